// SPDX-License-Identifier: Apache-2.0
#include "audio/flac_ranges.h"

#include <algorithm>

#include "audio/magic.h"

namespace moodglass {
namespace {

// There must be so many blocks in a range that the one or two before it weigh little, also where the stream's length is
// told wrong.
constexpr std::size_t kMostBlock = kFlacRangeSamples / 8, kLeastFrames = 4;

constexpr std::size_t kLeastRanges = 3;

constexpr std::size_t kFrameHead = 18;  // bytes of a frame's header and end, at most

}  // namespace

std::shared_ptr<FlacRanges> FlacRanges::of(Bytes stream, std::size_t first, const About& about,
                                           std::size_t range_samples) {
    const bool told = has(stream, 0, "fLaC\0\0\0\x22"_bytes) || has(stream, 0, "fLaC\x80\0\0\x22"_bytes);
    if (!told || first < kFlacHeaderBytes || first >= stream.size() || about.channels == 0 || about.block == 0)
        return nullptr;
    const std::uint64_t ranges = about.length * about.channels / std::max<std::size_t>(range_samples, 1);
    if (about.length >> 36 || ranges < kLeastRanges || about.block * about.channels > kMostBlock) return nullptr;
    const std::size_t verbatim = about.block * about.channels * (about.bits + 1) / 8 + 2 * about.channels + kFrameHead,
                      frame = about.frame_bytes ? std::min(about.frame_bytes, verbatim) : verbatim,
                      bytes =
                          std::max((stream.size() - first) / static_cast<std::size_t>(ranges), kLeastFrames * frame);
    return std::shared_ptr<FlacRanges>(new FlacRanges(stream, first, bytes, frame, range_samples));
}

FlacRanges::FlacRanges(Bytes stream, std::size_t first, std::size_t range_bytes, std::size_t most_frame_bytes,
                       std::size_t range_samples)
    : Ranges((stream.size() - first + range_bytes - 1) / range_bytes, range_samples, {}),
      stream_(stream),
      first_(first),
      range_bytes_(range_bytes),
      most_frame_bytes_(most_frame_bytes),
      range_samples_(range_samples) {
    std::ranges::copy(stream.first(kFlacHeaderBytes), header_.begin());
    header_[4] = std::byte{0x80};  // no other block behind it
}

bool FlacRanges::next(FlacMark& mark, std::vector<float>& samples) {
    while (next_index() < count()) {
        if (!entered_) {
            entered_ = true;
            const auto fits = [&](const FlacAnswer& answer) { return answer.begin == mark && !answer.samples.empty(); };
            if (FlacAnswer* const ahead = enter(fits)) {
                mark = ahead->end;
                samples.swap(ahead->samples);
                come_to(mark);
                return true;
            }
        }
        come_to(mark);
        if (entered_) return false;
    }
    return false;
}

void FlacRanges::come_to(const FlacMark& mark) {
    if (!entered_ || mark.at < first_ + (next_index() + 1) * range_bytes_) return;
    leave();
    entered_ = false;
}

FlacOrder FlacRanges::order(std::size_t index) const {
    const std::size_t begin = first_ + index * range_bytes_;
    return {header_,
            stream_,
            begin - std::min(begin - first_, most_frame_bytes_),
            begin,
            std::min(stream_.size(), begin + range_bytes_),
            most_frame_bytes_,
            range_samples_ + range_samples_ / 8};
}

}  // namespace moodglass
