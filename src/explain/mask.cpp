// SPDX-License-Identifier: Apache-2.0
#include "explain/mask.h"

#include <algorithm>
#include <numeric>

namespace moodglass {

Mask mask_of(const Map& map, const CellGrid& grid, Side side, double kept, double fading) {
    const std::size_t count = map.values.size();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return side == Side::raises ? map.values[a] > map.values[b] : map.values[a] < map.values[b];
    });
    Mask mask{grid, map.columns, map.rows, std::vector<float>(count)};
    for (std::size_t place = 0; place < count; ++place) {
        const double share = (static_cast<double>(place) + 0.5) / static_cast<double>(count);
        const double keep = fading > 0 ? 0.5 + (kept - share) / fading : (share < kept ? 1.0 : 0.0);
        mask.keep[order[place]] = static_cast<float>(std::clamp(keep, 0.0, 1.0));
    }
    return mask;
}

}  // namespace moodglass
