// SPDX-License-Identifier: Apache-2.0
// What a timeline draws of the sound itself. It accompanies an Analysis but is no part of it: it is large, and is never
// exported.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "spectrogram/spectrogram.h"

namespace moodglass {

struct Overview {
    // Waveform: the lowest and highest sample of each slice of time, -1 to 1, relative to the song's level; what is
    // above it ends there.
    double slice_s = 0;
    std::vector<float> lowest, highest;

    // Spectrogram, row-major (frames, bands), bands from low to high (paper, section 1): log10(1 + magnitude), mapped
    // linearly from 0..kLevelMax to 0..255.
    static constexpr float kLevelMax = 2.5f;
    double start_s = 0;  // time of the first sample and the first frame
    double frames_per_second = 0;
    int bands = 0;
    std::vector<std::uint8_t> levels;
};

// Collects the waveform while samples stream by.
class OverviewMaker {
  public:
    void push(std::span<const float> samples);
    // `frames`: (frames, kBandCount), a Spectrogram's values.
    Overview overview(std::span<const float> frames, float level, double start_s) const;

  private:
    std::size_t in_slice_ = 0;
    std::vector<float> lowest_, highest_;
};

}  // namespace moodglass
