// SPDX-License-Identifier: Apache-2.0
#include "app/words/section_words.h"

#include "story/say.h"

namespace moodglass::app {

std::string letter_of(const Section& section) { return section.letter + (section.varied ? "\u2032" : ""); }

std::string told_section(const Section& section, bool explained, Language language) {
    return letter_of(section) + ", " + format_time(section.start_s) + " \u2013 " + format_time(section.end_s) + colon(language) +
           name_of(section, explained, language);
}

}  // namespace moodglass::app
