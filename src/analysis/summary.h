// SPDX-License-Identifier: Apache-2.0
// From the cells of the last feature map to what an Analysis says of the song by itself: averages over time, curves, effects,
// intervals. What compares it with other music comes after it (analysis/against.h).
#pragma once

#include "analysis/analysis.h"
#include "analysis/prepared_model.h"
#include "network/network.h"

namespace moodglass {

// Intervals are those of the kind of music that it sounds like, whatever it is compared with. sounding_frames: frames of the song without the repetition that makes a short one long enough. start_s: time of the first
// frame in the file. Of a partial result the averages are over the columns that are there; of none, nothing is filled in.
Analysis summarize(const Model& model, const Yardstick& yardstick, const Cells& cells, std::size_t sounding_frames,
                   double start_s);

}  // namespace moodglass
