// SPDX-License-Identifier: Apache-2.0
#include "audio/ogg_page.h"

#include <cstring>

namespace moodglass {

bool ogg_ends_properly(Bytes bytes) {
    constexpr std::size_t kHeader = 27;
    constexpr int kEndOfStream = 4;
    if (bytes.size() < kHeader) return false;
    for (std::size_t at = bytes.size() - kHeader + 1; at-- > 0;) {
        if (std::memcmp(&bytes[at], "OggS", 4) != 0) continue;
        const auto segments = std::to_integer<std::size_t>(bytes[at + 26]);
        std::size_t end = at + kHeader + segments;
        if (end > bytes.size()) return false;
        for (std::size_t i = 0; i < segments; ++i) end += std::to_integer<std::size_t>(bytes[at + kHeader + i]);
        return end <= bytes.size() && (std::to_integer<int>(bytes[at + 5]) & kEndOfStream);
    }
    return false;
}

}  // namespace moodglass
