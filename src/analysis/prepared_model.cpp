// SPDX-License-Identifier: Apache-2.0
#include "analysis/prepared_model.h"

namespace moodglass {

Result<PreparedModel> PreparedModel::of(const Model& model, int threads) {
    auto reference = Reference::of(model);
    if (!reference) return tl::unexpected(reference.error());
    return of(model, std::move(*reference), threads);
}

Result<PreparedModel> PreparedModel::of(const Model& model, Reference reference, int threads) {
    auto network = Network::create(model, threads);
    if (!network) return tl::unexpected(network.error());
    return PreparedModel{model, std::move(reference), std::move(*network)};
}

}  // namespace moodglass
