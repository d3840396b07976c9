// SPDX-License-Identifier: Apache-2.0
// How far every pitch stands out from those around it, on the song's own tuning: what the key is heard in. Neither
// level nor a filter's slope matters, and a drum, which has all pitches at once, hardly.
#pragma once

#include <span>
#include <vector>

#include "harmony/pitch_bands.h"

namespace moodglass {

// log(1 + band / mean of the bands up to six semitones away), in place, of magnitudes (frames, kPitchBands) whose
// largest is `loudest`: a thousandth of it is added to the mean, so that silence does not stand out.
void to_salience(std::span<float> magnitudes, float loudest);

// Where the song's semitones lie between those of A = 440 Hz: -0.5 to 0.5 of one. The mean direction of all peaks from
// 220 Hz up, from saliences (frames, kPitchBands); 0 if there are none.
double tuning_of(std::span<const float> saliences);

// One frame at the song's own semitones, and a third of one below and above: (kSemitones, kThirds), by linear
// interpolation.
void tune(std::span<const float> salience, double tuning, std::span<float> tuned);

}  // namespace moodglass
