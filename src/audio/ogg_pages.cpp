// SPDX-License-Identifier: Apache-2.0
#include "audio/ogg_pages.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

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

}  // namespace

OggPages ogg_pages(Bytes bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::map<std::uint32_t, std::uint32_t> open;  // streams that have begun and not ended, with their next page's number
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
            newest = stream;
            any = true;
        }
        const auto here = open.find(stream);
        if (here == open.end()) continue;
        found.gaps |= number != here->second;
        here->second = number + 1;
        if (flags & kLast) open.erase(here);
    }
    const bool unended = open.erase(newest) > 0;
    found.cut = !any || lost || unended;
    found.gaps |= !open.empty();
    return found;
}

}  // namespace moodglass
