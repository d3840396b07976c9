// SPDX-License-Identifier: Apache-2.0
// The logarithmic filterbank of the paper (section 1, after madmom's LogarithmicFilterbank): triangular, overlapping
// bands, 24 an octave from 20 Hz to 16 kHz around 440 Hz, each divided by its sum; over the FFT bins 0 to 1023 of 22,050 Hz.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "audio/real_fft.h"

namespace moodglass {

inline constexpr int kFrameSize = 2048;              // samples
inline constexpr int kBinCount = kFrameSize / 2;     // the bin at Nyquist is dropped
inline constexpr int kBandCount = 149;

class Filterbank {
  public:
    Filterbank();

    // Of four frames at once. bins: kBinCount magnitudes; bands: kBandCount weighted sums.
    void apply(std::span<const Four> bins, std::span<Four> bands) const;

    // Middle frequency of a band in Hz.
    double centre_hz(int band) const { return filters_[static_cast<std::size_t>(band)].centre_hz; }

  private:
    // Only the non-zero weights of a band are kept: bins first .. first + weights - 1.
    struct Filter {
        std::size_t first = 0;
        std::vector<float> weights;
        double centre_hz = 0;
    };
    std::vector<Filter> filters_;
};

}  // namespace moodglass
