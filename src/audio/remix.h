// SPDX-License-Identifier: Apache-2.0
// Chained streams and joined files may change their number of channels; a Sound keeps the one it began with.
#pragma once

#include <algorithm>

namespace moodglass {

// Writes one moment of a stream that now has `given` channels, sample(c) each: as it is, or mixed and repeated where that is
// not the Sound's number.
template <class Sample>
void remix(const Sample& sample, int given, int channels, float* out) {
    if (given == channels) {
        for (int c = 0; c < channels; ++c) out[c] = sample(c);
        return;
    }
    float sum = 0;
    for (int c = 0; c < given; ++c) sum += sample(c);
    std::fill_n(out, channels, sum / static_cast<float>(given));
}

}  // namespace moodglass
