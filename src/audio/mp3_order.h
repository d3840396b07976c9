// SPDX-License-Identifier: Apache-2.0
// A range of an MP3 stream that is decoded from within, here or by another program of the same build. What that one
// gets holds no more of the stream than the range, the run-in before it, and what a decoder looks through behind it.
// Back come the samples, and the decoder as it came to the range and as it left it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "audio/file_type.h"
#include "audio/mp3_decoder.h"

namespace moodglass {

struct Mp3Order {
    Bytes stream;
    std::size_t start = 0, begin = 0, end = 0;  // in it, in bytes: where decoding starts, and the range
    std::size_t channels = 0;
    std::size_t expected = 0;  // samples of all channels, for which room is made

    // The samples of the frames that begin before the end, interleaved, from where the decoder is.
    void decode(Mp3Decoder& decoder, std::vector<std::int16_t>& samples) const;
};

struct Mp3Answer {
    Mp3Decoder begin, end;
    std::vector<std::int16_t> samples;

    // All of it, in the memory that is there.
    void decode(const Mp3Order& order);
};

std::vector<std::byte> to_bytes(const Mp3Order& order);

// An order as bytes, made to an answer as bytes; to none, if they are no order.
std::vector<std::byte> decode_mp3_order(Bytes order);

// False if the bytes are no answer to the order. The decoders are then of the order's stream.
bool read_answer(Bytes bytes, const Mp3Order& order, Mp3Answer& answer);

}  // namespace moodglass
