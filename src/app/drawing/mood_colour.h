// SPDX-License-Identifier: Apache-2.0
// The colour of a mood: where it lies in the plane of valence and energy. Dark ink can be read on every one of them.
#pragma once

#include <imgui/imgui.h>

#include <array>
#include <vector>

namespace moodglass::app {

// What the plane is measured by: where the reference music lies, and how far it spreads.
struct PlaneScale {
    std::array<float, 2> middle = {0.5f, 0.5f}, deviation = {0.12f, 0.12f};  // valence, energy

    static PlaneScale of(const std::vector<std::array<float, 2>>& reference_plane);  // as it is where there are too few
};

// Red: tense; yellow: lively; blue: sad; green: calm; and what lies between.
ImU32 mood_colour(const PlaneScale& scale, float valence, float energy);

inline constexpr ImU32 kMoodInk = IM_COL32(0x16, 0x1A, 0x21, 255);  // what is written on it

}  // namespace moodglass::app
