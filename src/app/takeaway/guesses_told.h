// SPDX-License-Identifier: Apache-2.0
// What is said of a class's guesses once the model's values are shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/songs/guesses.h"
#include "app/words/strings.h"

namespace moodglass::app {

std::string initial_of(std::string_view name);  // its first letter, whole also where it takes several bytes

// "A: 0.08 from the model on average, 5 of 7 within its interval"; empty where there is no cross.
std::string crosses_told(const Guesses& guesses, std::size_t group, int song, const Analysis& analysis,
                         Language language);
// "A: most votes for tension, as the model" or "...; the model says sadness"; empty where there are no votes.
std::string votes_told(const Guesses& guesses, std::size_t group, int song, const Analysis& analysis,
                       Language language);
// Both, as far as there is something to tell.
std::vector<std::string> told_of_group(const Guesses& guesses, std::size_t group, int song, const Analysis& analysis,
                                       Language language);

}  // namespace moodglass::app
