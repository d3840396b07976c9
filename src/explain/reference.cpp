// SPDX-License-Identifier: Apache-2.0
#include "explain/reference.h"

namespace moodglass {

PerFeature<float> Reference::effect_means(const PerFeature<float>& weights) const {
    PerFeature<float> means{};
    for (std::size_t f = 0; f < kFeatureCount; ++f) means[f] = weights[f] * midlevel_means[f];
    return means;
}

std::vector<float> Reference::output_means(const PerEmotion<PerFeature<float>>& weights,
                                           const PerEmotion<float>& bias) const {
    std::vector<float> means(midlevel_means.begin(), midlevel_means.end());
    for (std::size_t e = 0; tells_left_out && e < kEmotionCount; ++e) {
        means.push_back(bias[e] + left_out_means[e]);
        for (const float effect : effect_means(weights[e])) means.back() += effect;
    }
    return means;
}

}  // namespace moodglass
