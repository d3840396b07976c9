// SPDX-License-Identifier: Apache-2.0
// Which kind of music a song sounds like: a multinomial logistic regression on what a model says of the whole song, as
// tools/train/kinds.py fits and measures it on clips that the model has not heard.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audio/result.h"

namespace moodglass {

struct KindProbability {
    std::string kind;
    float probability = 0;
};

struct KindClassifier {
    std::vector<float> mean,
        deviation;  // (n) of the model's own outputs: seven features; the black box: eight emotions
    // For each kind: of the constant 1, of the n standardised outputs z, of their products z_i z_j, i <= j, row by row.
    std::vector<std::pair<std::string, std::vector<float>>> weights;
    float sure = 1;  // the least probability of a kind that is told

    bool known() const { return !weights.empty(); }

    // One for each kind, the likeliest first; they add up to 1. Empty if the outputs are of another number.
    std::vector<KindProbability> probabilities(std::span<const float> outputs) const;

    // Reads the key `kinds` of a model file; outputs: how many the model has. Empty text: a classifier that knows
    // nothing.
    static Result<KindClassifier> read(std::string_view text, std::size_t outputs);
};

}  // namespace moodglass
