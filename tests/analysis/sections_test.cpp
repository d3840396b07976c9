// SPDX-License-Identifier: Apache-2.0
#include "analysis/sections.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "analysis/analysis.h"
#include "analysis/moments.h"

namespace moodglass {
namespace {

constexpr double kHop = 8 / 31.3, kFirst = 1.8;  // s

Spreads ones() {
    Spreads spreads;
    spreads.midlevel.fill(0.1f);
    spreads.emotions.fill(0.1f);
    return spreads;
}

struct Plateau {
    double until_s;
    float dissonance, minorness;  // in deviations
};

// Curves that stay at a level and jump to the next, with a little noise.
Curve plateaus(const std::vector<Plateau>& of, double from_s = 0) {
    Curve curve;
    curve.hop_s = kHop;
    std::mt19937 chance(7);
    std::normal_distribution<float> noise(0, 0.02f);
    for (int i = 0;; ++i) {
        const double t = kFirst + i * kHop;
        std::size_t at = 0;
        while (at < of.size() && t >= of[at].until_s) ++at;
        if (at == of.size()) break;
        PerFeature<float> x;
        for (float& value : x) value = 0.5f + noise(chance);
        x[4] += 0.1f * of[at].dissonance;
        x[6] += 0.1f * of[at].minorness;
        if (t < from_s) continue;
        if (curve.emotions[0].empty()) curve.start_s = t;
        for (std::size_t f = 0; f < kFeatureCount; ++f) curve.midlevel[f].push_back(x[f]);
        for (std::size_t e = 0; e < kEmotionCount; ++e) curve.emotions[e].push_back(x[e % kFeatureCount]);
    }
    return curve;
}

const std::vector<Plateau> kSong = {{40, 0, 0}, {75, 3, 1}, {100, -1, -3}, {140, 0, 0}};

std::vector<Section> sections(const Curve& curve, double start_s, double end_s) {
    return sections_of(curve, {}, true, ones(), start_s, end_s);
}

TEST(Sections, BordersAreWhereTheCurvesChange) {
    const auto found = sections(plateaus(kSong), 0, 140);
    ASSERT_EQ(found.size(), 4u);
    for (std::size_t i = 0; i + 1 < found.size(); ++i) EXPECT_NEAR(found[i].end_s, kSong[i].until_s, kHop) << i;
    EXPECT_EQ(found.front().start_s, 0);
    EXPECT_EQ(found.back().end_s, 140);
    for (std::size_t i = 1; i < found.size(); ++i) EXPECT_EQ(found[i].start_s, found[i - 1].end_s);
}

TEST(Sections, SilenceIsNone) {
    // A minute of silence between what is one and the same, and where it changes.
    for (const bool changes : {false, true}) {
        Curve curve = plateaus({{40, 0, 0}, {80, changes ? 3.f : 0.f, 0}});
        std::vector<std::uint8_t> silent(curve.emotions[0].size());
        const auto at = static_cast<std::size_t>((40 - curve.start_s) / kHop + 0.5), count = static_cast<std::size_t>(60 / kHop);
        for (auto& values : curve.midlevel) values.insert(values.begin() + static_cast<std::ptrdiff_t>(at), count, 0.9f);
        for (auto& values : curve.emotions) values.insert(values.begin() + static_cast<std::ptrdiff_t>(at), count, 0.9f);
        silent.insert(silent.begin() + static_cast<std::ptrdiff_t>(at), count, 1);
        const auto found = sections_of(curve, silent, true, ones(), 0, 140);
        ASSERT_EQ(found.size(), changes ? 2u : 1u);
        EXPECT_EQ(found.front().start_s, 0);
        EXPECT_EQ(found.back().end_s, 140);
        EXPECT_NEAR(found[0].midlevel[4], 0.5, 0.02);
        if (!changes) continue;
        EXPECT_NEAR(found[1].start_s, 100, 2 * kHop);
        EXPECT_EQ(found[0].end_s, found[1].start_s);
        EXPECT_NEAR(found[1].midlevel[4], 0.8, 0.02);
    }
}

TEST(Sections, WhatComesBackHasTheLetterThatItHad) {
    const auto found = sections(plateaus(kSong), 0, 140);
    ASSERT_EQ(found.size(), 4u);
    EXPECT_EQ(found[0].letter + found[1].letter + found[2].letter + found[3].letter, "ABCA");
    EXPECT_FALSE(found[3].varied);
    const auto varied = sections(plateaus({{40, 0, 0}, {75, 4, 2}, {110, 1.3f, 0}}), 0, 110);
    ASSERT_EQ(varied.size(), 3u);
    EXPECT_EQ(varied[2].letter, "A");
    EXPECT_TRUE(varied[2].varied);
}

TEST(Sections, OfASongThatStaysAsItIsThereIsOne) { EXPECT_EQ(sections(plateaus({{120, 1, 1}}), 0, 120).size(), 1u); }

TEST(Sections, OfAShortSongThereIsOne) { EXPECT_EQ(sections(plateaus({{10, 0, 0}, {20, 5, 5}}), 0, 20).size(), 1u); }

TEST(Sections, NoneIsShorterThanItMayBeAndThereAreEightAtTheMost) {
    std::vector<Plateau> restless;
    for (int i = 1; i <= 40; ++i) restless.push_back({4.0 * i, i % 2 ? 4.0f : -4.0f, 0});
    const auto found = sections(plateaus(restless), 0, 160);
    EXPECT_LE(found.size(), kMostSections);
    for (const Section& section : found) EXPECT_GE(section.end_s - section.start_s, kShortestSection_s - kHop);
    std::vector<Plateau> many;
    for (int i = 1; i <= 20; ++i) many.push_back({10.0 * i, i % 2 ? 4.0f : -4.0f, 0});
    EXPECT_EQ(sections(plateaus(many), 0, 200).size(), kMostSections);
}

TEST(Sections, AreTheSameWithoutTheFirstTwoSeconds) {
    const auto whole = sections(plateaus(kSong), 0, 140), cut = sections(plateaus(kSong, 2 + kFirst), 2, 140);
    ASSERT_EQ(cut.size(), whole.size());
    for (std::size_t i = 1; i < whole.size(); ++i) EXPECT_NEAR(cut[i].start_s, whole[i].start_s, kHop);
}

// By definition, over the columns whose middles lie in the section.
TEST(Sections, TellHowFarTheyAreFromTheRest) {
    const Curve curve = plateaus(kSong);
    for (const Section& section : sections(curve, 0, 140)) {
        double inside = 0, outside = 0;
        int in = 0, out = 0;
        for (std::size_t c = 0; c < curve.midlevel[4].size(); ++c) {
            const double t = curve.start_s + static_cast<double>(c) * kHop;
            const bool within = t >= section.start_s && t < section.end_s;
            (within ? inside : outside) += static_cast<double>(curve.midlevel[4][c]);
            ++(within ? in : out);
        }
        EXPECT_NEAR(section.midlevel[4], inside / in, 1e-5);
        EXPECT_NEAR(section.midlevel_apart[4], (inside / in - outside / out) / 0.1, 1e-3);
    }
}

TEST(Sections, OfABlackBoxAreThoseOfItsEmotions) {
    Curve curve = plateaus(kSong);
    for (auto& values : curve.midlevel) values.clear();
    EXPECT_EQ(sections_of(curve, {}, false, ones(), 0, 140).size(), 4u);
}

TEST(Sections, EndWhereTheSongIsAnalysedSoFar) {
    const auto found = sections(plateaus({{40, 0, 0}, {75, 3, 1}}), 0, 300);
    EXPECT_NEAR(found.back().end_s, 75 + kFirst, 1);
    EXPECT_TRUE(sections({}, 0, 300).empty());
}

TEST(Sections, OfAnHourAreFoundToo) {
    const auto found = sections(plateaus({{1500, 0, 0}, {2600, 2, 2}, {3600, 0, -2}}), 0, 3600);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_NEAR(found[1].start_s, 1500, 4);
    EXPECT_NEAR(found[2].start_s, 2600, 4);
}

TEST(Moments, AreTheViewsInWhichAnEmotionIsStrongest) {
    Analysis a;
    for (int i = 0; i < 5; ++i) {
        Window& w = a.windows.emplace_back();
        w.start_s = i;
        w.end_s = i + 10;
        w.emotions.fill(0.1f);
    }
    a.windows[3].emotions[2] = 0.9f;
    a.windows[1].emotions[5] = 0.4f;
    a.emotions[2].mean = 0.5f;
    const auto moments = moments_of(a, ones());
    EXPECT_EQ(moments[2].start_s, 3);
    EXPECT_FLOAT_EQ(moments[2].value, 0.9f);
    EXPECT_NEAR(moments[2].apart, 4, 1e-4);
    EXPECT_EQ(moments[5].end_s, 11);
    EXPECT_EQ(moments[0].start_s, 0) << "the first of several";
    EXPECT_EQ(moments_of({}, ones())[0].end_s, 0);
}

}  // namespace
}  // namespace moodglass
