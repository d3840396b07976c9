// SPDX-License-Identifier: Apache-2.0
// A value one can move along a line.
#pragma once

#include <optional>

#include "app/drawing/appearance.h"
#include "app/drawing/layout.h"

namespace moodglass::app {

struct Slider {
    float low = 0, high = 1;
    float value = 0;
    float mark = 0;  // where it was to begin with
};

// Fills `area`; returns the new value while it is being moved. A double press takes it back to the mark.
std::optional<float> draw_slider(const Appearance& looks, const char* id, const Rect& area, const Slider& slider,
                                 ImU32 colour);

}  // namespace moodglass::app
