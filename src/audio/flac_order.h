// SPDX-License-Identifier: Apache-2.0
// A range of a FLAC stream that is decoded from within, here or by another program of the same build. What that one
// gets holds no more of the stream than its header, the range, and some before and behind it in which a frame begins
// and ends. Back come the samples, and between which frames they lie.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "audio/file_type.h"

namespace moodglass {

// The stream's mark, and its first block of metadata (RFC 9639, section 8.2).
inline constexpr std::size_t kFlacHeaderBytes = 42;

// Between two frames: where, the number of the sample there, and how the frame before tells its sound.
struct FlacMark {
    std::uint64_t at = 0, number = 0;
    std::uint32_t sample_rate = 0, channels = 0, bits = 0;  // 0 channels: no mark

    bool operator==(const FlacMark&) const = default;
};

struct FlacOrder {
    std::array<std::byte, kFlacHeaderBytes> header;
    Bytes stream;
    std::size_t start = 0, begin = 0, end = 0;  // in it, in bytes: where frames are looked for, and the range
    std::size_t behind = 0;                     // of the stream behind the end, as far as a frame may reach
    std::size_t expected = 0;                   // samples of all channels; once there are twice as many it ends
};

struct FlacAnswer {
    FlacMark begin, end;         // the first that is not before the range; no mark: there is none
    std::vector<float> samples;  // interleaved

    // As far as the frames follow each other and are all right, in the memory that is there.
    void decode(const FlacOrder& order);
};

std::vector<std::byte> to_bytes(const FlacOrder& order);

// An order as bytes, made to an answer as bytes; to none, if they are no order.
std::vector<std::byte> decode_flac_order(Bytes order);

// False if the bytes are no answer to the order.
bool read_answer(Bytes bytes, const FlacOrder& order, FlacAnswer& answer);

}  // namespace moodglass
