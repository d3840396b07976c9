// SPDX-License-Identifier: Apache-2.0
// How much of every moment and pitch of a song is kept, so that one can hear what a map points at (masked_sound.h).
#pragma once

#include <vector>

#include "explain/cell_grid.h"

namespace moodglass {

// A share for each cell of a stretch; between the middles of cells it is interpolated linearly, beyond the outermost it
// stays.
struct Mask {
    CellGrid grid;
    Range columns;            // of the song's, that it covers
    std::size_t rows = 0;     // from low to high
    std::vector<float> keep;  // row-major (columns, rows), 0 to 1
};

// Which side of a map is "this".
enum class Side { raises, lowers };

// The cells that raise (or lower) the value most: kKept of them are kept whole, and around that share the mask fades
// over kFading of the cells. Half of them: less is too thin a sound (docs/explanations.md). Of `map` only the
// order of its cells counts.
inline constexpr double kKept = 0.5, kFading = 0.2;
Mask mask_of(const Map& map, const CellGrid& grid, Side side, double kept = kKept, double fading = kFading);

}  // namespace moodglass
