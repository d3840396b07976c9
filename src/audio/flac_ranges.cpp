// SPDX-License-Identifier: Apache-2.0
#include "audio/flac_ranges.h"

#include <algorithm>

#include "audio/magic.h"

namespace moodglass {
namespace {

// There must be so many blocks in a range that the one or two before it weigh little; also where stream and frames are
// told to be longer or shorter than they are, which would make ranges of a few bytes, or of most of the file.
constexpr std::size_t kMostBlock = kFlacRangeSamples / 8, kLeastFrames = 4, kLeastBytes = 1 << 14;

// Where so many more were in vain than were used, the stream is not what it tells.
constexpr std::size_t kMostInVain = 12;

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
    const auto verbatim = [&](std::size_t samples) { return samples * (about.bits + 1) / 8; };
    const std::size_t most_frame = verbatim(about.block * about.channels) + 2 * about.channels + kFrameHead,
                      frame = about.frame_bytes ? std::min(about.frame_bytes, most_frame) : most_frame,
                      least = std::max(kLeastFrames * most_frame, std::min(range_samples, kLeastBytes)),
                      told_bytes = (stream.size() - first) /
                                   static_cast<std::size_t>(std::min<std::uint64_t>(ranges, stream.size())),
                      bytes = std::clamp(told_bytes, least, std::max(least, 2 * verbatim(range_samples)));
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
        if (!entered()) {
            const auto fits = [&](const FlacAnswer& answer) { return answer.begin == mark && !answer.samples.empty(); };
            FlacAnswer* const ahead = enter(fits);
            if (in_vain() > kMostInVain + this->ahead()) end();
            if (ahead) {
                mark = ahead->end;
                samples.swap(ahead->samples);
                come_to(mark);
                return true;
            }
        }
        come_to(mark);
        if (entered()) return false;
    }
    return false;
}

void FlacRanges::come_to(const FlacMark& mark) {
    if (entered() && next_index() < count() && mark.at >= first_ + (next_index() + 1) * range_bytes_) leave();
}

FlacOrder FlacRanges::order(std::size_t index) const {
    const std::size_t begin = first_ + index * range_bytes_;
    return {.header = header_,
            .stream = stream_,
            .start = begin - std::min(begin - first_, most_frame_bytes_),
            .begin = begin,
            .end = std::min(stream_.size(), begin + range_bytes_),
            .behind = most_frame_bytes_,
            .expected = range_samples_ + range_samples_ / 8};
}

}  // namespace moodglass
