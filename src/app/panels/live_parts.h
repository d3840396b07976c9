// SPDX-License-Identifier: Apache-2.0
// What all that shows an open microphone shares: how loud it is, and what is wrong with it.
#pragma once

#include <imgui/imgui.h>

#include "app/screen.h"

namespace moodglass::app {

void draw_level(const Screen& screen, ImDrawList& list, const Rect& at);  // from -60 dB to the most
const char* what_is_wrong(const Screen& screen);                          // empty: nothing
void draw_device(Screen& screen, const Rect& at);                         // pressed: the next one

}  // namespace moodglass::app
