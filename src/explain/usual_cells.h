// SPDX-License-Identifier: Apache-2.0
// What the cells of the last feature map say on average in music of one kind, row by row: what a map is counted from
// (explain/map.h), so that its cells add up to the same difference from usual as the effects do.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "audio/result.h"

namespace moodglass {

struct UsualCells {
    std::vector<float> rows;      // (rows, outputs), as Cells::values; empty where it is not known
    std::vector<float> measured;  // (outputs): what is measured beside the cells (network/measured_part.h)

    bool known() const { return !rows.empty(); }
    float mean(std::size_t output) const;  // over rows, with what is measured

    // Moves all rows alike, so that `mean` of the first outputs is this.
    void settle(std::span<const float> means);
};

// One kind of the key `usual_cells` of a model file; not known if it does not tell the kind. Fails where what it tells is
// not of so many outputs.
Result<UsualCells> read_usual_cells(std::string_view json, std::string_view kind, std::size_t outputs);

}  // namespace moodglass
