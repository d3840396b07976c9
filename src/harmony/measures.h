// SPDX-License-Identifier: Apache-2.0
// What is measured of the harmony, moment by moment. A song's value is the mean over its moments, and so is any
// stretch's.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "harmony/harmony.h"

namespace moodglass {

inline constexpr std::size_t kHarmonyMeasureCount = 6;
using HarmonyMeasures = std::array<float, kHarmonyMeasureCount>;

// minor: probability of a minor key. clarity: probability of the likeliest key.
// diatonic: 1 if all is one pitch class or a chain of fifths is as short as can be, 0 if pitch classes are spread
// evenly around the circle of fifths: the fifth Fourier coefficient of the pitch classes of 1.9 s (Quinn 2007, Amiot
// 2016). spread: entropy of these pitch classes, 0 (one) to 1 (all alike). pitched: how far pitches stand out of the
// rest (HarmonyMoment). change: 1 less the cosine between the pitch classes of the 1.5 s before and after; 0 at both
// ends.
inline constexpr std::array<std::string_view, kHarmonyMeasureCount> kHarmonyMeasureNames = {
    "minor", "clarity", "diatonic", "spread", "pitched", "change"};

std::vector<HarmonyMeasures> measures_of(const Harmony& harmony);

}  // namespace moodglass
