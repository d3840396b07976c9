// SPDX-License-Identifier: Apache-2.0
// What the network sees: (frames, 149) values log10(1 + magnitude), of a signal divided by its level, before
// standardisation (paper, section 1).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "spectrogram/framer.h"

namespace moodglass {

inline constexpr int kExcerptFrames = 313;  // 10 s

struct Spectrogram {
    std::vector<float> values;  // row-major (frames, kBandCount)
    std::size_t frames() const { return values.size() / kBandCount; }
    std::span<const float> frame(std::size_t i) const { return std::span(values).subspan(i * kBandCount, kBandCount); }
};

// Magnitudes as a Framer gives them, of a signal of this level (audio/level.h). Division by it commutes with the
// transform, so it can wait until the whole signal is known.
Spectrogram to_spectrogram(std::vector<float> magnitudes, float level);

}  // namespace moodglass
