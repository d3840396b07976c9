// SPDX-License-Identifier: Apache-2.0
// The card: a song in one glance, before all panels.
#pragma once

#include <imgui/imgui.h>

#include <string>

#include "app/drawing/layout.h"
#include "app/screen.h"

namespace moodglass::app {

// The song's path through the plane, in the colours of its moods. keyed: the corners' words have their colours beside
// them.
void draw_card_plane(const Appearance& looks, const Analysis& analysis, ImDrawList& list, const Rect& area,
                     bool keyed = false);
float width_for_corners(const Appearance& looks);  // that the corners' words and colours need beside each other
// Where on it the playhead is, while it moves.
void draw_playhead_on_plane(const Screen& screen, ImDrawList& list, const Rect& area);

// The card as a picture of its own, from (0, 0) on, in the person's language and colours: all that is told, and nothing
// to press. What is told is set as large as it finds room.
void draw_card_picture(const Screen& screen, ImDrawList& list, const Song& song, PictureSize size);

// How final what the card says is: "First impression, from its first 10 seconds". Once the song is done, what is to be
// known of its file, such as that it is cut; mostly nothing.
std::string card_note(const Screen& screen);

// The card as a table of text: headline, what is told, and the sections (app/panels/aside.h).
std::string card_as_text(const Screen& screen);

}  // namespace moodglass::app
