// SPDX-License-Identifier: Apache-2.0
// Whatever is told of whatever song is put as its language asks for: held against rules that know nothing of the
// vocabularies, over random results.
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "story/random_result.h"
#include "story/say.h"
#include "story/vocabulary.h"

namespace moodglass {
namespace {

struct Rule {
    const char* what;
    std::regex wrong;
};

Rule rule(const char* what, const char* wrong) { return {what, std::regex(wrong)}; }

// Bytes of UTF-8: \xC3\xA9 is an e with an acute accent.
const std::vector<Rule>& everywhere() {
    static const std::vector<Rule> rules = {
        rule("two spaces", "  "),
        rule("a space before a comma or a full stop", " [.,]"),
        rule("no space behind a sign", "[,;][^ ]"),
        rule("a word twice", "\\b([a-z]{2,}) \\1\\b"),
        rule("a place without its word", "[{}]"),
    };
    return rules;
}

const std::vector<Rule>& rules_of(Language language) {
    static const Worded<std::vector<Rule>> rules = {
        {rule("a for an", "\\ba [aeiou]"), rule("an for a", "\\ban [^aeiou]")},
        {rule("mehr vor der Steigerung", "mehr [a-z]+er\\b")},
        {rule("elision", "\\b([Qq]ue|[Dd]e|[Ll]e|[Ll]a|[Nn]e|[Jj]e|[Ss]e) ([aeiouh]|\xC3[\xA0-\xBC])"),
         rule("contraction", "(\\bde|\xC3\xA0) les? "),
         rule("a narrow or unbreakable space before ; :", "[^\xA0\xAF][;:] "),
         rule("feminine of an adjective", "\\b[Ii]l (est|devient|sonne|se fait|commence) (plus |moins )?[a-z]+(euse|ante|ente)\\b")},
        {rule("y before i", "\\by h?i"), rule("o before o", "\\bo h?o"), rule("contraction", "\\b(de|a) el "),
         rule("\xC2\xBF and \xC2\xA1 without their ends", "\xC2[\xBF\xA1]"),
         rule("feminine of an adjective", "\\b(es|suena|vuelve|hace|empieza) (m\xC3\xA1s |menos )?[a-z]+[aoeiu]?sa\\b")},
    };
    return rules[language];
}

TEST(Grammar, RulesFindWhatIsWrong) {
    const auto found = [](Language language, const char* text) {
        for (const Rule& each : rules_of(language))
            if (std::regex_search(text, each.wrong)) return std::string(each.what);
        return std::string();
    };
    EXPECT_EQ(found(Language::english, "with a eerier middle"), "a for an");
    EXPECT_EQ(found(Language::french, "plus que un autre"), "elision");
    EXPECT_EQ(found(Language::french, "de \xC3\xA9nergie"), "elision");
    EXPECT_EQ(found(Language::french, "\xC3\xA0 le d\xC3\xA9""but"), "contraction");
    EXPECT_EQ(found(Language::french, "comme le reste; puis"), "a narrow or unbreakable space before ; :");
    EXPECT_EQ(found(Language::french, "il est plus joyeuse"), "feminine of an adjective");
    EXPECT_EQ(found(Language::spanish, "tenso y inquietante"), "y before i");
    EXPECT_EQ(found(Language::spanish, "a el comienzo"), "contraction");
    EXPECT_EQ(found(Language::spanish, "es m\xC3\xA1s tensa"), "feminine of an adjective");
}

class EveryGrammar : public EveryTelling {};

TEST_F(EveryGrammar, SentencesKeepTheRulesOfTheirLanguage) {
    int count = 0;
    each([&](const Analysis& a, const Telling& t) {
        if (count++ % 8 != 0) return;  // expressions take their time
        for (const Language language : kLanguages) {
            std::vector<std::string> told = {story(a, language), headline(t, a, language)};
            for (const Section& section : a.sections) told.push_back(name_of(section, a.explained, language));
            for (const std::string& text : told) {
                for (const std::vector<Rule>* rules : {&everywhere(), &rules_of(language)})
                    for (const Rule& each : *rules)
                        EXPECT_FALSE(std::regex_search(text, each.wrong)) << each.what << ": " << text;
            }
        }
    });
}

// A capital at the beginning of each sentence, also where its letter has an accent.
TEST_F(EveryGrammar, SentencesBeginWithACapital) {
    each([](const Analysis& a, const Telling&) {
        for (const Language language : kLanguages) {
            const std::string text = story(a, language);
            for (std::size_t at = 0; at < text.size();) {
                const auto first = static_cast<unsigned char>(text[at]), second = static_cast<unsigned char>(text[at + 1]);
                EXPECT_TRUE((first >= 'A' && first <= 'Z') || (first == 0xC3 && second >= 0x80 && second <= 0x9E)) << text;
                const std::size_t end = text.find(". ", at);
                at = end == text.npos ? text.size() : end + 2;
            }
        }
    });
}

// Languages tell the same: as many steps, times and shares.
TEST_F(EveryGrammar, LanguagesTellTheSameTimes) {
    const auto times_in = [](const std::string& text) {
        std::vector<std::string> times;
        static const std::regex time("[0-9]+(:[0-9]{2})+");
        for (std::sregex_iterator at(text.begin(), text.end(), time), end; at != end; ++at) times.push_back(at->str());
        std::ranges::sort(times);
        return times;
    };
    each([&](const Analysis& a, const Telling& t) {
        const auto english = times_in(way(t, a, Language::english)), moments_of = times_in(moments(t, a, Language::english));
        for (const Language language : kLanguages) {
            EXPECT_EQ(times_in(way(t, a, language)), english) << way(t, a, language);
            EXPECT_EQ(times_in(moments(t, a, language)), moments_of);
        }
    });
}

TEST(Language, IsReadFromATagOrALocale) {
    EXPECT_EQ(language_of("fr"), Language::french);
    EXPECT_EQ(language_of("fr-CA"), Language::french);
    EXPECT_EQ(language_of("es_MX.UTF-8"), Language::spanish);
    EXPECT_EQ(language_of("de_AT@euro"), Language::german);
    EXPECT_EQ(language_of("C.UTF-8"), Language::english);
    EXPECT_EQ(language_of("est"), Language::english);
    EXPECT_EQ(language_of(""), Language::english);
}

TEST(Language, EachComesOnceInTheRound) {
    Language at = Language::english;
    for (const Language language : kLanguages) {
        EXPECT_EQ(at, language);
        at = next_language(at);
    }
    EXPECT_EQ(at, Language::english);
}

}  // namespace
}  // namespace moodglass
