// SPDX-License-Identifier: Apache-2.0
// Files that were damaged on their way.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>

namespace moodglass {

// Bytes that are wrong, missing, zero or too many, at so many places.
inline void damage(std::string& bytes, std::size_t places, std::mt19937& random) {
    for (std::size_t i = 0; i < places; ++i) {
        const std::size_t at = random() % bytes.size(),
                          length = std::min<std::size_t>(random() % 3000, bytes.size() - at);
        switch (random() % 4) {
            case 0:
                bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), length, '\0');
                break;
            default:
                bytes.insert(at, bytes, random() % (bytes.size() - length), length);
        }
    }
}

}  // namespace moodglass
