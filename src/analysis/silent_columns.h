// SPDX-License-Identifier: Apache-2.0
// What the network says of silence within a song counts for nothing: a pause is no music, and most of what is heard in
// one is sad, dark and calm. Its cells become those of the sounding rest on the average. So the mean over all columns is
// that over the sounding ones; maps of a stretch (explain/map.h) and sections leave them out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audio/silences.h"
#include "network/cells.h"
#include "network/model.h"

namespace moodglass {

// Of each column, 1 where its middle lies in one of these; empty where none does, or all do. A song of sounding_frames that is repeated to fill an excerpt
// has its silences repeated.
std::vector<std::uint8_t> silent_columns(const Model& model, std::span<const Silence> silences, std::size_t columns,
                                         std::size_t sounding_frames);

// The silent ones of those columns that are there become the mean of the others; nothing changes if there are no others.
void level_silent_columns(Cells& cells);

}  // namespace moodglass
