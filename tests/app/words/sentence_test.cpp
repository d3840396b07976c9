// SPDX-License-Identifier: Apache-2.0
#include "app/words/sentence.h"

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

// What stands in a sentence for what English says so.
struct Signs {
    const char *raises, *lowers, *above, *very, *but, *music;
};
constexpr Worded<Signs> kSigns = {{"adds", "takes", "above", "very", ", but ", "popular music"},
                                  {"hebt", "senkt", "\u00fcber", "sehr", ", aber ", "Popmusik"},
                                  {"augmente", "r\u00e9duit", "au-dessus", "tr\u00e8s", ", mais ", "musique pop"},
                                  {"aumenta", "reduce", "por encima", "muy", ", pero ", "m\u00fasica pop"}};

TEST(Sentence, SaysTheSameInEveryLanguage) {
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
            const Signs& in_english = kSigns[Language::english];
            for (const Language language : kLanguages) {
                const std::string other = sentence_told(a, e, language);
                const Signs& signs = kSigns[language];
                SCOPED_TRACE(english + "\n" + other);
                EXPECT_EQ(numbers_in(english), numbers_in(other));
                EXPECT_EQ(count(english, in_english.raises), count(other, signs.raises));
                EXPECT_EQ(count(english, in_english.lowers), count(other, signs.lowers));
                EXPECT_EQ(count(english, in_english.above) > 0, count(other, signs.above) > 0);
                EXPECT_EQ(count(english, in_english.very) > 0, count(other, signs.very) > 0);
                EXPECT_EQ(count(english, in_english.but), count(other, signs.but));
                EXPECT_GT(count(other, signs.music), 0u);
                EXPECT_EQ(count(other, "{"), 0u);
            }
        }
    }
}

// In all heights: an emotion's article, its adjective and its pronoun are of one gender.
TEST(Sentence, AgreesWithTheEmotionsGender) {
    Analysis a = made_up_analysis();
    for (float percentile = 1; percentile < 100; percentile += 7)
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            a.emotions[e].percentile = percentile;
            const std::string spanish = sentence_told(a, e, Language::spanish);
            const bool masculine = spanish.starts_with("El ");
            EXPECT_TRUE(masculine || spanish.starts_with("La ")) << spanish;
            EXPECT_EQ(masculine, e == 4) << "fear alone: " << spanish;
            const std::string height = spanish.substr(0, spanish.find(" ("));
            EXPECT_TRUE(height.ends_with(masculine ? "o" : "a")) << spanish;
            EXPECT_EQ(count(spanish, masculine ? " la aumenta" : " lo aumenta"), 0u) << spanish;
            EXPECT_EQ(count(spanish, masculine ? " la reduce" : " lo reduce"), 0u) << spanish;
            const std::string french = sentence_told(a, e, Language::french);
            EXPECT_TRUE(french.starts_with("La ") || french.starts_with("L'\u00e9nergie")) << french;
            EXPECT_EQ(count(french, "la \u00e9nergie"), 0u) << french;
        }
}

TEST(Sentence, SaysThatTheBlackBoxGivesNoReasons) {
    const Analysis a = made_up_analysis(60, false);
    EXPECT_NE(sentence_told(a, 0, Language::german).find("keine Gr\u00fcnde"), std::string::npos);
    EXPECT_NE(sentence_told(a, 0, Language::french).find("pas de raisons"), std::string::npos);
    EXPECT_NE(sentence_told(a, 0, Language::spanish).find("no da razones"), std::string::npos);
}

TEST(Sentence, SaysNothingBeforeRanksAreKnown) {
    Analysis a = made_up_analysis();
    a.sentences = {};
    EXPECT_EQ(sentence_told(a, 0, Language::german), "");
}

}  // namespace
}  // namespace moodglass::app
