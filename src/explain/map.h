// SPDX-License-Identifier: Apache-2.0
// Where in the sound a value comes from: the exact contribution of every (time, frequency) cell to a feature or an
// emotion, over any stretch of a song. Nothing is perturbed and nothing is approximated: behind the last feature map
// the network is linear, so a value is a sum over cells, but for its measured part.
//
//     const Map map = map_of(cells, {0, cells.columns}, of_emotion(weights, bias), reference.usual_cells);
//     // map.base + the sum of map.values = the emotion, to 1e-4
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "explain/usual_cells.h"
#include "network/cells.h"
#include "network/ratings.h"
#include "network/receptive_field.h"

namespace moodglass {

// A value as a linear function of a cell's outputs: bias + sum over outputs of weight x output.
struct Readout {
    std::array<float, kFeatureCount + kEmotionCount> weights{};
    float bias = 0;
};

Readout of_output(std::size_t output);  // a feature; or an emotion of the black box
Readout of_emotion(const PerFeature<float>& weights, float bias);

// What a cell's contribution is counted from.
enum class Baseline {
    zero,  // nothing: base is the readout's bias, and what all cells share is part of every contribution
    mean,  // the average cell of the stretch: base is the value itself, and contributions add up to 0
    silence,  // what the cell's row says of silence, which Cells::silence must hold: base is the value of silence
};

// By name, of what somebody may choose to count from.
enum class CountedFrom { usual, silence };
std::string_view name_of(CountedFrom from);  // "usual", "silence"

struct Map {
    Range columns;              // of the song's, that it covers
    std::size_t rows = 0;       // from low to high
    std::vector<float> values;  // contributions, row-major (columns, rows)
    float base = 0;             // what no cell accounts for
    float measured = 0;         // as much of the base is measured (network/measured_part.h)
    CountedFrom from = CountedFrom::silence;
};

// columns: a stretch of the song's, not empty and within them. Where it is partly silent, its value is that of the rest,
// and silent columns have what the others have on the average.
Map map_of(const Cells& cells, Range columns, const Readout& readout, Baseline baseline);

// Counted from what each row says in music of some kind, which must be known. What all such music has in common explains
// nothing of this song, so this is what a picture should show. base - measured is the value that is usual there, measured
// how much more is measured than usual: the cells and that are the same difference as the effects are from usual ones.
Map map_of(const Cells& cells, Range columns, const Readout& readout, const UsualCells& usual);

// Either; silence where it is not known what is usual.
Map map_of(const Cells& cells, Range columns, const Readout& readout, CountedFrom from, const UsualCells& usual);

// base + the sum of all contributions.
float value_of(const Map& map);

}  // namespace moodglass
