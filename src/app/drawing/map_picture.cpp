// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/map_picture.h"

#include <algorithm>
#include <cmath>

namespace moodglass::app {

MapPicture make_map_picture(const Cells& cells, const CellGrid& grid, Range columns, const Readout& readout,
                            CountedFrom from, const UsualCells& usual) {
    static int versions = 0;
    const Map map = map_of(cells, columns, readout, from, usual);
    MapPicture picture;
    picture.version = ++versions;
    picture.grid = grid;
    picture.range = columns;
    picture.columns = columns.length();
    picture.rows = map.rows;
    picture.from = map.from;
    picture.base = map.base - map.measured;
    picture.measured = map.measured;
    picture.sum = value_of(map);
    picture.shares = map.values;
    std::vector<float> sizes;
    const auto count = static_cast<float>(map.values.size());
    for (float& value : picture.shares) {
        value *= count;
        sizes.push_back(std::fabs(value));
    }
    // The strongest fiftieth is drawn alike: single cells do not pale all others.
    const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size() - 1) * 0.98);
    std::nth_element(sizes.begin(), at, sizes.end());
    picture.limit = std::max(*at, 0.01f);
    for (float& value : picture.shares) value /= picture.limit;
    return picture;
}

std::optional<float> MapPicture::value_at(double time_s, double band) const {
    const double column = column_at(time_s);
    if (columns == 0 || column < -0.5 || column > static_cast<double>(columns) - 0.5) return std::nullopt;
    const double c = std::clamp(column, 0.0, static_cast<double>(columns - 1));
    const double r = std::clamp(row_at(band), 0.0, static_cast<double>(rows - 1));
    const auto left = static_cast<std::size_t>(c), low = static_cast<std::size_t>(r);
    const std::size_t right = std::min(left + 1, columns - 1), high = std::min(low + 1, rows - 1);
    const auto x = static_cast<float>(c - static_cast<double>(left)),
               y = static_cast<float>(r - static_cast<double>(low));
    const auto at = [&](std::size_t column_, std::size_t row) { return shares[column_ * rows + row]; };
    return limit *
           std::lerp(std::lerp(at(left, low), at(left, high), y), std::lerp(at(right, low), at(right, high), y), x);
}

}  // namespace moodglass::app
