// SPDX-License-Identifier: Apache-2.0
// Emotions that say nearly the same of a song: a headline takes one of each family.
#pragma once

#include "network/ratings.h"

namespace moodglass {

inline constexpr PerEmotion<int> kFamilies = {0, 1, 2, 3,
                                              2, 0, 0, 3};  // valence happy sad; energy; tension fear; anger tender

}  // namespace moodglass
