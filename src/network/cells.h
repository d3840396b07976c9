// SPDX-License-Identifier: Apache-2.0
// The heads' values in every (time, frequency) cell of the last feature map: seven features, or eight emotions of the
// black box; behind the features the black box's emotions, where the model holds its head, too. The average over cells,
// with that of what is measured beside them (network/measured_part.h), is the prediction (paper, section 2); since
// average and heads are linear, the order of the two does not matter, and every cell's value is its exact share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "network/receptive_field.h"

namespace moodglass {

// Row-major (columns, rows, outputs): columns along time, rows along frequency from low to high.
struct Cells {
    std::size_t columns = 0, rows = 0, outputs = 0;
    std::vector<float> values;
    std::vector<float> silence = {};  // (rows, outputs): what a cell of each row says of silence; may be unknown
    std::vector<float> measured = {};  // (columns or more, outputs): empty if nothing is measured, or not yet
    std::vector<std::uint8_t> silent = {};  // (columns or more): 1 where the song is silent; empty if it is nowhere
};

// Whether some of these columns are silent, and others sound.
inline bool partly_silent(const Cells& cells, Range columns) {
    if (cells.silent.empty()) return false;
    const auto of = std::span(cells.silent).subspan(columns.begin, columns.length());
    const auto count = static_cast<std::size_t>(std::ranges::count(of, 1));
    return count > 0 && count < of.size();
}

}  // namespace moodglass
