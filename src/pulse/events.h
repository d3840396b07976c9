// SPDX-License-Identifier: Apache-2.0
// Events: the frames at which something begins to sound, notes or strokes that one hears as one. A frame is one where
// the onset strength is the largest within 4 frames (46 ms) to either side, and more than kEventRise times the mean
// within 43 frames (0.5 s) and kEventFloor besides; of equal neighbours the first. Peak picking as in Böck, Krebs and
// Schedl, "Evaluating the online capabilities of onset detection methods" (ISMIR 2012).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace moodglass {

inline constexpr double kEventRise = 1.25;
inline constexpr double kEventFloor = 0.01;

std::vector<std::size_t> event_frames(std::span<const float> strength);

}  // namespace moodglass
