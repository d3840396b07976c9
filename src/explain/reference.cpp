// SPDX-License-Identifier: Apache-2.0
#include "explain/reference.h"

namespace moodglass {

PerFeature<float> Reference::effect_means(const PerFeature<float>& weights) const {
    PerFeature<float> means{};
    for (std::size_t f = 0; f < kFeatureCount; ++f) means[f] = weights[f] * midlevel_means[f];
    return means;
}

}  // namespace moodglass
