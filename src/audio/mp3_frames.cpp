// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_frames.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace moodglass {
namespace {

struct Header {
    int version = 0;  // 1: MPEG-1, 2: MPEG-2, 3: MPEG-2.5
    int layer = 0;
    int kbit_s = 0;
    int sample_rate = 0;
    bool mono = false;
    std::size_t bytes = 0;
    int samples = 0;
};

int byte_at(Bytes bytes, std::size_t i) { return std::to_integer<int>(bytes[i]); }

std::uint32_t big_endian32(Bytes bytes, std::size_t i) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k) value = value << 8 | static_cast<std::uint32_t>(byte_at(bytes, i + k));
    return value;
}

std::optional<Header> header_at(Bytes bytes, std::size_t offset) {
    if (offset + 4 > bytes.size() || byte_at(bytes, offset) != 0xFF) return {};
    const int b1 = byte_at(bytes, offset + 1), b2 = byte_at(bytes, offset + 2), b3 = byte_at(bytes, offset + 3);
    if ((b1 & 0xE0) != 0xE0) return {};
    const int version_bits = b1 >> 3 & 3, layer_bits = b1 >> 1 & 3, rate_index = b2 >> 4, frequency_index = b2 >> 2 & 3;
    if (version_bits == 1 || layer_bits == 0 || rate_index == 0 || rate_index == 15 || frequency_index == 3) return {};
    if ((b3 & 3) == 2) return {};  // reserved emphasis

    static constexpr std::array<std::array<int, 14>, 5> kRates = {{
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},  // MPEG-1 layer I
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},     // MPEG-1 layer II
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},      // MPEG-1 layer III
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},     // MPEG-2 layer I
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},          // MPEG-2 layers II and III
    }};
    static constexpr std::array<int, 3> kFrequencies = {44100, 48000, 32000};

    Header h;
    h.version = version_bits == 3 ? 1 : version_bits == 2 ? 2 : 3;
    h.layer = 4 - layer_bits;
    const std::size_t row = h.version == 1 ? static_cast<std::size_t>(h.layer - 1) : h.layer == 1 ? 3u : 4u;
    h.kbit_s = kRates[row][static_cast<std::size_t>(rate_index - 1)];
    h.sample_rate = kFrequencies[static_cast<std::size_t>(frequency_index)] >> (h.version - 1);
    h.mono = b3 >> 6 == 3;
    h.samples = h.layer == 1 ? 384 : h.layer == 3 && h.version != 1 ? 576 : 1152;
    const int padding = b2 >> 1 & 1;
    const int size = h.layer == 1 ? (12000 * h.kbit_s / h.sample_rate + padding) * 4
                                  : h.samples / 8 * 1000 * h.kbit_s / h.sample_rate + padding;
    h.bytes = static_cast<std::size_t>(size);
    return h;
}

bool same_stream(const Header& a, const Header& b) {
    return a.version == b.version && a.layer == b.layer && a.sample_rate == b.sample_rate && a.mono == b.mono;
}

// Three frames in a row are no accident in damaged bytes.
bool stream_begins(Bytes bytes, std::size_t at) {
    const auto first = header_at(bytes, at);
    if (!first) return false;
    const auto second = header_at(bytes, at + first->bytes);
    if (!second || !same_stream(*first, *second)) return false;
    const auto third = header_at(bytes, at + first->bytes + second->bytes);
    return third && same_stream(*first, *third);
}

void read_tag(Bytes bytes, std::size_t offset, const Header& h, Mp3Layout& layout) {
    const std::size_t side_info = h.version == 1 ? (h.mono ? 17 : 32) : (h.mono ? 9 : 17);
    std::size_t at = offset + 4 + side_info;
    const std::size_t end = std::min(bytes.size(), offset + h.bytes);
    if (at + 8 > end) return;
    if (std::memcmp(&bytes[at], "Xing", 4) != 0 && std::memcmp(&bytes[at], "Info", 4) != 0) return;
    layout.has_tag_frame = true;
    const std::uint32_t flags = big_endian32(bytes, at + 4);
    at += 8;
    if (flags & 1) {
        if (at + 4 > end) return;
        layout.promised_frames = big_endian32(bytes, at);
        at += 4;
    }
    at += (flags & 2 ? 4u : 0u) + (flags & 4 ? 100u : 0u) + (flags & 8 ? 4u : 0u);
    // LAME's extension: 9 bytes encoder name, ..., 12 + 12 bits of delay and padding at its byte 21.
    if (at + 24 > end || bytes[at] == std::byte{0}) return;
    const int d0 = byte_at(bytes, at + 21), d1 = byte_at(bytes, at + 22), d2 = byte_at(bytes, at + 23);
    const int delay = d0 << 4 | d1 >> 4, padding = (d1 & 15) << 8 | d2;
    constexpr int kDecoderDelay = 528 + 1;
    layout.delay = static_cast<std::uint64_t>(delay + kDecoderDelay);
    layout.padding = static_cast<std::uint64_t>(std::max(0, padding - kDecoderDelay));
}

bool has(Bytes bytes, std::size_t at, std::string_view magic) {
    return bytes.size() >= at + magic.size() && std::memcmp(&bytes[at], magic.data(), magic.size()) == 0;
}

// Of an ID3v2 tag; zero if there is none.
std::size_t id3_length(Bytes bytes, std::size_t at) {
    if (bytes.size() <= at + 10 || !has(bytes, at, "ID3")) return 0;
    std::size_t length = 10;
    for (std::size_t i = 6; i < 10; ++i) length += static_cast<std::size_t>(byte_at(bytes, at + i) & 0x7F) << 7 * (9 - i);
    if (byte_at(bytes, at + 5) & 0x10) length += 10;  // footer
    return std::min(length, bytes.size() - at);
}

// Of whatever tag stands between frames or after them, in files that were put together from several; zero if there is none.
std::size_t tag_length(Bytes bytes, std::size_t at) {
    const std::size_t rest = bytes.size() - at;
    if (has(bytes, at, "TAG")) return std::min<std::size_t>(128, rest);
    if (has(bytes, at, "LYRICSBEGIN")) return rest;
    if (has(bytes, at, "APETAGEX") && rest >= 32) {
        std::size_t length = 32;
        for (std::size_t i = 0; i < 4; ++i) length += static_cast<std::size_t>(byte_at(bytes, at + 12 + i)) << 8 * i;
        return std::min(length, rest);
    }
    return id3_length(bytes, at);
}

}  // namespace

Bytes without_id3(Bytes bytes) {
    while (const std::size_t length = id3_length(bytes, 0)) bytes = bytes.subspan(length);
    if (bytes.size() > 128 && std::memcmp(&bytes[bytes.size() - 128], "TAG", 3) == 0) bytes = bytes.first(bytes.size() - 128);
    return bytes;
}

std::optional<std::size_t> find_mp3_frame(Bytes bytes) {
    constexpr std::size_t kSearch = 1 << 16;
    const std::size_t last = std::min(bytes.size(), kSearch);
    for (std::size_t at = 0; at < last; ++at) {
        const auto h = header_at(bytes, at);
        if (!h) continue;
        const auto next = header_at(bytes, at + h->bytes);
        if (next ? same_stream(*h, *next) : at == 0 && at + h->bytes >= bytes.size()) return at;
    }
    return {};
}

std::optional<Mp3Layout> mp3_layout(Bytes bytes) {
    const auto first = find_mp3_frame(bytes);
    if (!first) return {};
    const Header head = *header_at(bytes, *first);
    Mp3Layout layout;
    layout.first_frame = *first;
    layout.samples_per_frame = head.samples;
    read_tag(bytes, *first, head, layout);
    // Zeros are padding that some programs leave.
    const auto is_padding = [](std::byte b) { return b == std::byte{0}; };
    std::size_t in_frames = 0;
    std::size_t stray = *first - static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*first), is_padding));
    std::size_t at = *first, zeros = 0;  // zeros: since the last frame
    while (at + 4 <= bytes.size()) {
        const auto h = header_at(bytes, at);
        if (!h || !same_stream(head, *h)) {
            if (h && stream_begins(bytes, at)) {
                layout.other_follows = true;
                break;
            }
            const std::size_t tag = tag_length(bytes, at);
            if (tag == 0) ++(is_padding(bytes[at]) ? zeros : stray);
            at += std::max<std::size_t>(tag, 1);
            continue;
        }
        layout.hole |= zeros >= h->bytes;
        zeros = 0;
        ++layout.frames;
        layout.ends_within_frame = at + h->bytes > bytes.size();
        in_frames += h->bytes;
        at += h->bytes;
    }
    layout.end = layout.other_follows ? at : bytes.size();
    layout.stray_frames = stray * layout.frames / in_frames;
    return layout;
}

}  // namespace moodglass
