// SPDX-License-Identifier: Apache-2.0
// What the panels of features and of emotions share.
#pragma once

#include "app/drawing/rating_rows.h"
#include "app/screen.h"

namespace moodglass::app {

inline RatingRow rating_row(const char* name, const Reading& r) {
    return {name, r.value, r.low, r.high, r.percentile, r.ambiguous};
}

inline RatingRowsStyle rating_style(const Screen& screen, std::optional<std::size_t> chosen) {
    const bool compares = screen.asked.reasons == Reasons::compare;
    return {chosen, screen.hides_numbers(), compares ? screen.text().compare.difference : screen.text().what_if.change};
}

}  // namespace moodglass::app
