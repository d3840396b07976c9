// SPDX-License-Identifier: Apache-2.0
// The line of an overlay to type into: what a person looks for, or a name.
#pragma once

#include "app/screen.h"

namespace moodglass::app {

// Takes the focus where the overlay appears, and what is typed on the way there. True when the text was changed;
// Overlays::typed has it, of 63 bytes at most.
bool draw_typed_line(Screen& screen, const char* hint, float width);

}  // namespace moodglass::app
