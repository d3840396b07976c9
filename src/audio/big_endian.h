// SPDX-License-Identifier: Apache-2.0
// Numbers as most containers write them, the greatest byte first. Private to this folder.
#pragma once

#include <cstddef>
#include <cstdint>

#include "audio/file_type.h"

namespace moodglass {

// Of eight bytes at most.
inline std::uint64_t big_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (const std::byte b : bytes) value = value << 8 | std::to_integer<std::uint64_t>(b);
    return value;
}

// The number of `size` bytes at `at`; zero where the bytes end before.
inline std::uint64_t number(Bytes bytes, std::size_t at, std::size_t size) {
    return at + size <= bytes.size() ? big_endian(bytes.subspan(at, size)) : 0;
}

// Without so many bytes in front, or with none left.
inline Bytes skip(Bytes rest, std::uint64_t size) {
    return rest.subspan(size < rest.size() ? static_cast<std::size_t>(size) : rest.size());
}

}  // namespace moodglass
