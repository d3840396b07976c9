// SPDX-License-Identifier: Apache-2.0
#include "analysis/prepared_model.h"

namespace moodglass {

Result<PreparedModel> PreparedModel::of(const Model& model) {
    auto reference = Reference::of(model);
    if (!reference) return tl::unexpected(reference.error());
    return of(model, std::move(*reference));
}

Result<PreparedModel> PreparedModel::of(const Model& model, Reference reference) {
    auto network = Network::create(model);
    if (!network) return tl::unexpected(network.error());
    return PreparedModel{model, std::move(reference), std::move(*network)};
}

}  // namespace moodglass
