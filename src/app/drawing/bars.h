// SPDX-License-Identifier: Apache-2.0
// Values as large bars from 0 to 1, to be read from the last row of a room: one a name, or two, A above B.
#pragma once

#include <optional>
#include <span>

#include "app/drawing/appearance.h"
#include "app/drawing/layout.h"

namespace moodglass::app {

struct Bar {
    float value = 0;
    bool unclear = false;  // an outline only
};

struct BarRow {
    const char* name = "";
    std::optional<Bar> a = {}, b = {};  // a alone: one bar; none: a question mark
};

ImU32 colour_of_a(const Theme& theme);  // B has that of text

// Fills `area`, whose height is that of all rows. `letters`: a line above them names the columns of numbers A and B;
// all such columns are of one type, others as large as the rows and the longest name allow.
void draw_bars(const Appearance& looks, const Rect& area, std::span<const BarRow> rows, bool letters);

}  // namespace moodglass::app
