// SPDX-License-Identifier: Apache-2.0
// From the cells of the last feature map to everything an Analysis says: averages over time, curves, effects, places among the
// reference clips, intervals and sentences.
#pragma once

#include "analysis/analysis.h"
#include "explain/reference.h"
#include "network/network.h"

namespace moodglass {

// sounding_frames: frames of the song without the repetition that makes a short one long enough. start_s: time of the first
// frame in the file. Of a partial result the averages are over the columns that are there; of none, nothing is filled in.
Analysis summarize(const Model& model, const Reference& reference, const Cells& cells, std::size_t sounding_frames,
                   double start_s);

}  // namespace moodglass
