// SPDX-License-Identifier: Apache-2.0
// Samples, as they come, to frames of band magnitudes. Frame n starts at sample int(n * hop), is 2048 samples long under a
// symmetric Hann window, and is zero-padded past the end (paper, section 1; madmom's "origin future").
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "spectrogram/filterbank.h"

namespace moodglass {

inline constexpr double kFramesPerSecond = 31.3;

class Framer {
  public:
    Framer();
    ~Framer();
    Framer(Framer&&) noexcept;
    Framer& operator=(Framer&&) noexcept;

    // Appends the magnitudes of every frame that is complete: (frames, kBandCount), linear, of the samples as they are.
    void push(std::span<const float> samples, std::vector<float>& magnitudes);

    // Appends the frames that reach past the end, or takes those away that begin after it: ceil(length / hop) frames in
    // all, for a signal of `length` samples.
    void finish(std::uint64_t length, std::vector<float>& magnitudes);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
