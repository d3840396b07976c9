// SPDX-License-Identifier: Apache-2.0
// Two songs, or two stretches of one, side by side: features, emotions and, for one emotion, which effects make the
// difference. The paper's example: two clips with a similar emotion profile for different reasons.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "explain/effects.h"
#include "explain/feature_space.h"

namespace moodglass {

struct Profile {
    PerFeature<float> midlevel{};
    PerEmotion<float> emotions{};
    PerEmotion<Effects> effects;

    bool operator==(const Profile&) const = default;
};

// The second minus the first. The differences of an emotion's effects add up to the emotion's difference.
struct Difference {
    PerFeature<float> midlevel{};
    PerEmotion<float> emotions{};
    PerEmotion<PerFeature<float>> effects{};
};
Difference difference(const Profile& first, const Profile& second);

// The features, those first whose number is largest in size.
PerFeature<std::size_t> by_size(const PerFeature<float>& numbers);

// The emotion that differs most between two profiles, in reference standard deviations; where these are not known, in
// itself.
std::size_t farthest_emotion(const FeatureSpace& space, const Profile& a, const Profile& b);

// "Tension is 0.12 higher in b.mp3 than in a.mp3 (0.61, 0.49), because b.mp3 is more dissonant (+0.09) and rhythmically
// less steady
// (+0.05), although it is more legato (-0.02)."
std::string compared(std::size_t emotion, std::string_view first_name, const Profile& first,
                     std::string_view second_name, const Profile& second);

// How far apart two profiles are: root of the mean square of differences in reference standard deviations.
float emotions_apart(const FeatureSpace& space, const Profile& a, const Profile& b);
float features_apart(const FeatureSpace& space, const Profile& a, const Profile& b);

struct Pair {
    std::size_t first = 0, second = 0;  // indices of the profiles
    float emotions_apart = 0, features_apart = 0;
};

// Pairs whose emotions are at most half a deviation apart, and whose features at least half a deviation and twice as
// far as that; the farthest first: similar feeling, different reasons.
std::vector<Pair> different_reasons(const FeatureSpace& space, std::span<const Profile> profiles);

}  // namespace moodglass
