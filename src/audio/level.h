// SPDX-License-Identifier: Apache-2.0
// What a sound is divided by before the network hears it: its largest magnitude (paper, section 1), if music reaches
// that, and no click, scratch or knock on a microphone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace moodglass {

// No more than three times what the largest magnitude of a piece of two milliseconds reaches in one of a hundred. Of
// 1,239 clips of music none is louder than 2.92 times that (`tools/train/levels.py`), so they are divided by their peak.
class Level {
  public:
    // Mono, at kSampleRate.
    void push(std::span<const float> samples);
    void add(const Level& other);  // as if its samples had been pushed here, but for the piece that has begun

    float peak() const { return peak_; }  // largest magnitude; of direct current it knows nothing
    float value() const;                  // at most peak(), at least a hundredth of it; 0 if there was no sound

  private:
    // By their logarithm, from digital silence on: pieces of silence do not count.
    static constexpr std::size_t kOctaves = 32, kBins = 32;  // in each octave
    static std::size_t bin_of(float magnitude);

    std::array<std::uint32_t, kOctaves * kBins> pieces_{};
    float peak_ = 0, loudest_ = 0;  // loudest_: of the piece that has begun
    std::size_t count_ = 0;         // samples of it
};

}  // namespace moodglass
