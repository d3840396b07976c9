// SPDX-License-Identifier: Apache-2.0
#include "cli/text.h"

#include <algorithm>
#include <cmath>

namespace moodglass::cli {

std::string titled(std::string_view name) {
    constexpr std::size_t kWidth = 20;
    std::string title(name);
    std::replace(title.begin(), title.end(), '_', ' ');
    title.resize(std::max(title.size(), kWidth), ' ');
    return title;
}

std::string clock(double seconds) {
    constexpr double kHardly_s = 0.02;  // where a sound begins and ends is known to some milliseconds
    const auto whole = static_cast<long>(std::floor(seconds + kHardly_s));
    return text("%ld:%02ld", whole / 60, whole % 60);
}

}  // namespace moodglass::cli
