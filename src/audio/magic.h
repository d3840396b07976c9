// SPDX-License-Identifier: Apache-2.0
// The letters by which a file tells what it is. Private to this folder.
#pragma once

#include <cstring>
#include <string_view>

#include "audio/file_type.h"

namespace moodglass {

inline bool has(Bytes bytes, std::size_t at, std::string_view magic) {
    return bytes.size() >= magic.size() && at <= bytes.size() - magic.size() &&
           std::memcmp(&bytes[at], magic.data(), magic.size()) == 0;
}

// With the zeros that stand in it.
constexpr std::string_view operator""_bytes(const char* text, std::size_t length) { return {text, length}; }

}  // namespace moodglass
