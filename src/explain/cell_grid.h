// SPDX-License-Identifier: Apache-2.0
// Where the cells of a map lie in a song: the time and the frequency in the middle of what a cell sees, and how far
// around it the cell sees. That is much farther than to the next cell (111 frames and 111 of 149 bands for the network
// that ships, cells being 8 apart), though most of what moves a cell is near its middle: docs/explanations.md has it
// measured. A map is therefore drawn smoothly, and never finer than its cells.
#pragma once

#include "explain/map.h"
#include "network/model.h"

namespace moodglass {

struct CellGrid {
    double start_s = 0;     // time of column 0's middle, in the file
    double column_s = 0;    // from one column to the next
    double first_band = 0;  // the spectrogram's band at row 0's middle
    double row_bands = 0;   // from one row to the next
    double field_s = 0;     // how long a stretch of the song a cell sees
    double field_bands = 0;

    double time_s(double column) const { return start_s + column * column_s; }
    double band(double row) const { return first_band + row * row_bands; }
};

// start_s: time of the spectrogram's first frame in the file.
CellGrid cell_grid(const Model& model, double start_s);

// Frequency in the middle of a band; bands may be broken, between two.
double band_hz(double band);
double hz_band(double hz);  // and back; frequencies beyond the bands belong to the outermost

// The columns whose middles lie within the times; at least one, the nearest.
Range columns_between(const CellGrid& grid, std::size_t columns, double begin_s, double end_s);

// A map on the spectrogram's grid: row-major (frames.length(), kBandCount) for a song of `song_columns` columns and
// `song_frames` frames. Linear interpolation between the middles of cells, and the nearest cell beyond the outermost
// ones; scaled such that each cell's contribution stays what it was: over all frames the values add up to the map's.
std::vector<float> spread(const Map& map, const CellGrid& grid, std::size_t song_columns, std::size_t song_frames,
                          Range frames);

}  // namespace moodglass
