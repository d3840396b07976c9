// SPDX-License-Identifier: Apache-2.0
// What is asked of the shown song: why, what if, compared with what, where in the sound, and which part is heard.
#pragma once

#include <optional>

#include "app/drawing/map_picture.h"
#include "app/songs/reasons.h"
#include "app/songs/songs_table.h"
#include "explain/masked_sound.h"

namespace moodglass::app {

// How the sound plays that is asked for.
struct Listening {
    bool loops = false;  // the stretch, or the song where none is chosen, again and again
    float speed = 1;     // of the recording's own, at the same pitch
    float volume = 1;    // to 1
};

struct Questions {
    Reasons reasons = Reasons::why;  // which of the three stands in the column of reasons
    bool from_usual = true;          // Why: effects counted from what is usual, instead of from zero
    WhatIf what_if;
    std::optional<Compared> side_a;  // A, while one is compared with
    MapOf map_of = MapOf::nothing;   // of what is shown where in the sound it comes from
    Part part = Part::whole;         // what of the sound playing plays; another than the whole only with a map
    Listening listening;
    TableOrder table_order;
};

}  // namespace moodglass::app
