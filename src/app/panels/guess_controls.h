// SPDX-License-Identifier: Apache-2.0
// What a class's guesses add to the panels of qualities and emotions, in classroom mode.
#pragma once

#include <span>

#include "app/drawing/rating_rows.h"
#include "app/screen.h"

namespace moodglass::app {

// The groups in the title's line, the one whose turn it is marked; pressed again it is named. Returns what is left of
// the line.
Rect draw_groups(Screen& screen, const Rect& line);

// Crosses and votes of the selected song, onto the rows of the qualities or of the emotions.
void mark_guesses(const Screen& screen, std::span<RatingRow> rows, Lesson lesson);

// At the lower end of `area`: while values are hidden how to guess, else how near the groups came. Returns what is
// left.
Rect draw_guesses_told(const Screen& screen, const Rect& area);

// The line to type a group's name into, while it is open.
void draw_group_name(Screen& screen);

}  // namespace moodglass::app
