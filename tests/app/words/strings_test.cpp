// SPDX-License-Identifier: Apache-2.0
#include "app/words/strings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <regex>
#include <string>
#include <vector>

#include "app/commands.h"

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
    for (Language language : kLanguages) {
        const std::vector<const char*> all = all_of(language);
        for (std::size_t i = 0; i < all.size(); ++i) {
            ASSERT_NE(all[i], nullptr) << "after: " << (i ? all[i - 1] : "");
            EXPECT_STRNE(all[i], "");
        }
    }
}

TEST(Strings, LanguagesHaveTheSamePlaces) {
    const std::vector<const char*> english = all_of(Language::english);
    for (const Language language : kLanguages) {
        const std::vector<const char*> other = all_of(language);
        for (std::size_t i = 0; i < english.size(); ++i)
            EXPECT_EQ(places_of(english[i]), places_of(other[i])) << english[i] << "\n" << other[i];
    }
}

// Before ; : ! ? and % French has a space at which no line breaks, and so has it within its quotation marks.
TEST(Strings, FrenchSpacesAreItsOwn) {
    const std::regex wrong("[^ \xA0][;?!]|[^ \xA0.0-9,][:%]| [;:?!%]|\xC2\xAB[^\xC2]|[^\xA0]\xC2\xBB");
    std::vector<std::string> all;
    for (const char* text : all_of(Language::french)) all.emplace_back(text);
    for (const Command& each : commands()) all.emplace_back(each.name(Language::french));
    for (const std::string& text : all) EXPECT_FALSE(std::regex_search(text, wrong)) << text;
}

// A question or an exclamation is opened as well as closed.
TEST(Strings, SpanishQuestionsBeginAsTheyEnd) {
    const auto count = [](const std::string& text, const std::string& what) {
        std::size_t found = 0;
        for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
        return found;
    };
    for (const std::string text : all_of(Language::spanish)) {
        EXPECT_EQ(count(text, "\u00bf"), count(text, "?")) << text;
        EXPECT_EQ(count(text, "\u00a1"), count(text, "!")) << text;
    }
}

}  // namespace
}  // namespace moodglass::app
