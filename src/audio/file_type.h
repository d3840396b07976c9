// SPDX-License-Identifier: Apache-2.0
// What a file is, told from its first bytes and never from its name.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace moodglass {

using Bytes = std::span<const std::byte>;

enum class FileType {
    wav,     // RIFF, RF64, Wave64 and AIFF
    mp3,     // with or without ID3
    flac,    // native or in Ogg
    vorbis,  // Ogg
    opus,    // Ogg
    other,   // sound in a container that the engine has no decoder for: M4A/AAC, WebM, WMA, CAF...
    locked,  // sound protected by DRM
    none,    // not sound
};

FileType file_type(Bytes bytes);

// Programs put MP3's tags before other formats, too: without those, and without zeros before a format that begins with none.
Bytes without_foreign_tags(Bytes bytes);

// For FileType::none: what it seems to be instead ("a picture", "text"), or an empty string.
std::string_view what_else(Bytes bytes);

}  // namespace moodglass
