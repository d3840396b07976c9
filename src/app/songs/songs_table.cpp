// SPDX-License-Identifier: Apache-2.0
#include "app/songs/songs_table.h"

#include <algorithm>

namespace moodglass::app {

void TableOrder::press(std::size_t pressed) {
    const bool again = sorted && column == pressed;
    descending = again ? !descending : pressed > 0;
    column = pressed;
    sorted = true;
}

std::vector<const Song*> comparable(std::span<const Song> songs, std::string_view model_id) {
    std::vector<const Song*> out;
    for (const Song& song : songs)
        if (song.state == SongState::done && song.analysis && song.analysis->model.id() == model_id)
            out.push_back(&song);
    return out;
}

std::vector<const Song*> comparable(std::span<const Song> songs, const Analysis* shown) {
    if (!shown) {
        const auto last = std::find_if(songs.rbegin(), songs.rend(),
                                       [](const Song& s) { return s.state == SongState::done && s.analysis; });
        if (last == songs.rend()) return {};
        shown = &*last->analysis;
    }
    return comparable(songs, shown->model.id());
}

std::vector<Pair> telling_pairs(const std::vector<const Song*>& songs) {
    constexpr std::size_t kMost = 5;
    if (songs.size() < 2 || !songs.front()->analysis->feature_space.known()) return {};
    std::vector<Profile> profiles;
    for (const Song* song : songs) profiles.push_back(profile_of(*song->analysis));
    std::vector<Pair> pairs = different_reasons(songs.front()->analysis->feature_space, profiles);
    pairs.resize(std::min(pairs.size(), kMost));
    return pairs;
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
