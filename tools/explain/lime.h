// SPDX-License-Identifier: Apache-2.0
// LIME as in the paper's follow-up (Haunschmid, Chowdhury, Widmer 2019): segments of the spectrogram are hidden at
// random, and a linear model is fitted to what the network says of each perturbation.
#pragma once

#include "excerpt.h"
#include "segments.h"

namespace moodglass {

// For each segment how much the value rises because it is there. Hidden means silent; each segment is hidden in half of
// the perturbations; ridge regression weighted by nearness to the whole (kernel width 0.25 of the cosine distance,
// penalty 1).
std::vector<double> lime(Ear& ear, const Spectrogram& spectrogram, const Segments& segments, const Readout& readout,
                         std::size_t perturbations);

// The same as a score for each cell: its 8 x 8 pixels' share of their segments, on average.
std::vector<float> cell_scores(const std::vector<double>& of_segments, const Segments& segments, const CellGrid& grid,
                               Range columns, std::size_t rows);

}  // namespace moodglass
