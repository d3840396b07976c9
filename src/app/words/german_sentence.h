// SPDX-License-Identifier: Apache-2.0
// In German what the engine's sentence says in English (explain/sentence.h): how high an emotion of the whole song is
// among the reference music, and the two qualities that move it most, or that the black box gives no reasons.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/analysis.h"

namespace moodglass::app {

// Empty while ranks are not known.
// admits: also what the reasons leave out, where that outweighs them.
std::string german_sentence(const Analysis& analysis, std::size_t emotion, bool admits = true);

}  // namespace moodglass::app
