// SPDX-License-Identifier: Apache-2.0
// The recordings among the songs, and which two of them stand side by side in the classroom.
#pragma once

#include <vector>

#include "app/songs/song.h"

namespace moodglass::app {

// What was heard live last or is being heard; null: nothing was. `chosen`, a song's id, where that is such a one.
const Song* newest_recording(const std::vector<Song>& songs, int chosen);

struct TwoRecordings {
    const Song *a = nullptr, *b = nullptr;  // both done, by the same model; null: there are no two
    explicit operator bool() const { return a && b; }
};

// B: the newest one as above, A: the one that was recorded before it; of the first one, which is A then, the one after
// it. None while one is being heard, or the newest analysed: its values would still change.
TwoRecordings two_recordings(const std::vector<Song>& songs, int chosen);

}  // namespace moodglass::app
