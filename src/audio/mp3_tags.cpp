// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_tags.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "audio/magic.h"

namespace moodglass {
namespace {

constexpr std::size_t kId3v1 = 128, kId3v1Extended = 227;
constexpr std::size_t kId3v2Header = 10;  // and footer
constexpr std::size_t kApeHeader = 32;    // and footer
constexpr std::size_t kMostLyrics3v1 = 5100 + 20;
constexpr std::size_t kMusicMatchFooter = 48;
constexpr std::string_view kMusicMatchMark = "18273645", kMusicMatchName = "Brava Software Inc.";

// Whether the bytes end in `magic`, with `behind` bytes between it and the end.
bool ends_in(Bytes bytes, std::size_t behind, std::string_view magic) {
    const std::size_t length = magic.size() + behind;
    return bytes.size() >= length && has(bytes, bytes.size() - length, magic);
}

std::size_t number(Bytes bytes, std::size_t at) { return std::to_integer<std::size_t>(bytes[at]); }

std::size_t little_endian32(Bytes bytes, std::size_t at) {
    return number(bytes, at) | number(bytes, at + 1) << 8 | number(bytes, at + 2) << 16 | number(bytes, at + 3) << 24;
}

// Seven bits a byte; some programs forget that, and write eight.
std::size_t id3v2_size(Bytes bytes, std::size_t at) {
    bool by_seven = true;
    for (std::size_t i = 0; i < 4; ++i) by_seven &= number(bytes, at + i) < 0x80;
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) size = size << (by_seven ? 7 : 8) | number(bytes, at + i);
    return size;
}

std::size_t id3v2_length(Bytes bytes, std::size_t at) {
    const std::size_t rest = bytes.size() - at;
    if (!has(bytes, at, "ID3") || rest <= kId3v2Header || number(bytes, at + 3) == 0xFF) return 0;
    const bool footer = number(bytes, at + 5) & 0x10;
    return std::min(id3v2_size(bytes, at + 6) + kId3v2Header * (footer ? 2 : 1), rest);
}

// Up to the first end of either kind, without a look at what lies behind it.
std::size_t lyrics3_length(Bytes bytes, std::size_t at) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    constexpr std::string_view kAny = "LYRICS", kEnds[] = {"LYRICSEND", "LYRICS200"};
    for (std::size_t found = text.find(kAny, at); found != text.npos; found = text.find(kAny, found + 1))
        for (const std::string_view end : kEnds)
            if (text.substr(found).starts_with(end)) return found + end.size() - at;
    return bytes.size() - at;
}

// The tag's size counts its footer, but not its header.
std::size_t ape_length(Bytes bytes, std::size_t at) {
    const std::size_t rest = bytes.size() - at;
    if (rest < kApeHeader) return 0;
    constexpr std::size_t kIsHeader = 1u << 29;
    const bool header = little_endian32(bytes, at + 20) & kIsHeader;
    return header ? std::min(kApeHeader + little_endian32(bytes, at + 12), rest) : kApeHeader;
}

std::size_t ape_length_behind(Bytes bytes) {
    const std::size_t footer = bytes.size() - kApeHeader;
    constexpr std::size_t kHasHeader = 1u << 31;
    const std::size_t length =
        little_endian32(bytes, footer + 12) + (little_endian32(bytes, footer + 20) & kHasHeader ? kApeHeader : 0);
    return length >= kApeHeader && length <= bytes.size() ? length : kApeHeader;
}

std::size_t lyrics3v2_length_behind(Bytes bytes) {
    constexpr std::size_t kEnd = 9, kDigits = 6;
    if (bytes.size() < kEnd + kDigits) return 0;
    std::size_t size = 0;
    for (const std::byte digit : bytes.last(kEnd + kDigits).first(kDigits)) {
        if (digit < std::byte{'0'} || digit > std::byte{'9'}) return 0;
        size = 10 * size + std::to_integer<std::size_t>(digit) - '0';
    }
    const std::size_t length = size + kEnd + kDigits;
    return length <= bytes.size() && has(bytes, bytes.size() - length, "LYRICSBEGIN") ? length : 0;
}

std::size_t lyrics3v1_length_behind(Bytes bytes) {
    const Bytes near = bytes.last(std::min(bytes.size(), kMostLyrics3v1));
    const std::string_view text(reinterpret_cast<const char*>(near.data()), near.size());
    const std::size_t begin = text.rfind("LYRICSBEGIN");
    return begin == text.npos ? 0 : near.size() - begin;
}

std::size_t music_match_length(Bytes bytes, std::size_t at) {
    // A section's rest is blank, and a picture is not endless: a mark alone may stand anywhere, and often.
    constexpr std::size_t kText = 30, kSection = 256, kMostMusicMatch = 1u << 19;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::string_view section = text.substr(at, kSection), tag = text.substr(at, kMostMusicMatch);
    if (section.size() < kSection || section.substr(kText).find_first_not_of(' ') != section.npos) return 0;
    const std::size_t footer = tag.find(kMusicMatchName);
    return footer == tag.npos ? 0 : std::min(footer + kMusicMatchFooter, bytes.size() - at);
}

// MusicMatch Jukebox: an optional header, a picture's kind and data, the version, one of a few sizes of words, and a
// footer. Of where these begin only the differences are right.
std::size_t music_match_length_behind(Bytes bytes) {
    constexpr std::size_t kSection = 256, kOffsets = 20, kFooter = kMusicMatchFooter;
    constexpr std::array<std::size_t, 6> kWords = {7868, 7936, 8004, 8132, 8192, 8336};
    for (const std::size_t words : kWords) {
        const std::size_t length = kSection + words + kOffsets + kFooter;
        if (length > bytes.size() || !has(bytes, bytes.size() - length, kMusicMatchMark)) continue;
        const std::size_t offsets = bytes.size() - kFooter - kOffsets;
        const std::size_t picture = little_endian32(bytes, offsets), version = little_endian32(bytes, offsets + 12);
        const std::size_t before = bytes.size() - length;
        if (picture > version || version - picture > before) return length;
        const std::size_t begin = before - (version - picture);
        const bool header = begin >= kSection && has(bytes, begin - kSection, kMusicMatchMark);
        return bytes.size() - begin + (header ? kSection : 0);
    }
    return kFooter;
}

// Of the tag that the bytes end with; zero if they end with none.
std::size_t length_behind(Bytes bytes) {
    if (ends_in(bytes, kId3v1 - 3, "TAG")) return kId3v1;
    if (ends_in(bytes, kId3v1Extended - 4, "TAG+")) return kId3v1Extended;
    if (ends_in(bytes, kApeHeader - 8, "APETAGEX")) return ape_length_behind(bytes);
    if (ends_in(bytes, 0, "LYRICS200")) return lyrics3v2_length_behind(bytes);
    if (ends_in(bytes, 0, "LYRICSEND")) return lyrics3v1_length_behind(bytes);
    if (ends_in(bytes, kId3v2Header - 3, "3DI")) {
        const std::size_t length = id3v2_size(bytes, bytes.size() - 4) + 2 * kId3v2Header;
        return length <= bytes.size() && has(bytes, bytes.size() - length, "ID3") ? length : 0;
    }
    if (ends_in(bytes, kMusicMatchFooter - kMusicMatchName.size(), kMusicMatchName))
        return music_match_length_behind(bytes);
    return 0;
}

bool is_zero(std::byte b) { return b == std::byte{0}; }

// How many of the zeros that the bytes end with stand behind a tag: tags may themselves end with some.
std::size_t zeros_behind_tag(Bytes bytes) {
    const auto last = std::find_if_not(bytes.rbegin(), bytes.rend(), is_zero);
    const auto zeros = static_cast<std::size_t>(last - bytes.rbegin());
    for (std::size_t own = std::min(zeros, kId3v1Extended); zeros > 0; --own) {
        if (length_behind(bytes.first(bytes.size() - (zeros - own))) > 0) return zeros - own;
        if (own == 0) break;
    }
    return 0;
}

}  // namespace

std::size_t tag_length(Bytes bytes, std::size_t at) {
    const std::size_t rest = bytes.size() - at;
    if (has(bytes, at, "TAG+") && has(bytes, at + kId3v1Extended, "TAG")) return kId3v1Extended;
    if (has(bytes, at, "TAG")) return std::min(kId3v1, rest);
    if (has(bytes, at, "LYRICSBEGIN")) return lyrics3_length(bytes, at);
    if (has(bytes, at, "APETAGEX")) return ape_length(bytes, at);
    if (has(bytes, at, kMusicMatchMark)) return music_match_length(bytes, at);
    if (has(bytes, at, "3DI")) return std::min(kId3v2Header, rest);
    return id3v2_length(bytes, at);
}

std::size_t length_before_footer(Bytes bytes, std::size_t at) {
    if (has(bytes, at, kMusicMatchMark)) return at;  // its picture
    if (!has(bytes, at, "APETAGEX") || ape_length(bytes, at) != kApeHeader) return 0;
    const std::size_t length = little_endian32(bytes, at + 12);
    return length > kApeHeader ? length - kApeHeader : 0;
}

Bytes without_tags_in_front(Bytes bytes) {
    while (!bytes.empty()) {
        const std::size_t zeros =
            is_zero(bytes[0])
                ? static_cast<std::size_t>(std::find_if_not(bytes.begin(), bytes.end(), is_zero) - bytes.begin())
                : 0;
        const std::size_t length = zeros > 0 ? zeros : tag_length(bytes, 0);
        if (length == 0) break;
        bytes = bytes.subspan(length);
    }
    return bytes;
}

Bytes without_tags_behind(Bytes bytes) {
    for (;;) {
        bytes = bytes.first(bytes.size() - zeros_behind_tag(bytes));
        const std::size_t length = length_behind(bytes);
        if (length == 0) return bytes;
        bytes = bytes.first(bytes.size() - length);
    }
}

}  // namespace moodglass
