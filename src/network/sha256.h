// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), by which a result tells which weights it came from.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace moodglass {

// 64 hexadecimal digits.
std::string sha256(std::span<const std::byte> bytes);

}  // namespace moodglass
