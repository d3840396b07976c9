// SPDX-License-Identifier: Apache-2.0
// A menu of commands under the button that opens it.
#pragma once

#include <optional>

#include "app/commands.h"
#include "app/drawing/layout.h"

namespace moodglass::app {

// To be called every frame in which its button is there. menu: the overlay that it is; chosen: the entry with a tick.
void draw_menu(Screen& screen, Overlay menu, const Rect& button, std::optional<CommandId> chosen = {});

}  // namespace moodglass::app
