// SPDX-License-Identifier: Apache-2.0
// What Moodglass writes into a song's tags: MOOD and COMMENT where they are free, and the comment once more as
// MOODGLASS, by which it knows its own. By TagLib: ID3v2 in MP3, WAV and AIFF, Vorbis comments in FLAC, Ogg and Opus,
// atoms in M4A, which have no place for MOODGLASS, APE tags in WavPack. A file is taken for what it holds, whatever its
// name says, and an ID3v2 tag of an old version stays old.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "audio/result.h"

namespace moodglass::cli {

struct SongTags {
    std::vector<std::string> moods;  // "tension", the strongest first
    std::string values;              // "valence 0.41, energy 0.60", one line
};

// What became of a file. Sentences for a person, as "MOOD is another's, and stays".
struct TagChange {
    bool changed = false;
    std::vector<std::string> remarks;
};

// Writes them into the file, or with no tags takes out what an earlier call has written. Of others' fields none is
// changed. The file is exchanged at once for a copy, with its owner and attributes as far as they can be set, whose
// sound is the same, sample by sample, and whose tags were read back; where anything fails it stays as it is. Fails
// where this kind of file can hold no tags, or none by which they could be found again, and where others' would be
// lost.
Result<TagChange> write_tags(const std::filesystem::path& path, const SongTags& tags);
Result<TagChange> remove_tags(const std::filesystem::path& path);

}  // namespace moodglass::cli
