// SPDX-License-Identifier: Apache-2.0
// What a file is, told from its first bytes and never from its name.
#pragma once

#include <cstddef>
#include <span>

namespace moodglass {

using Bytes = std::span<const std::byte>;

enum class FileType {
    wav,     // RIFF, RF64, BW64, Wave64 and AIFF
    mp3,     // with or without ID3
    flac,    // native or in Ogg
    vorbis,  // Ogg
    opus,    // Ogg
    other,   // sound in a container that the engine has no decoder for, but browsers may: M4A/AAC, WebM, CAF...
    rare,    // the same that no browser decodes, but libav may: AVI, WavPack, WMA, AC-3, MPEG's streams...
    locked,  // sound protected by DRM
    none,    // not sound
};

FileType file_type(Bytes bytes);

// Programs put MP3's tags before other formats, too: without those, and without zeros before a format that begins with
// none.
Bytes without_foreign_tags(Bytes bytes);

}  // namespace moodglass
