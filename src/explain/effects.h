// SPDX-License-Identifier: Apache-2.0
// How each mid-level feature moves each emotion (paper, section 5): effect of feature f on emotion e = weight[e][f] x feature.
#pragma once

#include "network/model.h"

namespace moodglass {

// bias + sum of effects = emotion, to 1e-5.
struct Effects {
    float bias = 0;
    PerFeature<float> of{};
};

PerEmotion<Effects> effects(const Model& model, const PerFeature<float>& midlevel);

}  // namespace moodglass
