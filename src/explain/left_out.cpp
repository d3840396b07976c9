// SPDX-License-Identifier: Apache-2.0
#include "explain/left_out.h"

#include <algorithm>
#include <cmath>

#include "explain/words.h"

namespace moodglass {
namespace {

std::string compared(const LeftOut& left_out, std::string_view kind) {
    const bool more = left_out.percentile >= 50;
    return (more ? "more than for " : "less than for ") + std::to_string(share_beyond(left_out.percentile)) + " % of " +
           std::string(music_of(kind)) + ": straight from the sound the same network hears " +
           decimals(left_out.black_box) + ".";
}

}  // namespace

float percentile_of_size(const Quantiles& quantiles, float value) {
    const float size = std::fabs(value);
    return std::max(0.0f, quantiles.percentile_of(size) - quantiles.percentile_of(-size));
}

Readout of_left_out(std::size_t emotion, const PerFeature<float>& weights, float bias) {
    Readout readout;
    for (std::size_t f = 0; f < kFeatureCount; ++f) readout.weights[f] = -weights[f];
    readout.weights[kFeatureCount + emotion] = 1;
    readout.bias = -bias;
    return readout;
}

bool outweighs(float left_out, const PerFeature<float>& effects, const PerFeature<float>& usual_effects) {
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        if (std::fabs(effects[f] - usual_effects[f]) >= std::fabs(left_out)) return false;
    return true;
}

std::string admission(const LeftOut& left_out, std::string_view kind) {
    return "More weighs what is not in these qualities, " + signed_decimals(left_out.value) +
           (left_out.percentile >= 50 ? ", " : ", though ") + compared(left_out, kind);
}

std::string left_out_sentence(std::size_t emotion, const LeftOut& left_out, std::string_view kind) {
    return "Of " + std::string(kEmotionNouns[emotion]) + " " + signed_decimals(left_out.value) +
           " is not in these qualities, " + compared(left_out, kind);
}

}  // namespace moodglass
