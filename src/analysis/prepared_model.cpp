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

Result<PreparedModel> PreparedModel::of(const Model& model, int threads) {
    auto yardstick = Yardstick::of(model);
    if (!yardstick) return tl::unexpected(yardstick.error());
    return of(model, std::move(*yardstick), threads);
}

Result<PreparedModel> PreparedModel::of(const Model& model, Yardstick yardstick, int threads) {
    auto network = Network::create(model, threads);
    if (!network) return tl::unexpected(network.error());
    return PreparedModel{model, std::move(yardstick), std::move(*network)};
}

}  // namespace moodglass
