// SPDX-License-Identifier: Apache-2.0
#include "analysis/prepared_model.h"

namespace moodglass {

Result<Yardstick> Yardstick::of(const Model& model, ReferenceWish wish) {
    auto references = References::of(model);
    if (!references) return tl::unexpected(references.error());
    auto uncertainty = Uncertainty::of(model);
    if (!uncertainty) return tl::unexpected(uncertainty.error());
    if (const auto good = wish.possible(*references); !good) return tl::unexpected(good.error());
    return Yardstick{std::move(*references), std::move(wish), std::move(*uncertainty)};
}

Result<PreparedModel> PreparedModel::of(const Model& model) {
    auto yardstick = Yardstick::of(model);
    if (!yardstick) return tl::unexpected(yardstick.error());
    return of(model, std::move(*yardstick));
}

Result<PreparedModel> PreparedModel::of(const Model& model, Yardstick yardstick) {
    auto network = Network::create(model);
    if (!network) return tl::unexpected(network.error());
    return PreparedModel{model, std::move(yardstick), std::move(*network)};
}

}  // namespace moodglass
