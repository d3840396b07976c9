// SPDX-License-Identifier: Apache-2.0
// An MP3 stream of any bytes, decoded in ranges of which some come ahead, by this program or as if by another one: the
// samples are those of one decoder that goes through.
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "audio/ahead.h"
#include "audio/mp3_decoder.h"
#include "audio/mp3_ranges.h"
#include "fuzz/require.h"

namespace {

using moodglass::Bytes;
using Samples = std::vector<std::int16_t>;

// Of a short input, so often that there are several ranges of it.
constexpr std::size_t kStreamBytes = 1u << 16;

Samples straight_through(Bytes stream, std::size_t channels) {
    Samples samples;
    moodglass::Mp3Decoder decoder(stream, 0);
    while (decoder.at() < stream.size()) decoder.decode(channels, samples);
    return samples;
}

Samples in_ranges(Bytes stream, std::size_t channels, std::size_t frame_bytes, std::minstd_rand random) {
    moodglass::Mp3Ranges ranges(stream, frame_bytes, channels);
    std::vector<moodglass::Ahead::Order> out;  // to another program, which answers at some time or never
    Samples samples;
    for (;;) {
        for (std::size_t i = random() % 4; i > 0 && ranges.waits(); --i) ranges.work();
        for (std::size_t i = random() % 3; i > 0; --i)
            if (auto order = ranges.take()) out.push_back(std::move(*order));
        while (!out.empty() && random() % 2 == 0) {
            ranges.give(out.back().piece, moodglass::decode_order(out.back().bytes));
            out.pop_back();
        }
        if (random() % 8 == 0) ranges.reclaim();
        const Samples some = ranges.next();
        if (some.empty()) break;
        samples.insert(samples.end(), some.begin(), some.end());
    }
    return samples;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const std::size_t frame_bytes = 1 + data[size - 1], channels = 1 + data[size - 2] % 2;
    std::vector<std::uint8_t> stream;
    while (stream.size() + size < kStreamBytes || stream.empty()) stream.insert(stream.end(), data, data + size);
    const Bytes bytes = std::as_bytes(std::span(stream));
    const std::minstd_rand random(data[size - 3]);
    moodglass::fuzz::require(in_ranges(bytes, channels, frame_bytes, random) == straight_through(bytes, channels),
                             "ranges are what one decoder makes of the whole");
    return 0;
}
