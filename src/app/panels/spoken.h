// SPDX-License-Identifier: Apache-2.0
// What the panels show as chosen, and where the keys are, in words: for who cannot see them. The page says what a key
// has changed, and all of it where the focus comes to the canvas.
#pragma once

#include <string>
#include <vector>

#include "app/screen.h"

namespace moodglass::app {

// Each of one thing, and without a line's end in it: what lies over the panels and its row, the song, the panel, emotion
// and quality with their values, stretch, place, what is compared with, the map, how it sounds, and what was said last.
// The same thing is said in the same words, so that what is new is what has changed.
std::vector<std::string> spoken(const Screen& screen);

}  // namespace moodglass::app
