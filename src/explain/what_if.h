// SPDX-License-Identifier: Apache-2.0
// What if the features were different? The layer 7 -> 8 is linear, so the smallest change that brings an emotion to a
// chosen level has a closed form: each feature moves in proportion to weight x deviation^2, and one that reaches the
// end of the reference clips' range stays there while the others take over its share.
#pragma once

#include <string>
#include <vector>

#include "explain/effects.h"
#include "explain/feature_space.h"

namespace moodglass {

struct Change {
    PerFeature<float> to{};  // the features after it
    float rise = 0;  // by how much the emotion rises; less than wanted where all features are at the end of their range
    float size = 0;  // sqrt of the sum of squares of the features' moves, each in reference standard deviations
    bool reached = true;
};

// Minimises `size`, exactly. A song that lies outside the reference clips' range may stay where it is.
Change smallest_change(const FeatureSpace& space, const PerFeature<float>& weights, const PerFeature<float>& from,
                       float rise);

// The features that move by a tenth of a reference standard deviation or more and by two fifths of the farthest move,
// the farthest first: what a sentence names.
std::vector<std::size_t> moved_features(const FeatureSpace& space, const PerFeature<float>& from,
                                        const PerFeature<float>& to);

// "For a tenderness of 0.60 instead of 0.32 the music would have to be above all less dissonant (0.41 instead of 0.55)
// and more singable (0.70 instead of 0.61): 1.3 standard deviations of the reference clips in all."
std::string what_would_have_to_change(std::size_t emotion, float value, const FeatureSpace& space,
                                      const PerFeature<float>& from, const Change& change);

}  // namespace moodglass
