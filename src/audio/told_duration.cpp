// SPDX-License-Identifier: Apache-2.0
#include "audio/told_duration.h"

#include <array>
#include <cstdint>

#include "audio/big_endian.h"
#include "audio/magic.h"
#include "audio/matroska.h"
#include "audio/mp3_tags.h"
#include "audio/mp4.h"

namespace moodglass {
namespace {

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

std::uint64_t little_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | std::to_integer<std::uint64_t>(bytes[i]);
    return value;
}

// Whether the list of AVI's pieces is longer than what is there.
bool avi_ends_within_sound(Bytes rest) {
    constexpr std::uint64_t kUnknown = 0xFFFFFFFF;  // written to a pipe
    for (rest = skip(rest, 12); rest.size() >= 12;) {
        const std::uint64_t size = little_endian(rest.subspan(4, 4));
        if (has(rest, 0, "LIST") && has(rest, 8, "movi")) return size != kUnknown && size > rest.size() - 8;
        rest = skip(rest, 8 + size + size % 2);
    }
    return false;
}

// The same of the data object, which stands behind the header object.
bool asf_ends_within_sound(Bytes bytes) {
    if (bytes.size() < 24) return false;
    const Bytes data = skip(bytes, little_endian(bytes.subspan(16, 8)));
    return has(data, 0, "\x36\x26\xB2\x75") && data.size() >= 24 && little_endian(data.subspan(16, 8)) > data.size();
}

}  // namespace

std::optional<double> told_duration_s(Bytes bytes) {
    if (is_mp4(bytes)) return mp4_duration_s(bytes);
    if (is_matroska(bytes)) return matroska_duration_s(bytes);
    return adts_duration_s(without_tags_behind(without_tags_in_front(bytes)));
}

bool ends_within_sound(Bytes bytes) {
    if (is_matroska(bytes)) return matroska_ends_within_cluster(bytes);
    if (has(bytes, 0, "RIFF") && has(bytes, 8, "AVI ")) return avi_ends_within_sound(bytes);
    return has(bytes, 0, "\x30\x26\xB2\x75") && asf_ends_within_sound(bytes);
}

}  // namespace moodglass
