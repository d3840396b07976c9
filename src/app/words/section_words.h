// SPDX-License-Identifier: Apache-2.0
// A section of a song in words.
#pragma once

#include <string>

#include "analysis/sections.h"
#include "app/words/text.h"

namespace moodglass::app {

std::string letter_of(const Section& section);  // "A", "A′"
// "A, 0:00 – 1:12: calmer, rougher"
std::string told_section(const Section& section, bool explained, Language language);

}  // namespace moodglass::app
