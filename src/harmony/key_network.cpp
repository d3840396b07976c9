// SPDX-License-Identifier: Apache-2.0
#include "harmony/key_network.h"

#include <algorithm>
#include <cmath>

#include "key_weights.h"

namespace moodglass {
namespace {

// One convolution around the circle, then ReLU: output channel o at pitch class p hears input channel i at p + d with
// weight [o][i][d]. inputs: (channels, 24), each circle written twice; outputs: (kKeyChannels, 12).
void around_the_circle(std::span<const float> weights, std::span<const float> bias, std::span<const Four> inputs,
                       std::span<Four> outputs) {
    const std::size_t channels = inputs.size() / (2 * kPitchClasses);
    for (std::size_t o = 0; o < kKeyChannels; ++o) {
        std::array<Four, kPitchClasses> sums;
        sums.fill(Four{} + bias[o]);
        const float* weight = &weights[o * channels * kPitchClasses];
        for (std::size_t i = 0; i < channels; ++i)
            for (std::size_t d = 0; d < kPitchClasses; ++d, ++weight)
                for (std::size_t p = 0; p < kPitchClasses; ++p)
                    sums[p] += inputs[i * 2 * kPitchClasses + p + d] * *weight;
        for (std::size_t p = 0; p < kPitchClasses; ++p)
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                outputs[o * kPitchClasses + p][lane] = std::max(0.0f, sums[p][lane]);
    }
}

// (channels, 12) with each circle written twice.
std::vector<Four> twice(std::span<const Four> circles) {
    std::vector<Four> both(2 * circles.size());
    for (std::size_t i = 0; i < circles.size(); ++i) {
        const std::size_t at = i / kPitchClasses * 2 * kPitchClasses + i % kPitchClasses;
        both[at] = both[at + kPitchClasses] = circles[i];
    }
    return both;
}

}  // namespace

std::size_t key_features() { return kKeyChannels * kPitchClasses; }

void hear_frames(std::span<const Four> tuned, std::span<Four> features) {
    std::vector<Four> parts(kSemitones * kThirds);
    for (std::size_t semitone = 0; semitone < kSemitones; ++semitone)
        for (std::size_t third = 0; third < kThirds; ++third)
            parts[(semitone / kPitchClasses * kThirds + third) * kPitchClasses + semitone % kPitchClasses] =
                tuned[semitone * kThirds + third];
    around_the_circle(kFirstWeight, kFirstBias, twice(parts), features);
    around_the_circle(kSecondWeight, kSecondBias, twice(features), features);
}

void tell_keys(std::span<const Four> features, std::array<Four, kKeys>& probabilities) {
    std::vector<Four> third(key_features());
    around_the_circle(kThirdWeight, kThirdBias, twice(features), third);
    for (std::size_t mode = 0; mode < 2; ++mode)
        for (std::size_t p = 0; p < kPitchClasses; ++p) {
            Four sum = Four{} + kKeyBias[mode];
            for (std::size_t c = 0; c < kKeyChannels; ++c)
                sum += third[c * kPitchClasses + p] * kKeyWeight[mode * kKeyChannels + c];
            probabilities[mode * kPitchClasses + (p + kLowestPitchClass) % kPitchClasses] = sum;
        }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        float highest = probabilities[0][lane], total = 0;
        for (const Four& key : probabilities) highest = std::max(highest, key[lane]);
        for (Four& key : probabilities) total += key[lane] = std::exp(key[lane] - highest);
        for (Four& key : probabilities) key[lane] /= total;
    }
}

}  // namespace moodglass
