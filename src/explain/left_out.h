// SPDX-License-Identifier: Apache-2.0
// What an emotion's reasons leave out: the value of the black box, which hears the same feature map by a head of its
// own, less the value that the features explain. Both are linear in the cells, so it is, too: it has a map, and of a
// stretch it is the mean of its moments.
#pragma once

#include <string>

#include "explain/map.h"
#include "explain/reference.h"

namespace moodglass {

struct LeftOut {
    float black_box = 0;   // what the black box says of the emotion
    float value = 0;       // black_box less the explained emotion
    float percentile = 0;  // 0 to 100: of how much of the reference music less is left out, whichever the sign
};

// Share of a set whose values are smaller in size than this one, 0 to 100.
float percentile_of_size(const Quantiles& quantiles, float value);

// For cells of seven features and, behind them, the black box's emotions. weights and bias: of the emotion, in the
// layer 7 -> 8.
Readout of_left_out(std::size_t emotion, const PerFeature<float>& weights, float bias);

// Whether it is larger than the first reason is: the effect that lies farthest from usual.
bool outweighs(float left_out, const PerFeature<float>& effects, const PerFeature<float>& usual_effects);

// "More weighs what is not in these qualities, +0.09, more than for 92 % of popular music: straight from the sound the
// same network hears 0.70." Below the middle: "though less than for 70 %". kind: of the reference music.
std::string admission(const LeftOut& left_out, std::string_view kind);

// The same where nothing else is told: "Of tension +0.09 is not in these qualities, more than for 92 % of popular
// music: straight from the sound the same network hears 0.70."
std::string left_out_sentence(std::size_t emotion, const LeftOut& left_out, std::string_view kind);

}  // namespace moodglass
