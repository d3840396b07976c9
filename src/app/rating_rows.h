// SPDX-License-Identifier: Apache-2.0
// Ratings one below the other, on a common scale from 0 to 1: a dot for the value, a bar for its interval, the numbers
// at the right. Features and emotions look the same.
#pragma once

#include <optional>
#include <span>

#include "app/layout.h"
#include "app/screen.h"

namespace moodglass::app {

struct RatingRow {
    const char* name = "";
    Reading reading;
    std::optional<float> from = {};  // drawn as where the value has moved from
};

struct RatingRowsAnswer {
    std::optional<std::size_t> hovered, pressed;
};

// Fills `area` with the rows and the axis below them. Where values have moved, how far stands in the place of their
// ranks.
RatingRowsAnswer draw_rating_rows(const Screen& screen, const Rect& area, std::span<const RatingRow> rows,
                                  std::optional<std::size_t> chosen);

}  // namespace moodglass::app
