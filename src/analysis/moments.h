// SPDX-License-Identifier: Apache-2.0
// The moments at which a song's emotions are strongest.
#pragma once

#include "analysis/analysis.h"

namespace moodglass {

// For each emotion, of the 10 s views the one in which it is strongest; the first of several. Of no views: nothing.
PerEmotion<Moment> moments_of(const Analysis& analysis, const Spreads& spreads);

}  // namespace moodglass
