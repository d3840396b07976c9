// SPDX-License-Identifier: Apache-2.0
#include "spectrogram/spectrogram.h"

#include <cmath>
#include <numbers>

namespace moodglass {

Spectrogram to_spectrogram(std::vector<float> magnitudes, float level) {
    const float scale = 1.0f / level;
    for (float& value : magnitudes) value = std::log1p(value * scale) * std::numbers::log10e_v<float>;
    return Spectrogram{std::move(magnitudes)};
}

}  // namespace moodglass
