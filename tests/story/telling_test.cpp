// SPDX-License-Identifier: Apache-2.0
// Nothing is told that the numbers don't say: every piece of a telling is held against the values that it came from,
// over random results, and every word against the piece.
#include "story/telling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <set>

#include "story/random_result.h"
#include "story/say.h"
#include "story/vocabulary.h"

namespace moodglass {
namespace {

bool told_rank(float rank, bool high) { return high ? rank >= kToldFrom : rank <= 100 - kToldFrom; }

TEST_F(EveryTelling, CallsHighAndLowWhatIs) {
    each([](const Analysis& a, const Telling& t) {
        ASSERT_LE(t.headline.moods.size(), 2u);
        for (const Mood& mood : t.headline.moods)
            EXPECT_TRUE(told_rank(a.emotions[mood.emotion].percentile, mood.high));
        const bool any = std::ranges::any_of(a.emotions, [](const EmotionEstimate& e) {
            return told_rank(e.percentile, true) || told_rank(e.percentile, false);
        });
        EXPECT_EQ(any, !t.headline.moods.empty());
        if (t.headline.moods.empty()) return;
        const std::size_t first = t.headline.moods[0].emotion;
        EXPECT_EQ(t.headline.sure, !a.emotions[first].ambiguous);
        for (const EmotionEstimate& e : a.emotions)
            EXPECT_LE(std::fabs(e.percentile - 50), std::fabs(a.emotions[first].percentile - 50));
    });
}

TEST_F(EveryTelling, ContrastsWhatDiffersFromTheRest) {
    int contrasts = 0;
    each([&](const Analysis& a, const Telling& t) {
        if (const auto& q = t.headline.quality) {
            EXPECT_TRUE(told_rank(a.midlevel[q->feature].percentile, q->high));
        }
        if (!t.headline.contrast) return;
        ++contrasts;
        const Contrast& c = *t.headline.contrast;
        const Section& s = a.sections[c.section];
        const float apart = s.emotions_apart[c.mood.emotion];
        EXPECT_EQ(apart > 0, c.mood.high);
        EXPECT_GE(std::fabs(apart), kContrastApart);
        EXPECT_LE(s.end_s - s.start_s, a.duration_s / 2);
        EXPECT_EQ(c.place == Place::beginning, c.section == 0);
        EXPECT_EQ(c.place == Place::end, c.section != 0 && c.section + 1 == a.sections.size());
        for (const Mood& mood : t.headline.moods)
            EXPECT_FALSE(mood.emotion == c.mood.emotion && mood.high == c.mood.high);
    });
    EXPECT_GT(contrasts, 300);
}

TEST_F(EveryTelling, GivesReasonsThatMoveTheEmotionThatWay) {
    int given = 0;
    each([&](const Analysis& a, const Telling& t) {
        ASSERT_LE(t.reasons.size(), 2u);
        for (const Quality& q : t.reasons) {
            ++given;
            const Mood& mood = t.headline.moods[0];
            const float from_usual =
                a.effects[mood.emotion].of[q.feature] - a.reference_effects[mood.emotion][q.feature].mean;
            EXPECT_EQ(from_usual > 0, mood.high);
            EXPECT_EQ(q.high, a.midlevel[q.feature].percentile > 50);
            EXPECT_EQ((a.weights[mood.emotion][q.feature] > 0) == q.high, mood.high);
            EXPECT_TRUE(a.explained);
        }
    });
    EXPECT_GT(given, 500);
}

TEST_F(EveryTelling, GoesTheWayThatTheSectionsGo) {
    std::set<Step::Kind> kinds;
    each([&](const Analysis& a, const Telling& t) {
        ASSERT_EQ(t.steps.size(), a.sections.size() > 1 ? a.sections.size() : 0);
        for (std::size_t i = 0; i < t.steps.size(); ++i) {
            const Step& step = t.steps[i];
            const Section& now = a.sections[i];
            kinds.insert(step.kind);
            EXPECT_EQ(step.section, i);
            EXPECT_EQ(step.kind == Step::Kind::begins, i == 0);
            if (i == 0) {
                if (step.mood) {
                    EXPECT_EQ(now.emotions_apart[step.mood->emotion] > 0, step.mood->high);
                }
                continue;
            }
            const bool heard = std::any_of(a.sections.begin(), a.sections.begin() + static_cast<std::ptrdiff_t>(i),
                                           [&](const Section& s) { return s.letter == now.letter; });
            EXPECT_EQ(step.kind == Step::Kind::returns, heard);
            if (heard) {
                EXPECT_LT(step.like, i);
                EXPECT_EQ(a.sections[step.like].letter, now.letter);
                EXPECT_EQ(step.varied, now.varied);
                continue;
            }
            if (!step.mood) continue;
            const Section& before = a.sections[i - 1];
            const std::size_t e = step.mood->emotion;
            const float change = now.emotions[e] - before.emotions[e];
            EXPECT_EQ(change > 0, step.mood->high);
            EXPECT_GE(std::fabs(change), kToldChange * deviation_of(a, e));
            for (const Quality& q : step.because) {
                const float moved = now.midlevel[q.feature] - before.midlevel[q.feature];
                EXPECT_EQ(moved > 0, q.high);
                EXPECT_EQ(a.weights[e][q.feature] * moved > 0, step.mood->high);
            }
        }
    });
    EXPECT_EQ(kinds.size(), 3u);
}

TEST_F(EveryTelling, NamesMomentsThatLieApart) {
    each([](const Analysis& a, const Telling& t) {
        ASSERT_LE(t.moments.size(), 3u);
        const float most = std::ranges::max(a.moments, {}, &Moment::apart).apart;
        ASSERT_EQ(t.moments.empty(), most < kToldMoment);
        for (std::size_t i = 0; i < t.moments.size(); ++i) EXPECT_GE(a.moments[t.moments[i]].apart, kToldMoment);
        for (std::size_t i = 0; i < t.moments.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const Moment &m = a.moments[t.moments[i]], &n = a.moments[t.moments[j]];
                EXPECT_TRUE(m.end_s <= n.start_s || m.start_s >= n.end_s);
                EXPECT_LE(m.apart, n.apart);
            }
    });
}

// Of a song of one window every emotion is strongest in all of it.
TEST(Telling, NamesNoMomentWhereAllIsAlike) {
    Analysis a = random_result(1);
    for (Moment& m : a.moments) m = {0, 10, 0.5f, 0};
    EXPECT_TRUE(telling_of(a).moments.empty());
    for (const Language language : kLanguages) EXPECT_EQ(moments(telling_of(a), a, language), "");
    a.moments[3] = {40, 50, 0.6f, 0.2f};
    EXPECT_EQ(telling_of(a).moments, std::vector<std::size_t>{3});
}

// A song of one section has no rest.
TEST_F(EveryTelling, CallsAnOnlySectionTheWholeSong) {
    int alone = 0;
    each([&](const Analysis& a, const Telling&) {
        alone += a.sections.size() == 1;
        for (const Language language : kLanguages)
            for (const Section& s : a.sections) {
                const std::string name = name_of(s, a.explained, language);
                EXPECT_EQ(name == kVocabularies[language]->whole, a.sections.size() == 1) << name;
            }
    });
    EXPECT_GT(alone, 50);
    Section like_others;
    like_others.emotions_apart[2] = 0.1f;
    EXPECT_EQ(name_of(like_others, true, Language::english), "much like the rest");
    EXPECT_EQ(name_of(Section(), true, Language::english), "the whole song");
}

TEST_F(EveryTelling, NamesSectionsByWhatSetsThemApart) {
    each([](const Analysis& a, const Telling&) {
        for (const Section& s : a.sections) {
            const auto traits = traits_of(s, a.explained);
            for (const Trait& trait : traits) {
                const float apart = trait.of_feature ? s.midlevel_apart[trait.which] : s.emotions_apart[trait.which];
                EXPECT_GE(std::fabs(apart), kToldApart);
                EXPECT_EQ(apart > 0, trait.more);
                EXPECT_TRUE(a.explained || !trait.of_feature);
            }
        }
    });
}

std::set<std::string> words_of(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (c == ' ' || c == ',' || c == '.' || c == ';') {
            if (!word.empty()) words.insert(word);
            word.clear();
        } else {
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return words;
}

// Both ways: what is told has its word, and a mood's word stands for a mood that is told.
TEST_F(EveryTelling, HasItsWordsAndNoOthers) {
    each([](const Analysis& a, const Telling& t) {
        for (const Language language : kLanguages) {
            const Vocabulary* vocabulary = kVocabularies[language];
            const std::string text = headline(t, a, language);
            const std::set<std::string> words = words_of(text.substr(0, text.find(',')));
            for (std::size_t e = 0; e < kEmotionCount; ++e)
                for (const bool high : {true, false}) {
                    const bool told = std::ranges::any_of(
                        t.headline.moods, [&](const Mood& m) { return m.emotion == e && m.high == high; });
                    EXPECT_EQ(words.contains(vocabulary->mood[e].at(high)), told) << text;
                }
            for (std::size_t f = 0; f < kFeatureCount; ++f)
                for (const bool high : {true, false})
                    EXPECT_EQ(text.ends_with(vocabulary->also[f].at(high)), t.headline.quality &&
                                                                                t.headline.quality->feature == f &&
                                                                                t.headline.quality->high == high)
                        << text;
            const std::string why = reasons(t, a, language), path = way(t, a, language);
            for (const Quality& q : t.reasons)
                EXPECT_NE(why.find(vocabulary->compared[q.feature].at(q.high)), why.npos) << why;
            EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(path, ';')), t.steps.empty() ? 0 : t.steps.size() - 1)
                << path;
            for (const Step& step : t.steps) {
                if (step.mood) {
                    EXPECT_NE(path.find(vocabulary->more[step.mood->emotion].at(step.mood->high)), path.npos) << path;
                }
                for (const Quality& q : step.because)
                    EXPECT_NE(path.find(vocabulary->compared[q.feature].at(q.high)), path.npos) << path;
            }
            const std::string all = story(a, language);
            EXPECT_EQ(all.find('{'), all.npos) << all;
            EXPECT_LE(std::ranges::count(all, '.'), 5) << all;
            // No decimals: a visitor is told times and tenths alone.
            for (std::size_t i = 1; i + 1 < all.size(); ++i)
                EXPECT_FALSE((all[i] == '.' || all[i] == ',') && std::isdigit(all[i - 1]) && std::isdigit(all[i + 1]))
                    << all;
        }
    });
}

TEST_F(EveryTelling, SaysNoGreaterShareThanTheRankIs) {
    for (float rank = 0; rank <= 100; rank += 0.25f)
        for (const bool high : {true, false}) {
            const float of = high ? rank : 100 - rank;
            if (of < 50) continue;
            const std::string text = share_of_music(rank, high, "film", Language::english);
            int tenths = 0;
            if (std::sscanf(text.c_str(), "%d in 10", &tenths) == 1) {
                EXPECT_LE(static_cast<float>(tenths) * 10, of);
                EXPECT_GT(static_cast<float>(tenths) * 10 + 10, of - (of > 97 ? 10 : 0));
            }
        }
    EXPECT_EQ(share_of_music(84, true, "film", Language::english), "8 in 10 pieces of film music");
    EXPECT_EQ(share_of_music(55, true, "popular", Language::german), "mehr als die H\u00e4lfte der Popmusik");
    EXPECT_EQ(share_of_music(1, false, "film", Language::german), "fast alle St\u00fccke der Filmmusik");
}

TEST_F(EveryTelling, SoundsUnlikeTheOthers) {
    std::set<std::string> headlines, ways;
    int count = 0;
    each([&](const Analysis& a, const Telling& t) {
        if (count++ >= 100) return;
        headlines.insert(headline(t, a, Language::english));
        if (!t.steps.empty()) ways.insert(way(t, a, Language::english).substr(0, 60));
    });
    EXPECT_GT(headlines.size(), 85u);
    EXPECT_GT(ways.size(), 60u);
}

TEST(Vocabulary, HasAWordForEachEndAndNoneTwice) {
    for (const Language language : kLanguages) {
        const Vocabulary* v = kVocabularies[language];
        std::set<std::string> moods, more, compared;
        for (const Ends& ends : v->mood)
            EXPECT_TRUE(moods.insert(ends.high).second && moods.insert(ends.low).second) << ends.high;
        for (const Ends& ends : v->more)
            EXPECT_TRUE(more.insert(ends.high).second && more.insert(ends.low).second) << ends.high;
        for (const Ends& ends : v->compared)
            EXPECT_TRUE(compared.insert(ends.high).second && compared.insert(ends.low).second) << ends.high;
        for (const char* word : v->most) EXPECT_FALSE(std::string(word).empty());
        for (const Ends& ends : v->also) EXPECT_FALSE(std::string(ends.high).empty() || std::string(ends.low).empty());
    }
}

TEST(Telling, ReadsLikeASentence) {
    Analysis a;
    a.reference.kind = "film";
    a.duration_s = 200;
    for (EmotionEstimate& e : a.emotions) e.percentile = 50;
    a.emotions[2].percentile = 93;
    a.emotions[1].percentile = 80;
    a.feature_space.emotions.fill({0, 1, 0.1f});
    a.weights[2][4] = 0.5f;
    a.weights[2][3] = -0.5f;
    a.effects[2].of[4] = 0.3f;
    for (auto& m : a.midlevel) m.percentile = 50;
    a.midlevel[4].percentile = 84;
    Section calm;
    calm.end_s = 72;
    calm.letter = "A";
    calm.emotions_apart[1] = -1;
    Section tense = calm;
    tense.letter = "B";
    tense.start_s = 72;
    tense.end_s = 160;
    tense.emotions[2] = 0.3f;
    tense.midlevel[4] = 0.4f;
    tense.midlevel[3] = -0.3f;
    tense.emotions_apart = {};
    Section again = calm;
    again.start_s = 160;
    again.end_s = 200;
    a.sections = {calm, tense, again};
    a.moments[7] = {170, 180, 0.5f, 1};
    const Telling t = telling_of(a);
    EXPECT_EQ(headline(t, a, Language::english), "Tense and driving, with a calmer beginning");
    EXPECT_EQ(headline(t, a, Language::german), "Angespannt und treibend, mit einem ruhigeren Anfang");
    Telling eerie = t;
    eerie.headline.contrast->mood = {4, true};
    EXPECT_EQ(headline(eerie, a, Language::english), "Tense and driving, with an eerier beginning");
    EXPECT_EQ(headline(eerie, a, Language::german), "Angespannt und treibend, mit einem unheimlicheren Anfang");
    EXPECT_EQ(reasons(t, a, Language::english), "It is rougher than 8 in 10 pieces of film music.");
    EXPECT_EQ(way(t, a, Language::english),
              "It begins calmer than the rest; at 1:12 it grows tenser, because it becomes rougher and less steady in "
              "its beat; "
              "at 2:40 the beginning returns.");
    EXPECT_EQ(way(t, a, Language::german),
              "Es beginnt ruhiger als der Rest; bei 1:12 wird es angespannter, weil es rauer und weniger stetig im "
              "Takt wird; bei 2:40 kehrt "
              "der Anfang zur\u00fcck.");
    EXPECT_EQ(moments(t, a, Language::english), "It is most tender around 2:55.");
    EXPECT_EQ(moment(7, Language::german), "Am z\u00e4rtlichsten");
    EXPECT_EQ(headline(t, a, Language::french), "Tendu et entra\u00eenant, avec un d\u00e9but plus calme");
    EXPECT_EQ(reasons(t, a, Language::french), "Il est plus rugueux que 8 morceaux de musique de film sur 10.");
    EXPECT_EQ(way(t, a, Language::french),
              "Il commence plus calme que le reste\u00a0; \u00e0 1:12 il se fait plus tendu, car il devient plus "
              "rugueux et moins r\u00e9gulier de pulsation\u00a0; \u00e0 2:40 le d\u00e9but revient.");
    EXPECT_EQ(moments(t, a, Language::french), "Il est le plus tendre vers 2:55.");
    EXPECT_EQ(headline(t, a, Language::spanish), "Tenso y vigoroso, con un comienzo m\u00e1s tranquilo");
    EXPECT_EQ(reasons(t, a, Language::spanish), "Es m\u00e1s \u00e1spero que 8 de cada 10 fragmentos de m\u00fasica de cine.");
    EXPECT_EQ(way(t, a, Language::spanish),
              "Empieza m\u00e1s tranquilo que el resto; en 1:12 suena m\u00e1s tenso, porque se vuelve m\u00e1s "
              "\u00e1spero y menos estable de pulso; en 2:40 regresa el comienzo.");
    EXPECT_EQ(moments(t, a, Language::spanish), "Su momento m\u00e1s tierno llega hacia 2:55.");
    // Times are cut off, as players have them.
    a.sections[1].start_s = 29.6;
    a.moments[7] = {24.8, 34.8, 0.5f, 1};
    for (const Language language : kLanguages)
        for (const std::string& told : {way(t, a, language), moments(t, a, language)}) {
            EXPECT_NE(told.find("0:29"), told.npos) << told;
            EXPECT_EQ(told.find("0:30"), told.npos) << told;
        }
}

}  // namespace
}  // namespace moodglass
