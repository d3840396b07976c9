// SPDX-License-Identifier: Apache-2.0
// What lies over the panels: one dialogue or menu at a time, and a notice.
#pragma once

#include <string>

namespace moodglass::app {

enum class Overlay { none, about, help, kept, songs_table, palette, save_menu, music_menu, guesses_menu, language_menu, group_name };

struct Overlays {
    Overlay open = Overlay::none;
    bool shown = false;       // it was drawn already
    int row = 0;              // which of its rows the keys are at
    std::string typed;        // into the palette, or a group's new name
    std::string notice;       // shown for a few seconds
    double notice_until = 0;  // in ImGui::GetTime(); 0: from when it is drawn first
};

}  // namespace moodglass::app
