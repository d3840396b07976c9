// SPDX-License-Identifier: Apache-2.0
#include "app/words/key_words.h"

#include <array>

#include "app/words/strings.h"

namespace moodglass::app {
namespace {

constexpr std::array<const char*, kPitchClasses> kGermanMajor = {"C",   "Des", "D",  "Es", "E", "F",
                                                                 "Fis", "G",   "As", "A",  "B", "H"},
                                                 kGermanMinor = {"c",   "cis", "d",   "es", "e", "f",
                                                                 "fis", "g",   "gis", "a",  "b", "h"};
constexpr float kFarBehind = 0.25f;  // as a share of the likeliest

}  // namespace

Key key_at(std::size_t number) { return {number % kPitchClasses, number >= kPitchClasses}; }

std::string key_name(const Key& key, Language language) {
    if (language == Language::english) return to_string(key);
    const auto& words = strings(language).key;
    return key.minor ? fill(words.minor, {kGermanMinor[key.tonic]}) : fill(words.major, {kGermanMajor[key.tonic]});
}

std::string key_told(const HeardKey& heard, Language language) {
    const auto& words = strings(language).key;
    const std::string name = key_name(heard.key, language), sure = format_percent(heard.sure * 100);
    if (heard.rival_sure < kFarBehind * heard.sure) return fill(words.told, {name, sure});
    return fill(words.perhaps, {name, sure, key_name(heard.rival, language), format_percent(heard.rival_sure * 100)});
}

}  // namespace moodglass::app
