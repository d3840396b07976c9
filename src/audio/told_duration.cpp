// SPDX-License-Identifier: Apache-2.0
#include "audio/told_duration.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "audio/matroska.h"
#include "audio/mp3_tags.h"
#include "audio/mp4.h"

namespace moodglass {
namespace {

std::uint64_t big_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (const std::byte b : bytes) value = value << 8 | std::to_integer<std::uint64_t>(b);
    return value;
}

// The number of `size` bytes at `at`; zero where the bytes end before.
std::uint64_t number(Bytes bytes, std::size_t at, std::size_t size) {
    return at + size <= bytes.size() ? big_endian(bytes.subspan(at, size)) : 0;
}

std::optional<double> mp4_duration_s(Bytes bytes) {
    Bytes movie = find_box(bytes, "moov");
    const Bytes header = find_box(movie, "mvhd");
    if (header.empty()) return {};
    const double per_second =
        static_cast<double>(header[0] == std::byte{1} ? number(header, 20, 4) : number(header, 12, 4));
    while (const auto box = take_box(movie)) {
        if (box->name != "trak") continue;
        const Bytes media = find_box(box->content, "mdia"), handler = find_box(media, "hdlr");
        if (number(handler, 8, 4) != 0x736F756E) continue;  // "soun"
        const Bytes track = find_box(box->content, "tkhd");
        if (track.empty()) return {};
        const bool wide = track[0] == std::byte{1};
        const std::uint64_t duration = wide ? number(track, 28, 8) : number(track, 20, 4);
        if (duration == 0 || duration == (wide ? ~std::uint64_t{0} : 0xFFFFFFFFu) || per_second == 0) return {};
        return static_cast<double>(duration) / per_second;
    }
    return {};
}

std::optional<double> webm_duration_s(Bytes bytes) {
    const MatroskaContents contents = matroska_contents(bytes);
    if (contents.pictures) return {};  // which may last longer than the sound
    const Bytes info = find_element(contents.segment, 0x1549A966);
    const Bytes duration = find_element(info, 0x4489), scale = find_element(info, 0x2AD7B1);
    const double tick_s =
        scale.empty() ? 1e-3
                      : 1e-9 * static_cast<double>(big_endian(scale.first(std::min<std::size_t>(8, scale.size()))));
    double ticks = 0;
    if (duration.size() == 4) ticks = std::bit_cast<float>(static_cast<std::uint32_t>(big_endian(duration)));
    if (duration.size() == 8) ticks = std::bit_cast<double>(big_endian(duration));
    const double told_s = ticks * tick_s;
    if (!std::isfinite(told_s) || told_s <= 0) return {};
    return told_s;
}

// AAC in ADTS frames (ISO 13818-7): a header of seven bytes begins each.
struct Frame {
    int profile_and_rate = 0;
    std::size_t bytes = 0;
    std::uint64_t samples = 0;
};

constexpr std::array<int, 13> kRates = {96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                        22050, 16000, 12000, 11025, 8000,  7350};

std::optional<Frame> frame_at(Bytes bytes, std::size_t at) {
    const std::uint64_t header = number(bytes, at, 7);
    Frame frame;
    frame.profile_and_rate = static_cast<int>(header >> 34 & 0x3F);
    frame.bytes = static_cast<std::size_t>(header >> 13 & 0x1FFF);
    frame.samples = 1024 * ((header & 3) + 1);
    const bool is_one =
        header >> 44 == 0xFFF && (header >> 41 & 3) == 0 && frame.bytes > 7 && (frame.profile_and_rate & 15) < 13;
    return is_one ? std::optional(frame) : std::nullopt;
}

std::optional<double> adts_duration_s(Bytes bytes) {
    const auto first = frame_at(bytes, 0);
    if (!first) return {};
    double samples = 0, in_frames = 0, stray = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto frame = frame_at(bytes, at);
        // What looks like a frame is one if another follows it, or the end.
        const bool is_one = frame && frame->profile_and_rate == first->profile_and_rate &&
                            (at + frame->bytes >= bytes.size() || frame_at(bytes, at + frame->bytes));
        if (!is_one) {
            stray += bytes[at++] == std::byte{0} ? 0 : 1;
            continue;
        }
        samples += static_cast<double>(frame->samples);
        in_frames += static_cast<double>(frame->bytes);
        at += frame->bytes;
    }
    if (in_frames == 0) return {};
    return samples * (1 + stray / in_frames) / kRates[static_cast<std::size_t>(first->profile_and_rate & 15)];
}

}  // namespace

std::optional<double> told_duration_s(Bytes bytes) {
    if (is_mp4(bytes)) return mp4_duration_s(bytes);
    if (is_matroska(bytes)) return webm_duration_s(bytes);
    return adts_duration_s(without_tags_behind(without_tags_in_front(bytes)));
}

}  // namespace moodglass
