// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_ranges.h"

#include <algorithm>

namespace moodglass {
namespace {

// Seven seconds, for the usual frames.
constexpr std::size_t kRangeFrames = 256, kFrameSamples = 1152;

// A frame's bits may begin 511 bytes of such before it, and its sound leans on that of the frame before. The rest is
// for frames that are longer than others, and for the one in which a decoder begins.
constexpr std::size_t kRunInFrames = 8, kReservoir = 511;

// Where there is more between the frames than frames: those of 320 kbit/s at 32 kHz have 1,440 bytes.
constexpr std::size_t kLongest = 1440;

constexpr std::size_t range_bytes(std::size_t frame_bytes) {
    return kRangeFrames * std::clamp<std::size_t>(frame_bytes, 1, kLongest);
}

}  // namespace

Mp3Ranges::Mp3Ranges(Bytes stream, std::size_t frame_bytes, std::size_t channels)
    : Ranges((stream.size() + range_bytes(frame_bytes) - 1) / range_bytes(frame_bytes),
             kRangeFrames * kFrameSamples * 2, {{stream, 0}, {stream, 0}, {}}),
      stream_(stream),
      channels_(channels),
      range_bytes_(range_bytes(frame_bytes)),
      run_in_bytes_(kRunInFrames * std::min(frame_bytes, kLongest) + kReservoir),
      decoder_(stream, 0) {}

std::vector<std::int16_t> Mp3Ranges::next(std::vector<std::int16_t> used) {
    used.clear();
    while (used.empty() && next_index() < count()) {
        if (Mp3Answer* const ahead = enter([&](const Mp3Answer& answer) { return answer.begin == decoder_; })) {
            used.swap(ahead->samples);
            decoder_ = ahead->end;
        } else {
            order(next_index()).decode(decoder_, used);
        }
        leave();
    }
    return used;
}

Mp3Order Mp3Ranges::order(std::size_t index) const {
    const std::size_t begin = index * range_bytes_;
    return {stream_,   begin - std::min(begin, run_in_bytes_),
            begin,     std::min(stream_.size(), begin + range_bytes_),
            channels_, (kRangeFrames + kRangeFrames / 8) * kFrameSamples * channels_};
}

}  // namespace moodglass
