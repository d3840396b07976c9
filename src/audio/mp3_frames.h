// SPDX-License-Identifier: Apache-2.0
// The frame structure of an MP3 file (ISO 11172-3, ISO 13818-3) and the Xing/Info tag with LAME's encoder delay: what
// is needed to know where the sound begins and ends, which the decoder does not tell.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "audio/file_type.h"

namespace moodglass {

// Offset of the first frame behind all tags and padding, confirmed by the frames after it (or by the end of the bytes).
// Where a tag is longer than it says, what is left of it is passed over.
std::optional<std::size_t> find_mp3_frame(Bytes bytes);

// One run of frames of the same version, layer, sample rate and number of channels. A file that was joined of several
// has more.
struct Mp3Stream {
    int sample_rate = 0;  // Hz
    int channels = 0;
    int samples_per_frame = 0;                     // per channel
    std::uint64_t frames = 0;                      // all that are there, the tag included
    bool has_tag_frame = false;                    // the first frame is a Xing/Info tag, not sound
    std::uint64_t delay = 0;                       // samples per channel that encoder and decoder put before the sound
    std::uint64_t padding = 0;                     // and after it
    std::optional<std::uint64_t> promised_frames;  // frames of sound that the tag promises
    bool ends_within_frame = false;                // the last frame is incomplete
    bool hole = false;                             // zeros where frames may have been stand between frames
    std::uint64_t stray_frames =
        0;  // how many would fill the bytes that are of no frame, no tag and no padding: damaged ones
    std::vector<Bytes> pieces;  // the frames, without the tags between them; damaged bytes are among them
};

// Walks all frames of the file. Empty if there is none.
std::vector<Mp3Stream> mp3_streams(Bytes file);

}  // namespace moodglass
