// SPDX-License-Identifier: Apache-2.0
// The plane of valence and energy, as the workbench and the card draw it.
#pragma once

#include <imgui/imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "analysis/analysis.h"
#include "app/drawing/layout.h"

namespace moodglass::app {

inline constexpr std::size_t kValence = 0, kEnergy = 1;

struct PlaneRange {
    float low = 0, high = 1;
};

// Round limits that hold every point, the middle of the scale and some room; the same for both axes.
inline PlaneRange range_of(const std::vector<Window>& windows, const std::vector<std::array<float, 2>>& cloud) {
    float low = 0.3f, high = 0.7f;
    for (const Window& w : windows) {
        low = std::min({low, w.emotions[kValence], w.emotions[kEnergy]});
        high = std::max({high, w.emotions[kValence], w.emotions[kEnergy]});
    }
    for (const auto& clip : cloud) {
        low = std::min({low, clip[0], clip[1]});
        high = std::max({high, clip[0], clip[1]});
    }
    return {std::floor(low * 10 - 0.3f) / 10, std::ceil(high * 10 + 0.3f) / 10};
}

inline double middle_of(const Window& w) { return (w.start_s + w.end_s) / 2; }

inline const Window* nearest(const std::vector<Window>& windows, double time_s) {
    const auto at = std::min_element(windows.begin(), windows.end(), [&](const Window& a, const Window& b) {
        return std::fabs(middle_of(a) - time_s) < std::fabs(middle_of(b) - time_s);
    });
    return at == windows.end() ? nullptr : &*at;
}

struct PlanePlot {
    Rect area;
    PlaneRange range;

    ImVec2 at(float valence, float energy) const {
        const float span = range.high - range.low;
        return {area.x + (valence - range.low) / span * area.w, area.bottom() - (energy - range.low) / span * area.h};
    }
    ImVec2 at(const Window& w) const { return at(w.emotions[kValence], w.emotions[kEnergy]); }
};

}  // namespace moodglass::app
