// SPDX-License-Identifier: Apache-2.0
// The application's language, as what is told of a song knows it.
#pragma once

#include "app/words/text.h"
#include "story/say.h"

namespace moodglass::app {

inline Tongue tongue_of(Language language) { return language == Language::german ? Tongue::german : Tongue::english; }

}  // namespace moodglass::app
