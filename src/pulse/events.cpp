// SPDX-License-Identifier: Apache-2.0
#include "pulse/events.h"

#include <algorithm>

namespace moodglass {
namespace {

constexpr std::size_t kNeighbours = 4, kSurroundings = 43;  // frames to either side

}  // namespace

std::vector<std::size_t> event_frames(std::span<const float> strength) {
    std::vector<double> sums(strength.size() + 1);  // of the strength before each frame
    for (std::size_t n = 0; n < strength.size(); ++n) sums[n + 1] = sums[n] + static_cast<double>(strength[n]);
    std::vector<std::size_t> events;
    for (std::size_t n = 0; n < strength.size(); ++n) {
        const std::size_t begin = n - std::min(n, kSurroundings),
                          end = std::min(strength.size(), n + kSurroundings + 1);
        const double mean = (sums[end] - sums[begin]) / static_cast<double>(end - begin);
        if (static_cast<double>(strength[n]) <= kEventRise * mean + kEventFloor) continue;
        const auto before = strength.subspan(n - std::min(n, kNeighbours), std::min(n, kNeighbours));
        const auto after = strength.subspan(n + 1, std::min(strength.size() - n - 1, kNeighbours));
        if (std::any_of(before.begin(), before.end(), [&](float value) { return value >= strength[n]; })) continue;
        if (std::any_of(after.begin(), after.end(), [&](float value) { return value > strength[n]; })) continue;
        events.push_back(n);
    }
    return events;
}

}  // namespace moodglass
