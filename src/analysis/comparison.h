// SPDX-License-Identifier: Apache-2.0
// Two songs, or two stretches of songs, side by side, for one emotion: what the command prints and the bindings give.
#pragma once

#include <optional>
#include <string>

#include "analysis/prepared_model.h"
#include "explain/compare.h"
#include "explain/map.h"
#include "explain/references.h"
#include "network/cells.h"

namespace moodglass {

struct ComparedSong {
    std::string name;  // as the sentence calls it
    std::string kind;  // of the reference music that it is compared with
    Chosen chosen;     // how that was
    Profile profile;
};

// Of a stretch of a song. columns: not empty and within the cells.
Profile profile_of(const Model& model, const Cells& cells, Range columns);

struct Comparison {
    ComparedSong first, second;
    struct {
        std::string kind, clips;
        Chosen chosen;  // unsure: all music, for the songs are of different kinds, or one is of none for sure
    } reference;
    std::size_t emotion = 0;
    std::string sentence;
};

// The model knows features, and the songs are of it. emotion: none, for that which differs most, in deviations of the
// reference music. Two songs of different kinds have all music in common.
Comparison compare(const Yardstick& yardstick, ComparedSong first, ComparedSong second,
                   std::optional<std::size_t> emotion);

// indent: as of an Analysis (analysis/json.h).
std::string to_json(const Model& model, const Comparison& comparison, int indent = -1);

}  // namespace moodglass
