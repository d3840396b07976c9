// SPDX-License-Identifier: Apache-2.0
// NumPy's .npy format, version 1.0: a float32 matrix in row-major order.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace moodglass::cli {

std::string npy(std::span<const float> values, std::size_t columns);

}  // namespace moodglass::cli
