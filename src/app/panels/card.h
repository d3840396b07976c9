// SPDX-License-Identifier: Apache-2.0
// The card: a song in one glance, before all panels.
#pragma once

#include <imgui/imgui.h>

#include <string>

#include "app/drawing/layout.h"
#include "app/screen.h"

namespace moodglass::app {

void draw_card_plane(const Screen& screen, ImDrawList& list, const Rect& area);  // while there is a result

// How final what the card says is: "First impression, from its first 10 seconds"; empty once the song is done.
std::string card_note(const Screen& screen);

// The card as a table of text: headline, what is told, and the sections (app/panels/aside.h).
std::string card_as_text(const Screen& screen);

}  // namespace moodglass::app
