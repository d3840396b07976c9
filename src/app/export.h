// SPDX-License-Identifier: Apache-2.0
// Taking results away: the shown values as text for the clipboard, the whole result as JSON, the curves as CSV. Never
// the sound.
#pragma once

#include <string>

#include "app/screen.h"

namespace moodglass::app {

std::string values_as_text(const Summary& summary);  // tab-separated, for a spreadsheet
std::string curves_as_csv(const Analysis& analysis);

// For the selected song; nothing happens while it has no result.
void copy_values(Screen& screen);
void save_json(Screen& screen);
void save_csv(Screen& screen);

}  // namespace moodglass::app
