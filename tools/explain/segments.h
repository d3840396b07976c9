// SPDX-License-Identifier: Apache-2.0
// A spectrogram cut into segments of similar value, as LIME needs them: Felzenszwalb and Huttenlocher's graph
// segmentation (2004) over neighbouring pixels.
#pragma once

#include <vector>

#include "spectrogram/spectrogram.h"

namespace moodglass {

struct Segments {
    std::size_t count = 0;
    std::vector<std::size_t> of;  // (frames, bands): each pixel's segment
};

// scale: larger gives larger segments; min_size: pixels.
Segments segments_of(const Spectrogram& spectrogram, double scale, std::size_t min_size);

}  // namespace moodglass
