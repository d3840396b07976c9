// SPDX-License-Identifier: Apache-2.0
// Where the beats are: Ellis, "Beat tracking by dynamic programming" (J. New Music Research 36, 2007). Of all chains of
// frames, the one that gathers the most onset strength while its steps stay near the beat's length p around each
// moment:
//
//     C(n) = o(n) + max over m of (C(m) - 100 ln((n - m) / p)^2),  n - 2p <= m <= n - p/2; or o(n) alone, where a chain
//     begins o    = strength * Gaussian of p/32 frames, divided by its standard deviation
//
// p follows the tempo along the song, which in Ellis is one for all.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "pulse/moments.h"

namespace moodglass {

// path: of tempo_path(), one index a moment. The frames of the beats, rising. Beats at the ends where hardly anything
// begins to sound (less than half the root mean square over all beats) are left out.
std::vector<std::size_t> beat_frames(std::span<const float> strength, const Moments& moments,
                                     std::span<const std::size_t> path);

}  // namespace moodglass
