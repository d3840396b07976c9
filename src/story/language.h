// SPDX-License-Identifier: Apache-2.0
// The languages that people are spoken to in. A further one is one more entry of Language and of kLanguages and one
// more text of Worded: then nothing compiles that lacks its words.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace moodglass {

enum class Language { english, german, french, spanish };

// In the order in which the key of languages goes through them.
inline constexpr std::array kLanguages = {Language::english, Language::german, Language::french, Language::spanish};

// A text, or whatever else there is one of for each language.
template <class T>
class Worded {
  public:
    constexpr Worded(T english, T german, T french, T spanish)
        : of_{std::move(english), std::move(german), std::move(french), std::move(spanish)} {}

    // The same in all of them.
    static constexpr Worded same(T text) { return {text, text, text, text}; }

    constexpr const T& operator[](Language language) const { return of_[static_cast<std::size_t>(language)]; }

  private:
    std::array<T, kLanguages.size()> of_;
};

// As BCP 47 has them.
inline constexpr Worded<const char*> kLanguageTags = {"en", "de", "fr", "es"};
// As those call it who speak it.
inline constexpr Worded<const char*> kLanguageNames = {"English", "Deutsch", "Fran\u00e7ais", "Espa\u00f1ol"};

constexpr Language next_language(Language language) {
    return kLanguages[(static_cast<std::size_t>(language) + 1) % kLanguages.size()];
}

// Of a tag or a locale ("de", "de-AT", "de_AT.UTF-8"); English where there are no words for it.
constexpr Language language_of(std::string_view locale) {
    const std::string_view tag = locale.substr(0, locale.find_first_of("-_.@"));
    for (const Language language : kLanguages)
        if (tag == kLanguageTags[language]) return language;
    return Language::english;
}

}  // namespace moodglass
