// SPDX-License-Identifier: Apache-2.0
// `moodglass playlist`: the songs of a collection in which an emotion is strongest, or a way from one song to another.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/rated_songs.h"

namespace moodglass::cli {

struct PlaylistOptions {
    SongSource source;
    std::string by;                    // an emotion or a feature
    bool lowest = false;               // the least of it first
    std::size_t top = 0;               // so many songs; 0: all
    std::vector<std::string> between;  // two songs instead
    std::size_t steps = 12;            // songs on the way between them, both counted
    bool absolute = false;             // whole paths, so that the playlist may lie anywhere
    std::string out;                   // a file; empty: standard output
    bool force = false;                // overwrite it
};

// The exit status: 0 good, 1 some song failed, 2 nothing could be begun, 130 interrupted, and then nothing is written.
int playlist(const PlaylistOptions& options);

}  // namespace moodglass::cli
