// SPDX-License-Identifier: Apache-2.0
// Round numbers for axes, and which frequency a band of the spectrogram has.
#pragma once

#include <string>
#include <vector>

#include "app/words/text.h"

namespace moodglass::app {

// At most `most` (2 or more) round values of 1, 2 or 5 times a power of ten within low..high.
std::vector<double> value_ticks(double low, double high, int most);

// How many decimals keep neighbouring ticks apart.
int decimals_of(const std::vector<double>& ticks);

// The same for times: steps of 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30 s, 1, 2, 5, 10, 15, 30 min, 1 h.
struct TimeTicks {
    double step_s = 1;
    std::vector<double> at_s;
};
TimeTicks time_ticks(double start_s, double end_s, int most);
std::string format_tick(double time_s, double step_s, Language language);  // tenths only where the step needs them

// Centre frequencies of the bands in Hz, low to high (24 to the octave, duplicates among the low ones removed).
const std::vector<float>& band_frequencies();

// The band, with a fraction, that lies at this frequency; clamped to the ends.
float band_at(float hertz);

}  // namespace moodglass::app
