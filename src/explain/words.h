// SPDX-License-Identifier: Apache-2.0
// English for the sentences: emotions as nouns, and how music differs that has more or less of a feature.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "network/ratings.h"

namespace moodglass {

inline constexpr PerEmotion<std::string_view> kEmotionTitles = {"Valence", "Energy",    "Tension", "Anger",
                                                                "Fear",    "Happiness", "Sadness", "Tenderness"};
inline constexpr PerEmotion<std::string_view> kEmotionNouns = {"valence", "energy",    "tension", "anger",
                                                               "fear",    "happiness", "sadness", "tenderness"};

// What a kind of reference music is called: "more dissonant than 80 % of film music".
std::string_view music_of(std::string_view kind);

struct MoreOrLess {
    std::string_view more, less;  // "the music is ... than 80 % of film music"
};
inline constexpr PerFeature<MoreOrLess> kMoreOrLess = {{
    {"more singable", "less singable"},
    {"more staccato", "more legato"},
    {"rhythmically more complex", "rhythmically simpler"},
    {"rhythmically steadier", "rhythmically less steady"},
    {"more dissonant", "less dissonant"},
    {"clearer in its key", "less clear in its key"},
    {"more minor in mode", "more major in mode"},
}};

inline std::string_view more_or_less(std::size_t feature, bool more) {
    return more ? kMoreOrLess[feature].more : kMoreOrLess[feature].less;
}

// A whole number of per cent that never claims all or none.
int whole_share(float percentile);

// Beyond how much music a rank lies: from the middle up above what is below it, else below the rest, so that the rank as it is
// told and this are 100 together.
int share_beyond(float percentile);

std::string with_article(std::string_view noun);  // "a fear", "an anger"
std::string decimals(float value, int places = 2);         // 0.61, −0.02 (a true minus), 0.00
std::string signed_decimals(float value, int places = 2);  // +0.12, −0.08, 0.00

// "a", "a and b", "a, b and c"
std::string enumerated(const std::vector<std::string>& things);

}  // namespace moodglass
