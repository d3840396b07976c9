// SPDX-License-Identifier: Apache-2.0
// A frame of FLAC (RFC 9639, section 9): up to 65,535 moments of all channels, 4 to 32 bits a sample, losslessly coded.
// Private to this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "audio/file_type.h"

namespace moodglass {

struct FlacFormat {
    int sample_rate = 0;  // Hz
    int channels = 0;
    int bits = 0;  // of a sample
};

struct FlacHeader {
    FlacFormat format;
    int assignment = 0;        // of channels: 8 left and side, 9 side and right, 10 mid and side; below, none
    std::size_t length = 0;    // samples per channel
    bool variable = false;     // length may differ from frame to frame
    std::uint64_t number = 0;  // of the first sample where it may, else of the frame
    std::size_t bytes = 0;     // of the header
};

// The header of the frame that begins at `at`, if its checksum is right. What it leaves out is as in `stream`.
std::optional<FlacHeader> flac_header(Bytes bytes, std::size_t at, const FlacFormat& stream);

// Decodes the frame that begins the bytes into interleaved samples, -1 to 1. Returns the bytes that it takes; zero if
// it is damaged.
std::size_t decode_flac_frame(Bytes bytes, const FlacHeader& header, std::vector<float>& interleaved);

}  // namespace moodglass
