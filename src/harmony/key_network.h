// SPDX-License-Identifier: Apache-2.0
// The network that tells the key (models/ears/harmony.md). Its layers are convolutions around the circle of the twelve
// pitch classes, so a song that is transposed has its answer transposed: one set of weights serves all twelve tonics.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "audio/real_fft.h"
#include "harmony/pitch_bands.h"

namespace moodglass {

inline constexpr std::size_t kPitchClasses = 12;  // C, C#, ... B
inline constexpr std::size_t kKeys = 24;          // C major ... B major, C minor ... B minor
inline constexpr std::size_t kKeyWindow = 40;     // frames that a moment is heard among: 15 s

// Of what the network makes a frame: (channels, pitch class).
std::size_t key_features();

// Four frames at once: tuned saliences (kSemitones, kThirds) to features (key_features()).
void hear_frames(std::span<const Four> tuned, std::span<Four> features);

// Four moments at once: features, each the mean over a window, to the probabilities of the 24 keys.
void tell_keys(std::span<const Four> features, std::array<Four, kKeys>& probabilities);

}  // namespace moodglass
