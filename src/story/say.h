// SPDX-License-Identifier: Apache-2.0
// A Telling in words. Each language is a Vocabulary: words for the two ends of every emotion and quality, and patterns
// for the sentences. What is chosen among several patterns depends on the telling alone.
#pragma once

#include <string>

#include "story/language.h"
#include "story/telling.h"

namespace moodglass {

// "Tense and driving, with a calmer middle"
std::string headline(const Telling& telling, const Analysis& analysis, Language language);
// "It is rougher than 8 in 10 pieces of film music, and steadier in its beat than 9 in 10." Empty where there are none.
std::string reasons(const Telling& telling, const Analysis& analysis, Language language);
// "It begins calmer than the rest; at 1:12 it grows tenser, because it becomes rougher; at 2:40 it is as it was at 0:00
// again."
std::string way(const Telling& telling, const Analysis& analysis, Language language);
std::string moment(std::size_t emotion, Language language);  // "Tensest"
std::string moments(const Telling& telling, const Analysis& analysis,
                    Language language);  // one sentence; empty where there are none
std::string name_of(const Section& section, bool explained,
                    Language language);  // "calmer, rougher"; of one that is as the rest, or the whole song: that

// All of it, in five sentences at the most.
std::string story(const Analysis& analysis, Language language);

// How many of the music a rank is above or below: "8 in 10 pieces of film music"; never more than the rank says.
std::string share_of_music(float percentile, bool high, std::string_view kind, Language language);

}  // namespace moodglass
