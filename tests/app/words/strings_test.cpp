// SPDX-License-Identifier: Apache-2.0
#include "app/words/strings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace moodglass::app {
namespace {

// Strings holds nothing but pointers to text.
std::vector<const char*> all_of(Language language) {
    std::vector<const char*> all(sizeof(Strings) / sizeof(const char*));
    std::memcpy(all.data(), &strings(language), sizeof(Strings));
    return all;
}

std::string places_of(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '{' && text[i + 2] == '}') out += text[i + 1];
    std::sort(out.begin(), out.end());
    return out;
}

TEST(Strings, NoneIsMissingInAnyLanguage) {
    for (Language language : {Language::english, Language::german}) {
        const std::vector<const char*> all = all_of(language);
        for (std::size_t i = 0; i < all.size(); ++i) {
            ASSERT_NE(all[i], nullptr) << "after: " << (i ? all[i - 1] : "");
            EXPECT_STRNE(all[i], "");
        }
    }
}

TEST(Strings, LanguagesHaveTheSamePlaces) {
    const std::vector<const char*> english = all_of(Language::english), german = all_of(Language::german);
    for (std::size_t i = 0; i < english.size(); ++i)
        EXPECT_EQ(places_of(english[i]), places_of(german[i])) << english[i];
}

}  // namespace
}  // namespace moodglass::app
