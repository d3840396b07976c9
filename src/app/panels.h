// SPDX-License-Identifier: Apache-2.0
// One function a panel, each in a file of its own. `rect` is in coordinates of the current window's content.
#pragma once

#include "app/layout.h"
#include "app/screen.h"

namespace moodglass::app {

void draw_header(Screen& screen, const Rect& rect);
void draw_empty_state(Screen& screen, const Rect& rect);  // while the list of songs is empty
void draw_songs(Screen& screen, const Rect& rect);
void draw_timeline(Screen& screen, const Rect& rect);
void draw_midlevel(Screen& screen, const Rect& rect);
void draw_plane(Screen& screen, const Rect& rect);
void draw_emotions(Screen& screen, const Rect& rect);
void draw_why(Screen& screen, const Rect& rect);

void draw_classroom(Screen& screen);  // instead of all others: one of them, larger

// Drawn over the others; nothing while closed.
void draw_about(Screen& screen);
void draw_help(Screen& screen);
void draw_notice(Screen& screen);

}  // namespace moodglass::app
