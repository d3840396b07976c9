// SPDX-License-Identifier: Apache-2.0
// The songs that `playlist` and `tag` are about: analysed now, or read from what `analyze --format jsonl` wrote.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audio/result.h"
#include "network/ratings.h"

namespace moodglass::cli {

struct RatedSong {
    std::string file;  // as it was named when it was analysed
    double duration_s = 0;
    PerFeature<float> midlevel{};
    PerEmotion<float> emotions{};
    PerEmotion<float> percentiles{};  // 0 to 100, within the reference music
    bool explained = true;            // else midlevel says nothing
};

struct SongSource {
    std::vector<std::string> names;  // files and folders
    std::string from;                // a file of JSON lines instead
    std::string model;
    std::string reference = "auto";  // which music to compare with (cli/reference.h)
    bool follow_links = false;       // in folders
    int jobs = 0;                    // threads (Pool::start)
    bool writes_songs = false;       // whether their files are written afterwards: then this process cannot keep itself in
};

struct RatedSongs {
    std::vector<RatedSong> songs;  // each once, in the order of the files, or of the lines
    bool complete = true;          // false, and told, if a song failed
    bool interrupted = false;      // Ctrl-C
};

// A file's path that is the same however it is named: whole, and without links as far as it is there.
std::string real_path(const std::string& file);

// Keeps the process in (cli/keep_in.h), so outputs are opened before. Fails where nothing could be begun: no such model, results that are none, or of two models.
Result<RatedSongs> rated_songs(const SongSource& source);

}  // namespace moodglass::cli
