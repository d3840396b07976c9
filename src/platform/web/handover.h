// SPDX-License-Identifier: Apache-2.0
// What the engine's worker hands over to the page, read from the script's objects.
#pragma once

#include <emscripten/val.h>

#include "analysis/analysis.h"
#include "analysis/overview.h"
#include "app/songs/song.h"

namespace moodglass::web {

// As the engine's overview() gives it, copied.
Overview overview_of(const emscripten::val& from);

// As the engine's cells() gives them, copied.
app::SongCells cells_of(const emscripten::val& from);

// What the engine's series() gives, put back into the analysis it was taken from.
void add_series(Analysis& to, const emscripten::val& from);

}  // namespace moodglass::web
