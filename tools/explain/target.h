// SPDX-License-Identifier: Apache-2.0
// What a clip is asked about: the emotion and the feature that are highest among the reference music.
#pragma once

#include <string>
#include <vector>

#include "excerpt.h"
#include "explain/references.h"

namespace moodglass {

struct Target {
    std::string name;
    Readout readout;
    float deviation = 1;  // of the reference clips
};

std::vector<Target> highest(const Model& model, const Reference& reference, const Cells& cells);

}  // namespace moodglass
