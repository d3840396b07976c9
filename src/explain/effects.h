// SPDX-License-Identifier: Apache-2.0
// How each mid-level feature moves each emotion (paper, section 5): effect of feature f on emotion e = weight[e][f] x feature.
#pragma once

#include "network/model.h"

namespace moodglass {

// bias + sum of effects = emotion, to 1e-5.
struct Effects {
    float bias = 0;
    PerFeature<float> of{};

    bool operator==(const Effects&) const = default;
};

PerEmotion<Effects> effects(const Model& model, const PerFeature<float>& midlevel);

// The same layer at other features: weights and biases are those of the song.
PerEmotion<Effects> effects_at(const PerEmotion<Effects>& of_song, const PerEmotion<PerFeature<float>>& weights,
                               const PerFeature<float>& midlevel);

float sum(const Effects& effects);  // the emotion

// Every effect as a share of the sum of all effects' sizes, -1 to 1 (2021 follow-up of the paper). All zero where there is none.
PerFeature<float> relative(const Effects& effects);

}  // namespace moodglass
