// SPDX-License-Identifier: Apache-2.0
// What a tempo is called, and how sure it is told.
#pragma once

#include <string>

#include "app/words/text.h"
#include "pulse/pulse.h"

namespace moodglass::app {

// "slow, 62 BPM", "126 BPM or perhaps 63", "no beat to be told"; empty where nothing is known.
std::string tempo_told(const Pulse& pulse, Language language);

}  // namespace moodglass::app
