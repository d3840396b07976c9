// SPDX-License-Identifier: Apache-2.0
// A map (explain/map.h) as it is drawn over the spectrogram and read at the mouse. What a cell says is told as a value:
// how much higher than what is usual (or than silence) the whole stretch would be if all of it were like this cell (its
// contribution times the number of cells).
#pragma once

#include <optional>
#include <vector>

#include "explain/cell_grid.h"
#include "explain/map.h"

namespace moodglass::app {

// Of what a map is shown.
enum class MapOf { nothing, emotion, feature, left_out };  // left_out: of the emotion

struct MapPicture {
    int version = 0;  // another one for other values; 0: none
    CellGrid grid;
    Range range;  // of the song's columns
    std::size_t columns = 0, rows = 0;
    std::vector<float> shares;  // (columns, rows): of `limit`
    float limit = 0;            // what the strongest colour stands for
    CountedFrom from = CountedFrom::usual;
    float base = 0;      // what is usual, or what silence is given
    float measured = 0;  // from the harmony, beside the cells: how much more than usual, or all of it
    float sum = 0;       // what both and all cells add up to: the stretch's value, to 1e-4

    double column_at(double time_s) const {
        return (time_s - grid.start_s) / grid.column_s - static_cast<double>(range.begin);
    }
    double row_at(double band) const { return (band - grid.first_band) / grid.row_bands; }
    // As drawn: interpolated linearly; none outside the stretch.
    std::optional<float> value_at(double time_s, double band) const;
    float contribution(float value) const { return value / static_cast<float>(columns * rows); }
};

MapPicture make_map_picture(const Cells& cells, const CellGrid& grid, Range columns, const Readout& readout,
                            CountedFrom from, const UsualCells& usual);

}  // namespace moodglass::app
