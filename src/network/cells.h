// SPDX-License-Identifier: Apache-2.0
// The heads' values in every (time, frequency) cell of the last feature map: seven features, or eight emotions of the
// black box; behind the features the black box's emotions, where the model holds its head, too. The average over cells,
// with that of what is measured beside them (network/measured_part.h), is the prediction (paper, section 2); since
// average and heads are linear, the order of the two does not matter, and every cell's value is its exact share.
#pragma once

#include <cstddef>
#include <vector>

namespace moodglass {

// Row-major (columns, rows, outputs): columns along time, rows along frequency from low to high.
struct Cells {
    std::size_t columns = 0, rows = 0, outputs = 0;
    std::vector<float> values;
    std::vector<float> silence = {};  // (rows, outputs): what a cell of each row says of silence; may be unknown
    std::vector<float> measured = {};  // (columns or more, outputs): empty if nothing is measured, or not yet
};

}  // namespace moodglass
