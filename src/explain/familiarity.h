// SPDX-License-Identifier: Apache-2.0
// How far a song lies from the film music that a model was trained on, and how much wider that makes its intervals.
// Emotions are rated of film music alone, so residuals are measured there; of music unlike it the model knows less.
#pragma once

#include <span>
#include <vector>

#include "network/model.h"

namespace moodglass {

// Mahalanobis distance of the model's own outputs (seven features; the black box: eight emotions) from their mean over
// the film clips, divided by the square root of their number: about 1 for a typical clip.
struct Familiarity {
    std::vector<float> mean;       // (n); empty: the model file says nothing, and no interval is widened
    std::vector<float> precision;  // (n, n): the inverse of the covariance
    float typical = 1;             // intervals are as wide as the residuals up to here
    float slope = 0;               // and wider by this share for every unit beyond
    float most = 1;                // but by no more than this factor

    float distance(std::span<const float> outputs) const;
    float interval_scale(std::span<const float> outputs) const;  // 1 or more

    // Reads the key `familiarity` of the model's metadata, if it is there; a key of the wrong shape is an error.
    static Result<Familiarity> of(const Model& model);
};

}  // namespace moodglass
