// SPDX-License-Identifier: Apache-2.0
// How well the onset curve repeats itself after each lag, around each moment: its autocorrelation.
//
//     y[n]    = w[n] (x[n] - sum(w x) / sum(w))                     x: the curve, w: the moment's window
//     r[m, l] = (y * y)[l] / ((y * y)[0] + 0.003^2 (w * w)[0]) / ((w * w)[l] / (w * w)[0])     *: autocorrelation
//
// The last factor undoes that the window leaves less to compare at longer lags. Near 1 where the curve repeats itself
// exactly, near 0 where it does not, or varies by less than 0.003 (that of music does by some 0.03): a held tone's
// curve is only rounding, which may repeat.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "pulse/moments.h"

namespace moodglass {

inline constexpr std::size_t kLags = 516;  // 0 to 515 frames, so up to 6 s

// How many there are: kLags, or half the song if that is shorter.
std::size_t lag_count(const Moments& moments);

// Tells r of every moment, the first first: lag_count() numbers, which hold until it returns.
void periodicity(std::span<const float> strength, const Moments& moments,
                 const std::function<void(std::span<const float> r)>& told);

}  // namespace moodglass
