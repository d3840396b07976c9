// SPDX-License-Identifier: Apache-2.0
// By which features an emotion is high or low in a song, or changes within it.
#pragma once

#include <vector>

#include "story/telling.h"

namespace moodglass {

// Those that move the emotion most in the mood's direction, counted from what is usual in the music that the song is
// compared with, and whose ranks point the same way. Two at the most; none by the black box.
std::vector<Quality> reasons_of(const Analysis& analysis, const Mood& mood);

// Of the emotion's change from one section to the next: the features by whose effects at least a quarter of it comes
// about.
std::vector<Quality> reasons_of_change(const Analysis& analysis, const Section& from, const Section& to,
                                       const Mood& mood);

}  // namespace moodglass
