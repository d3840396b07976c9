// SPDX-License-Identifier: Apache-2.0
#include "explain/effects.h"

#include <cmath>

namespace moodglass {

PerEmotion<Effects> effects(const Model& model, const PerFeature<float>& midlevel) {
    PerEmotion<Effects> bias;
    for (std::size_t e = 0; e < kEmotionCount; ++e) bias[e].bias = model.bias[e];
    return effects_at(bias, model.weights, midlevel);
}

PerEmotion<Effects> effects_at(const PerEmotion<Effects>& of_song, const PerEmotion<PerFeature<float>>& weights,
                               const PerFeature<float>& midlevel) {
    PerEmotion<Effects> all = of_song;
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        for (std::size_t f = 0; f < kFeatureCount; ++f) all[e].of[f] = weights[e][f] * midlevel[f];
    return all;
}

float sum(const Effects& effects) {
    float total = effects.bias;
    for (const float effect : effects.of) total += effect;
    return total;
}

PerFeature<float> relative(const Effects& effects) {
    float sizes = 0;
    for (const float effect : effects.of) sizes += std::fabs(effect);
    PerFeature<float> shares{};
    for (std::size_t f = 0; f < kFeatureCount && sizes > 0; ++f) shares[f] = effects.of[f] / sizes;
    return shares;
}

}  // namespace moodglass
