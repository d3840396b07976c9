// SPDX-License-Identifier: Apache-2.0
#include "app/words/key_words.h"

#include <array>

#include "app/words/strings.h"

namespace moodglass::app {
namespace {

struct TonicNames {
    std::array<const char*, kPitchClasses> major, minor;
};

constexpr Worded<TonicNames> kTonics = {
    {},  // the engine's own (to_string)
    {{"C", "Des", "D", "Es", "E", "F", "Fis", "G", "As", "A", "B", "H"},
     {"c", "cis", "d", "es", "e", "f", "fis", "g", "gis", "a", "b", "h"}},
    {{"Do", "R\u00e9 b\u00e9mol", "R\u00e9", "Mi b\u00e9mol", "Mi", "Fa", "Fa di\u00e8se", "Sol", "La b\u00e9mol", "La",
      "Si b\u00e9mol", "Si"},
     {"Do", "Do di\u00e8se", "R\u00e9", "Mi b\u00e9mol", "Mi", "Fa", "Fa di\u00e8se", "Sol", "Sol di\u00e8se", "La",
      "Si b\u00e9mol", "Si"}},
    {{"Do", "Re bemol", "Re", "Mi bemol", "Mi", "Fa", "Fa sostenido", "Sol", "La bemol", "La", "Si bemol", "Si"},
     {"Do", "Do sostenido", "Re", "Mi bemol", "Mi", "Fa", "Fa sostenido", "Sol", "Sol sostenido", "La", "Si bemol",
      "Si"}}};
constexpr float kFarBehind = 0.25f;  // as a share of the likeliest

}  // namespace

Key key_at(std::size_t number) { return {number % kPitchClasses, number >= kPitchClasses}; }

std::string key_name(const Key& key, Language language) {
    const auto& words = strings(language).key;
    if (language == Language::english) return to_string(key);
    return key.minor ? fill(words.minor, {kTonics[language].minor[key.tonic]})
                     : fill(words.major, {kTonics[language].major[key.tonic]});
}

std::string key_told(const HeardKey& heard, Language language) {
    const auto& words = strings(language).key;
    const std::string name = key_name(heard.key, language), sure = format_percent(heard.sure * 100);
    if (heard.rival_sure < kFarBehind * heard.sure) return fill(words.told, {name, sure});
    return fill(words.perhaps, {name, sure, key_name(heard.rival, language), format_percent(heard.rival_sure * 100)});
}

}  // namespace moodglass::app
