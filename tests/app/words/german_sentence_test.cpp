// SPDX-License-Identifier: Apache-2.0
#include "app/words/german_sentence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <vector>

#include "analysis/against.h"
#include "app/fixture.h"

namespace moodglass::app {
namespace {

std::vector<std::string> numbers_in(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    std::vector<std::string> out;
    bool within = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
        const bool point = within && text[i] == '.' && i + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0;
        if (digit && !within) out.emplace_back();
        within = digit || point;
        if (within) out.back() += text[i];
    }
    return out;
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

TEST(GermanSentence, SaysWhatTheEnglishOneSays) {
    const References references = made_up_references();
    std::mt19937 random(28);
    std::uniform_real_distribution<float> anywhere(0.05f, 0.7f);
    for (int i = 0; i < 200; ++i) {
        Analysis a = made_up_analysis();
        for (std::size_t f = 0; f < kFeatureCount; ++f) a.midlevel[f].mean = anywhere(random);
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            a.emotions[e].mean = anywhere(random);
            a.emotions[e].high = a.emotions[e].mean + 0.1f;
            a.emotions[e].low = a.emotions[e].mean - 0.1f;
            for (std::size_t f = 0; f < kFeatureCount; ++f) a.effects[e].of[f] = a.weights[e][f] * a.midlevel[f].mean;
        }
        compare_with(a, *references.find("popular"), Chosen::asked);
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            const std::string& english = a.sentences[e];
            const std::string german = german_sentence(a, e);
            EXPECT_EQ(numbers_in(english), numbers_in(german)) << english << "\n" << german;
            EXPECT_EQ(count(english, "adds"), count(german, "hebt")) << english << "\n" << german;
            EXPECT_EQ(count(english, "takes"), count(german, "senkt")) << english << "\n" << german;
            EXPECT_EQ(english.find("above") != std::string::npos, german.find("\u00fcber") != std::string::npos);
            EXPECT_EQ(english.find("very") != std::string::npos, german.find("sehr") != std::string::npos);
            EXPECT_EQ(english.find(", but ") != std::string::npos, german.find(", aber ") != std::string::npos);
            EXPECT_NE(german.find("Popmusik"), std::string::npos);
        }
    }
}

TEST(GermanSentence, SaysThatTheBlackBoxGivesNoReasons) {
    const Analysis a = made_up_analysis(60, false);
    EXPECT_NE(german_sentence(a, 0).find("keine Gr\u00fcnde"), std::string::npos);
}

TEST(GermanSentence, SaysNothingBeforeRanksAreKnown) {
    Analysis a = made_up_analysis();
    a.sentences = {};
    EXPECT_EQ(german_sentence(a, 0), "");
}

}  // namespace
}  // namespace moodglass::app
