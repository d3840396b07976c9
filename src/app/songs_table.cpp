// SPDX-License-Identifier: Apache-2.0
#include "app/songs_table.h"

#include <algorithm>

namespace moodglass::app {

void TableOrder::press(std::size_t pressed) {
    const bool again = sorted && column == pressed;
    descending = again ? !descending : pressed > 0;
    column = pressed;
    sorted = true;
}

std::vector<const Song*> comparable(std::span<const Song> songs, std::string_view model_sha256) {
    std::vector<const Song*> out;
    for (const Song& song : songs)
        if (song.state == SongState::done && song.analysis && song.analysis->model.sha256 == model_sha256)
            out.push_back(&song);
    return out;
}

float value_in(const Song& song, std::size_t column) {
    const std::size_t i = column - 1;
    return i < kFeatureCount ? song.analysis->midlevel[i].mean : song.analysis->emotions[i - kFeatureCount].mean;
}

std::vector<const Song*> ordered(std::vector<const Song*> songs, const TableOrder& order) {
    if (!order.sorted) return songs;
    std::stable_sort(songs.begin(), songs.end(), [&](const Song* a, const Song* b) {
        if (order.descending) std::swap(a, b);
        if (order.column == 0) return a->name < b->name;
        return value_in(*a, order.column) < value_in(*b, order.column);
    });
    return songs;
}

}  // namespace moodglass::app
