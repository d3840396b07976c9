// SPDX-License-Identifier: Apache-2.0
// What the column of reasons and the table of songs say, as a table of text: the page puts it beside the canvas, for
// who cannot see it.
#pragma once

#include <string>

#include "app/screen.h"

namespace moodglass::app {

// Lines: title, a sentence (which may be empty), headings, rows; cells are parted by tabs. Empty where the column says
// why of the whole song, which has tables of its own.
std::string aside_as_text(const Screen& screen);

}  // namespace moodglass::app
