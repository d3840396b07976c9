// SPDX-License-Identifier: Apache-2.0
// What the keys do; the list behind `?` (overlays.cpp) names them. Only plain keys and Ctrl-C are taken: all others,
// and Tab, stay the browser's.
#pragma once

#include <imgui/imgui.h>

#include "app/screen.h"

namespace moodglass::app {

void handle_keys(Screen& screen);

// Whether this character was typed since the last frame: where ? [ ] + lie differs between keyboards.
bool typed(ImWchar character);

}  // namespace moodglass::app
