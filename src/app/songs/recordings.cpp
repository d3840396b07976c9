// SPDX-License-Identifier: Apache-2.0
#include "app/songs/recordings.h"

#include <algorithm>

namespace moodglass::app {

const Song* newest_recording(const std::vector<Song>& songs, int chosen) {
    const auto is_chosen = [&](const Song& s) { return s.recorded && s.id == chosen; };
    if (const auto at = std::find_if(songs.begin(), songs.end(), is_chosen); at != songs.end()) return &*at;
    const auto last = std::find_if(songs.rbegin(), songs.rend(), [](const Song& s) { return s.recorded; });
    return last != songs.rend() ? &*last : nullptr;
}

TwoRecordings two_recordings(const std::vector<Song>& songs, int chosen) {
    const Song* newest = newest_recording(songs, chosen);
    if (!newest || newest->state != SongState::done || std::any_of(songs.begin(), songs.end(), is_live)) return {};
    const Song *before = nullptr, *after = nullptr;
    for (const Song& song : songs) {
        if (!song.recorded || song.state != SongState::done || song.id == newest->id ||
            song.analysis->model.id() != newest->analysis->model.id())
            continue;
        if (song.id < newest->id)
            before = &song;
        else if (!after)
            after = &song;
    }
    if (before) return {before, newest};
    return {newest, after};
}

}  // namespace moodglass::app
