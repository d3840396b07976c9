// SPDX-License-Identifier: Apache-2.0
#include "app/words/reference_words.h"

#include "explain/reference.h"
#include "explain/words.h"

namespace moodglass::app {

std::string_view reference_music(std::string_view kind, Language language) {
    if (language == Language::english) return music_of(kind);
    if (kind == "film") return "der Filmmusik";
    if (kind == "popular") return "der Popmusik";
    if (kind == "classical") return "der klassischen Musik";
    if (kind == kAllMusic) return "der Film-, Pop- und klassischen Musik";
    if (kind == kOwnMusic) return "Ihrer eigenen Musik";
    return "der Vergleichsmusik";
}

}  // namespace moodglass::app
