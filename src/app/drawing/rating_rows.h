// SPDX-License-Identifier: Apache-2.0
// Ratings one below the other, on a common scale from 0 to 1: a dot for the value, a bar for its interval, the numbers
// at the right. Features and emotions look the same.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/drawing/appearance.h"
#include "app/drawing/layout.h"

namespace moodglass::app {

// A guess: a cross on the scale, with a letter above it.
struct RatingMark {
    float value = 0;
    ImU32 colour = 0;
    std::string letter;
};

struct RatingRow {
    const char* name = "";
    float value = 0, low = 0, high = 0;
    std::optional<float> percentile = {};
    bool ambiguous = false;
    std::optional<float> from = {};  // drawn as where the value has moved from
    std::optional<float> straight = {};  // the black box's value: a small upright stroke
    std::vector<RatingMark> marks = {};
    std::string note = {};  // above the scale, small
};

struct RatingRowsAnswer {
    std::optional<std::size_t> hovered, pressed;
    std::optional<float> at;  // where on the scale it was pressed; empty: beside it
};

struct RatingRowsStyle {
    std::optional<std::size_t> chosen;
    bool hidden = false;     // a question mark in place of each value
    const char* moved = "";  // heading of how far values have moved, which then stands in the place of their ranks
};

// Fills `area` with the rows and the axis below them.
RatingRowsAnswer draw_rating_rows(const Appearance& looks, const Rect& area, std::span<const RatingRow> rows,
                                  const RatingRowsStyle& style);

}  // namespace moodglass::app
