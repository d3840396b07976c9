// SPDX-License-Identifier: Apache-2.0
// The music that a song is compared with: where its features and emotions lie, as a model hears them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "explain/quantiles.h"
#include "explain/usual_cells.h"
#include "network/ratings.h"

namespace moodglass {

// How the seven features go together in human ratings of such music.
struct HumanRatings {
    PerFeature<float> means{}, deviations{};
    PerFeature<PerFeature<float>> correlations{};
    Quantiles distances;  // of the rated clips' Mahalanobis distances (explain/feature_space.h)
};

// Kinds of reference music that have a name in words (explain/words.h); a model file may hold others.
inline constexpr std::string_view kFilmMusic = "film", kPopularMusic = "popular", kClassicalMusic = "classical";
inline constexpr std::string_view kAllMusic = "all";  // every kind together
inline constexpr std::string_view kOwnMusic = "own";  // of no model file: someone's own songs

struct Reference {
    std::string kind;   // "film"
    std::string clips;  // how many, and of what: "360 excerpts of film music"
    std::vector<std::array<float, 2>> plane;  // valence and energy of every clip, or of some of them
    PerEmotion<Quantiles> emotions;

    // Nothing of these for the black box.
    PerFeature<Quantiles> midlevel;
    PerFeature<float> midlevel_means{};
    HumanRatings ratings;

    // What the reasons leave out, where the model holds the black box's head, too: black box less explained value.
    bool tells_left_out = false;
    PerEmotion<Quantiles> left_out;
    PerEmotion<float> left_out_means{};

    // What its cells say on average: their means are midlevel_means and, of a black box beside them, its emotions' means.
    UsualCells usual_cells;

    // What is usual of one emotion's effects. weights: of the emotion, in the layer 7 -> 8.
    PerFeature<float> effect_means(const PerFeature<float>& weights) const;

    // What usual_cells add up to, by a model's layer 7 -> 8: means of the features, and behind them of the black box's
    // emotions, what is explained and what is left out together, where it tells them.
    std::vector<float> output_means(const PerEmotion<PerFeature<float>>& weights, const PerEmotion<float>& bias) const;
};

}  // namespace moodglass
