// SPDX-License-Identifier: Apache-2.0
#include "app/words/reference_words.h"

#include "app/words/strings.h"
#include "explain/reference.h"
#include "story/vocabulary.h"

namespace moodglass::app {

std::string_view reference_music(std::string_view kind, Language language) {
    return vocabulary(language).music(kind);
}

std::string reference_clips(std::string_view clips, std::string_view kind, Language language) {
    const std::size_t digits = clips.find_first_not_of("0123456789,");
    if (language == Language::english || digits == 0 || digits == clips.npos) return std::string(clips);
    const std::string number = with_thousands(clips.substr(0, digits), language);
    const auto& words = strings(language).music;
    return kind == kOwnMusic ? fill(words.own_clips, {number}) : fill(words.clips, {number, reference_music(kind, language)});
}

std::string_view reference_name(std::string_view kind, Language language) {
    const auto& words = strings(language).music;
    if (kind == kFilmMusic) return words.film;
    if (kind == kPopularMusic) return words.popular;
    if (kind == kClassicalMusic) return words.classical;
    if (kind == kAllMusic) return words.all;
    return kind == kOwnMusic ? words.own : words.other;
}

}  // namespace moodglass::app
