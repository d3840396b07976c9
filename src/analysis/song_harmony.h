// SPDX-License-Identifier: Apache-2.0
// The key of a song, and along it what the second ear (harmony/harmony.h) hears: what an Analysis holds of that.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "harmony/harmony.h"

namespace moodglass {

// Empty of moments where it is not known: in a first glimpse, and in results kept by an earlier version.
struct SongHarmony {
    HeardKey heard;                  // of the whole song
    double tuning = 0;               // semitones above those of A = 440 Hz
    double start_s = 0;              // where the first moment begins, in the file's time
    double hop_s = 0;                // what each moment stands for
    std::vector<float> minor;        // P(minor); its mean is heard.minor
    std::vector<std::uint8_t> keys;  // the likeliest: 0 to 11 C major to B major, 12 to 23 C minor to B minor
    std::array<std::vector<float>, kPitchClasses> pitch_classes;  // C, C#, ... B: shares of each moment
};

SongHarmony song_harmony(const Harmony& harmony, double start_s);

}  // namespace moodglass
