// SPDX-License-Identifier: Apache-2.0
// All songs side by side: in which order a table shows them. songs_table_panel.cpp draws it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/songs/reasons.h"
#include "app/songs/song.h"

namespace moodglass::app {

// Column 0: the name; then the features, then the emotions, in the order of network/ratings.h.
constexpr std::size_t kTableColumns = 1 + kFeatureCount + kEmotionCount;

struct TableOrder {
    std::size_t column = 0;
    bool sorted = false;      // else in the order of the list
    bool descending = false;  // numbers begin with the largest

    void press(std::size_t pressed);  // sort by it; again: the other way round
};

// Songs that have a whole result of this model.
std::vector<const Song*> comparable(std::span<const Song> songs, std::string_view model_id);
// Those of the shown song's model, or where that has no result, of the song that was done last.
std::vector<const Song*> comparable(std::span<const Song> songs, const Analysis* shown);

// Pairs of them that feel alike for different reasons, the clearest first, at most five. None where the model does not
// tell.
std::vector<Pair> telling_pairs(const std::vector<const Song*>& songs);

// The same in the table's order; those that are equal stay as they were.
std::vector<const Song*> ordered(std::vector<const Song*> songs, const TableOrder& order);
float value_in(const Song& song, std::size_t column);  // of a column from 1 on

}  // namespace moodglass::app
