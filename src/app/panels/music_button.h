// SPDX-License-Identifier: Apache-2.0
// The button that tells which music the shown song is compared with, and opens the menu of others.
#pragma once

#include "app/drawing/layout.h"
#include "app/screen.h"

namespace moodglass::app {

// At the right end of `line`, as far as there is room. Returns what is left of it.
Rect draw_music_button(Screen& screen, const Rect& line);

}  // namespace moodglass::app
