// SPDX-License-Identifier: Apache-2.0
#include "audio/ogg_pages.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "audio/magic.h"
#include "audio/mp3_tags.h"

namespace moodglass {
namespace {

constexpr std::size_t kHeader = 27;
constexpr std::size_t kChecksum = 22;  // its place in the header
constexpr int kFirst = 2, kLast = 4;   // flags

std::uint32_t little_endian32(Bytes bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | std::to_integer<std::uint32_t>(bytes[at + i]);
    return value;
}

// The page whose header begins at `at`, if all of it is there.
std::optional<Bytes> page_at(Bytes bytes, std::size_t at) {
    const Bytes rest = bytes.subspan(at);
    if (rest.size() < kHeader) return {};
    const auto segments = std::to_integer<std::size_t>(rest[26]);
    std::size_t size = kHeader + segments;
    if (size > rest.size()) return {};
    for (const std::byte segment : rest.subspan(kHeader, segments)) size += std::to_integer<std::size_t>(segment);
    if (size > rest.size()) return {};
    return rest.first(size);
}

// CRC-32 with the polynomial 0x04C11DB7, unreflected and from zero; the checksum's own bytes count as zero.
bool is_intact(Bytes page) {
    static const auto kTable = [] {
        std::array<std::uint32_t, 256> table{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i << 24;
            for (int bit = 0; bit < 8; ++bit) value = value << 1 ^ (value >> 31 ? 0x04C11DB7u : 0u);
            table[i] = value;
        }
        return table;
    }();
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < page.size(); ++i) {
        const bool own = i >= kChecksum && i < kChecksum + 4;
        sum = sum << 8 ^ kTable[sum >> 24 ^ (own ? 0u : std::to_integer<std::uint32_t>(page[i]))];
    }
    return sum == little_endian32(page, kChecksum);
}

OggContents contents_of(Bytes page) {
    const std::size_t packet = kHeader + std::to_integer<std::size_t>(page[26]);
    if (has(page, packet, "\x01vorbis"_bytes)) return OggContents::vorbis;
    if (has(page, packet, "OpusHead")) return OggContents::opus;
    if (has(page, packet,
            "\x7F"
            "FLAC"_bytes))
        return OggContents::flac;
    if (has(page, packet, "\x80theora"_bytes) || has(page, packet, "BBCD") || has(page, packet, "\x01video"))
        return OggContents::video_alone;
    return OggContents::unknown;
}

// Beside the sound: an index, pictures, words.
bool is_beside(Bytes page) {
    const std::size_t packet = kHeader + std::to_integer<std::size_t>(page[26]);
    return contents_of(page) == OggContents::video_alone || has(page, packet, "fishead") ||
           has(page, packet, "\x80kate") || has(page, packet, "CMML") || has(page, packet, "PCM     ");
}

}  // namespace

OggContents ogg_contents(Bytes bytes) {
    OggContents found = OggContents::unknown;
    for (std::size_t at = 0; has(bytes, at, "OggS");) {
        // The first page may be cut: what it begins with tells enough.
        const Bytes rest = bytes.subspan(at);
        if (rest.size() < kHeader || !(std::to_integer<int>(rest[5]) & kFirst)) break;
        const OggContents here = contents_of(rest);
        if (here != OggContents::unknown && here != OggContents::video_alone) return here;
        if (here == OggContents::video_alone) found = here;
        const auto page = page_at(bytes, at);
        if (!page) return found == OggContents::video_alone ? OggContents::unknown : found;
        at += page->size();
    }
    return found;
}

std::vector<std::byte> ogg_flac(Bytes bytes) {
    constexpr std::size_t kMapping = 9;  // bytes before the first packet's own
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::vector<std::byte> all;
    std::optional<std::uint32_t> stream;
    std::size_t end = 0;
    for (std::size_t at = text.find("OggS"); at != text.npos; at = text.find("OggS", end)) {
        const auto page = page_at(bytes, at);
        const bool intact = page && is_intact(*page);
        end = at + (page ? page->size() : 4);
        if (!intact) continue;
        const bool begins = std::to_integer<int>((*page)[5]) & kFirst && contents_of(*page) == OggContents::flac;
        if (begins) stream = little_endian32(*page, 14);
        if (stream != little_endian32(*page, 14)) continue;
        const Bytes content = page->subspan(kHeader + std::to_integer<std::size_t>((*page)[26]));
        const Bytes own = content.subspan(begins ? std::min(kMapping, content.size()) : 0);
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

std::vector<std::string> end_remarks(const OggPages& pages) {
    std::vector<std::string> all;
    if (pages.unmarked && !pages.cut)
        all.push_back(
            "the file does not say where it ends, as voice messages and recorded radio often do not: it may be whole; "
            "all of it was analysed");
    return all;
}

OggPages ogg_pages(Bytes bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::map<std::uint32_t, std::uint32_t> open;  // streams that have begun and not ended: their next page's number
    std::uint32_t newest = 0;
    std::size_t end = 0;  // of the page before
    bool any = false, lost = false;
    OggPages found;
    for (std::size_t at = text.find("OggS"); at != text.npos; at = text.find("OggS", end)) {
        const auto page = page_at(bytes, at);
        const bool intact = page && is_intact(*page);
        lost |= at != end || !intact;
        end = at + (page ? page->size() : 4);
        if (!intact) continue;
        found.gaps |= std::exchange(lost, false);
        const int flags = std::to_integer<int>((*page)[5]);
        const std::uint32_t stream = little_endian32(*page, 14), number = little_endian32(*page, 18);
        if (flags & kFirst) {
            found.gaps |= !open.try_emplace(stream, number).second;  // the same begins again without having ended
            any = true;
            if (is_beside(*page)) {
                open.erase(stream);
            } else {
                newest = stream;
            }
        }
        const auto here = open.find(stream);
        if (here == open.end()) continue;
        found.gaps |= number != here->second;
        here->second = number + 1;
        if (flags & kLast) open.erase(here);
    }
    found.unmarked = open.erase(newest) > 0;
    // Behind the last page stands what was one, unless it is a tag.
    constexpr std::size_t kName = 4;
    const bool more = bytes.size() - end >= kName && !without_tags_in_front(bytes.subspan(end)).empty();
    found.cut = !any || lost || (found.unmarked && more);
    found.gaps |= !open.empty();
    return found;
}

}  // namespace moodglass
