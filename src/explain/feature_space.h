// SPDX-License-Identifier: Apache-2.0
// Where the seven features can be, and which combinations of them occur: what a question "what if" is judged by. Ranges
// and deviations are of the model's predictions over its reference clips; how features go together is taken from human
// ratings.
#pragma once

#include "explain/reference.h"

namespace moodglass {

struct Spread {
    float low = 0, high = 0;  // least and greatest over the reference clips
    float deviation = 0;      // standard deviation
};

struct FeatureSpace {
    PerFeature<Spread> features;
    PerEmotion<Spread> emotions;
    HumanRatings ratings;

    bool known() const { return features[0].deviation > 0; }  // not for the black box
    static FeatureSpace of(const Reference& reference);
};

// How unusual a combination of features is: its Mahalanobis distance sqrt(z' C^-1 z) from the mean of the human
// ratings, C their correlations and z the features in rated standard deviations.
struct Unlikeliness {
    float distance = 0;
    float percentile = 0;               // share of the rated clips that are less unusual, 0 to 100
    std::array<std::size_t, 2> pair{};  // the two features that least go together

    bool marked() const { return percentile >= 95; }
};

Unlikeliness unlikeliness(const FeatureSpace& space, const PerFeature<float>& midlevel);

}  // namespace moodglass
