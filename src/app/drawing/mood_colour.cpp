// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/mood_colour.h"

#include <algorithm>
#include <cmath>

namespace moodglass::app {
namespace {

using Colour = std::array<float, 3>;

constexpr Colour kTense = {238, 122, 92}, kLively = {244, 194, 91}, kSad = {124, 155, 232}, kCalm = {99, 194, 156};
constexpr float kReach = 1.5f;  // deviations from the middle to the ends of the colours

Colour between(const Colour& a, const Colour& b, float share) {
    Colour out;
    for (std::size_t i = 0; i < 3; ++i) out[i] = a[i] + share * (b[i] - a[i]);
    return out;
}

}  // namespace

PlaneScale PlaneScale::of(const std::vector<std::array<float, 2>>& reference_plane) {
    PlaneScale scale;
    if (reference_plane.size() < 2) return scale;
    const auto count = static_cast<float>(reference_plane.size());
    for (std::size_t axis = 0; axis < 2; ++axis) {
        float sum = 0, squares = 0;
        for (const auto& point : reference_plane) sum += point[axis];
        const float mean = sum / count;
        for (const auto& point : reference_plane) squares += (point[axis] - mean) * (point[axis] - mean);
        if (squares <= 0) continue;
        scale.middle[axis] = mean;
        scale.deviation[axis] = std::sqrt(squares / count);
    }
    return scale;
}

ImU32 mood_colour(const PlaneScale& scale, float valence, float energy) {
    const auto share = [&](std::size_t axis, float value) {
        return std::clamp(0.5f + (value - scale.middle[axis]) / scale.deviation[axis] / (2 * kReach), 0.0f, 1.0f);
    };
    const float x = share(0, valence), y = share(1, energy);
    const Colour c = between(between(kSad, kCalm, x), between(kTense, kLively, x), y);
    return IM_COL32(c[0], c[1], c[2], 255);
}

}  // namespace moodglass::app
