// SPDX-License-Identifier: Apache-2.0
// Deletion and insertion: the sound of some cells is taken out of a clip, or it alone is left, and the clip is analysed
// again. If a map means something, the value falls further when its highest cells go than when any others do.
#pragma once

#include <string>
#include <vector>

#include "excerpt.h"

namespace moodglass {

// Cells (column x rows + row) from the one that is said to raise the value most to the one that lowers it most.
struct Ranking {
    std::string name;
    std::vector<std::size_t> order;
};

Ranking ranked(std::string name, const std::vector<float>& scores);
Ranking reversed(std::string name, Ranking ranking);

// The value when the first share of the order is deleted; with `insert`, when that share alone is there.
double value_with(Ear& ear, const Excerpt& excerpt, const Readout& readout, const Ranking& ranking, double share,
                  bool insert);

}  // namespace moodglass
