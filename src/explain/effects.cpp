// SPDX-License-Identifier: Apache-2.0
#include "explain/effects.h"

namespace moodglass {

PerEmotion<Effects> effects(const Model& model, const PerFeature<float>& midlevel) {
    PerEmotion<Effects> all;
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        all[e].bias = model.bias[e];
        for (std::size_t f = 0; f < kFeatureCount; ++f) all[e].of[f] = model.weights[e][f] * midlevel[f];
    }
    return all;
}

}  // namespace moodglass
