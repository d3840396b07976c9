// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace moodglass {

// Seven decimals, as values stand in JSON: more than a float of this size holds, and short enough to read.
inline double rounded(double value) { return std::round(value * 1e7) / 1e7; }

}  // namespace moodglass
