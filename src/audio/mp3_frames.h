// SPDX-License-Identifier: Apache-2.0
// The frame structure of an MP3 file (ISO 11172-3, ISO 13818-3) and the Xing/Info tag with LAME's encoder delay: what is
// needed to know where the sound begins and ends, which the decoder does not tell.
#pragma once

#include <cstdint>
#include <optional>

#include "audio/file_type.h"

namespace moodglass {

// Without a leading ID3v2 tag (covers included) and a trailing ID3v1 tag.
Bytes without_id3(Bytes bytes);

// Offset of the first frame, confirmed by the frame after it (or by the end of the bytes).
std::optional<std::size_t> find_mp3_frame(Bytes bytes);

struct Mp3Layout {
    std::size_t first_frame = 0;       // offset in the bytes
    int samples_per_frame = 0;         // per channel
    std::uint64_t frames = 0;          // all that are there, the tag included
    bool has_tag_frame = false;        // the first frame is a Xing/Info tag, not sound
    std::uint64_t delay = 0;           // samples per channel that encoder and decoder put before the sound
    std::uint64_t padding = 0;         // and after it
    std::optional<std::uint64_t> promised_frames;  // frames of sound that the tag promises
    bool ends_within_frame = false;    // the last frame is incomplete
    bool hole = false;                 // zeros where frames may have been stand between frames
    std::uint64_t stray_frames = 0;    // how many would fill the bytes that are of no frame and no tag: damaged ones
    std::size_t end = 0;               // offset behind the frames
    bool other_follows = false;        // there begins a stream of another rate, version or number of channels: files were joined
};

// Walks all frames of the first stream. The bytes must be without_id3().
std::optional<Mp3Layout> mp3_layout(Bytes bytes);

}  // namespace moodglass
