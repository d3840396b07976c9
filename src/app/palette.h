// SPDX-License-Identifier: Apache-2.0
// The palette: what can be done now, every emotion, quality and song, found by a few letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/screen.h"

namespace moodglass::app {

struct PaletteEntry {
    enum class Kind { command, emotion, feature, song } kind = Kind::command;
    std::size_t which = 0;  // a command's place in the table, an emotion, a quality, a song's id
    std::string name;
    std::string keys;  // that do the same; empty: none
};

// Those that match what was typed, the best first; at first all of them.
std::vector<PaletteEntry> palette_entries(const Screen& screen);

void choose_in_palette(Screen& screen, std::size_t row);  // and close it

}  // namespace moodglass::app
