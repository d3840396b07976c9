// SPDX-License-Identifier: Apache-2.0
// Taking results away: the shown values as text for the clipboard, the whole result as JSON, the curves as CSV, a
// picture of the panels, a report. Never the sound.
#pragma once

#include <string>

#include "app/screen.h"

namespace moodglass::app {

std::string values_as_text(const Summary& summary);  // tab-separated, for a spreadsheet
std::string curves_as_csv(const Analysis& analysis);

// For the selected song; nothing happens while it has no result. Pictures and reports come a few frames later.
void copy_values(Screen& screen);
void take_away(Screen& screen, Takeaway what);
void on_picture(Screen& screen, std::string_view png);  // empty: none could be taken

}  // namespace moodglass::app
