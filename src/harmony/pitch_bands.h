// SPDX-License-Identifier: Apache-2.0
// Samples, as they come, to how loud every third of a semitone is (docs/harmony.md): frames of 16,384 samples, in which
// neighbouring semitones can be told apart from 90 Hz up, one a hop of 8,192. Frame n stands for the samples n hop to
// (n + 1) hop, which lie in the middle of its window; there are ceil(length / hop).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "audio/mono.h"

namespace moodglass {

inline constexpr std::size_t kHarmonyFrame = 16384;  // samples
inline constexpr std::size_t kHarmonyHop = 8192;     // samples: 0.37 s
inline constexpr double kHarmonyHop_s = static_cast<double>(kHarmonyHop) / kSampleRate;

inline constexpr std::size_t kThirds = 3;            // bands a semitone
inline constexpr std::size_t kSemitones = 72;        // from A1, 55 Hz, to G#7: six octaves
inline constexpr std::size_t kLowestPitchClass = 9;  // an A, where C is 0
inline constexpr std::size_t kPitchBands = kThirds * kSemitones;

// Band b's middle is 55 Hz 2^((b - 1) / 36): of every three bands the second lies on the semitone of A = 440 Hz.
class PitchBands {
  public:
    PitchBands();
    ~PitchBands();
    PitchBands(PitchBands&&) noexcept;
    PitchBands& operator=(PitchBands&&) noexcept;

    // Appends the magnitudes of every frame that is complete: (frames, kPitchBands), linear, of the samples as they
    // are.
    void push(std::span<const float> samples, std::vector<float>& magnitudes);

    // Appends the frames that reach past the end, or takes those away that begin after it: ceil(length / hop) frames in
    // all, for a signal of `length` samples.
    void finish(std::uint64_t length, std::vector<float>& magnitudes);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
