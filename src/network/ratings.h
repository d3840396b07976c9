// SPDX-License-Identifier: Apache-2.0
// What the network predicts: seven mid-level features and eight emotions, in this order everywhere (paper, section 3).
// All values are on the scale rating / 10.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace moodglass {

// No rating, weight or time in seconds comes near it: what is larger is damage, and refused, so that no sum or product of a
// few numbers overflows.
inline constexpr double kLargestNumber = 1e6;

inline constexpr std::size_t kFeatureCount = 7;
inline constexpr std::size_t kEmotionCount = 8;

template <class T>
using PerFeature = std::array<T, kFeatureCount>;
template <class T>
using PerEmotion = std::array<T, kEmotionCount>;

inline constexpr PerFeature<std::string_view> kFeatureNames = {
    "melodiousness", "articulation",    "rhythmic_complexity", "rhythmic_stability",
    "dissonance",    "tonal_stability", "minorness",
};

inline constexpr PerEmotion<std::string_view> kEmotionNames = {
    "valence", "energy", "tension", "anger", "fear", "happy", "sad", "tender",
};

}  // namespace moodglass
