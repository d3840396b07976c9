// SPDX-License-Identifier: Apache-2.0
// `moodglass tag`: the moods of songs into their files, where players find them. Without `write` it is only said what
// would be.
#pragma once

#include "cli/rated_songs.h"
#include "cli/song_tags.h"

namespace moodglass::cli {

struct TagOptions {
    SongSource source;
    bool write = false;
    bool remove = false;  // takes out what was written; nothing is analysed
};

// Up to three emotions that are stronger than in three of four pieces of the reference music, the strongest first;
// where there is none, that which is strongest within it.
SongTags tags_of(const RatedSong& song);

// The exit status: 0 good, 1 some song failed, 2 nothing could be begun, 130 interrupted.
int tag(const TagOptions& options);

}  // namespace moodglass::cli
