// SPDX-License-Identifier: Apache-2.0
// What a model says of its reference clips, against which a song is placed, and how far its predictions lie from ratings.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "audio/result.h"
#include "explain/familiarity.h"
#include "network/model.h"

namespace moodglass {

// The 0th to 100th percentile of a set of values, ascending.
struct Quantiles {
    std::array<float, 101> at{};
    // Share of the set below the value, 0 to 100, linear between quantiles.
    float percentile_of(float value) const;
    float deviation() const;  // standard deviation, linear between quantiles
};

// 80 % of ratings lie between prediction + low and prediction + high (out-of-fold).
struct Residuals {
    float low = 0, high = 0;
};

// How the seven features go together in human ratings of film music.
struct HumanRatings {
    PerFeature<float> means{}, deviations{};
    PerFeature<PerFeature<float>> correlations{};
    Quantiles distances;  // of the rated clips' Mahalanobis distances (explain/feature_space.h)
};

struct Reference {
    std::string clips;  // what they are: "360 excerpts of film music"
    std::vector<std::array<float, 2>> plane;  // valence and energy of every clip
    PerFeature<Quantiles> midlevel;
    PerEmotion<Quantiles> emotions;
    PerEmotion<PerFeature<Quantiles>> effects;
    PerEmotion<PerFeature<float>> effect_means{};
    PerFeature<Residuals> midlevel_residuals;
    PerEmotion<Residuals> emotion_residuals;
    Familiarity familiarity;  // with the film music it was trained on
    HumanRatings ratings;

    // Empty of features, effects and ratings for the black box. Reads the keys `reference`, `residuals`
    // and `familiarity` of the model's metadata.
    static Result<Reference> of(const Model& model);
};

}  // namespace moodglass
