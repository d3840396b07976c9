// SPDX-License-Identifier: Apache-2.0
// What a model takes from measures of the harmony (harmony/measures.h) beside what its network hears: to each output it
// adds the sum over measures of weight x (measure - mean). It is told for every column of the last feature map, so that
// an output of any stretch stays a mean over its columns: that of its cells, and of this.
#pragma once

#include <span>
#include <vector>

#include "harmony/measures.h"
#include "network/cells.h"
#include "network/model.h"
#include "network/receptive_field.h"

namespace moodglass {

// Row-major (columns, outputs); empty if the model measures nothing. measures: of the moments of the sound, at least
// one. A column has those at its middle, on a straight line between the middles of moments. A song of sounding_frames
// that is repeated to fill an excerpt has its measures repeated. from_s: how long after the moments the frames begin.
std::vector<float> measured_part(const Model& model, std::span<const HarmonyMeasures> measures, std::size_t columns,
                                 std::size_t sounding_frames, double from_s = 0);

// Mean over the columns [begin, end), but for silent ones if there are others, of one output's measured part; 0 if
// nothing is measured.
float measured_mean(const Cells& cells, std::size_t output, Range columns);

}  // namespace moodglass
