// SPDX-License-Identifier: Apache-2.0
#include "app/songs/summary.h"

#include <gtest/gtest.h>

#include <numeric>

#include "app/fixture.h"

namespace moodglass::app {
namespace {

TEST(AppSummary, OfTheWholeSongIsTheAnalysis) {
    const Analysis a = made_up_analysis(60);
    const Summary s = summarise(a, std::nullopt);
    EXPECT_FALSE(s.stretch);
    EXPECT_EQ(s.midlevel[3].value, a.midlevel[3].mean);
    EXPECT_EQ(s.emotions[5].percentile, a.emotions[5].percentile);
    EXPECT_TRUE(s.emotions[5].ambiguous);
    EXPECT_EQ(s.effects[2].of, a.effects[2].of);
}

TEST(AppSummary, OfAStretchAveragesItsColumns) {
    Analysis a = made_up_analysis(60);
    a.curve.start_s = 0.5;
    a.curve.hop_s = 1;
    for (auto& values : a.curve.midlevel) values = {0.1f, 0.2f, 0.3f, 0.4f};
    for (auto& values : a.curve.emotions) values = {0.5f, 0.6f, 0.7f, 0.8f};
    const Summary s = summarise(a, Stretch{1, 3});  // the columns at 1.5 and 2.5 s
    EXPECT_NEAR(s.midlevel[0].value, 0.25f, 1e-6f);
    EXPECT_NEAR(s.emotions[0].value, 0.65f, 1e-6f);
    EXPECT_FALSE(s.midlevel[0].percentile);
    EXPECT_NEAR(s.midlevel[0].high - s.midlevel[0].low, a.midlevel[0].high - a.midlevel[0].low, 1e-6f);
    EXPECT_NEAR(summarise(a, Stretch{1.6, 1.9}).midlevel[0].value, 0.2f, 1e-6f) << "the nearest column";
    EXPECT_NEAR(summarise(a, Stretch{3.9, 400}).midlevel[0].value, 0.4f, 1e-6f);
}

TEST(AppSummary, OfAStretchLeavesOutSilence) {
    Analysis a = made_up_analysis(60);
    a.curve.start_s = 0.5;
    a.curve.hop_s = 1;
    for (auto& values : a.curve.midlevel) values = {0.1f, 0.2f, 0.3f, 0.4f};
    for (auto& values : a.curve.emotions) values = {0.5f, 0.6f, 0.7f, 0.8f};
    a.silences = {{1, 3}};
    EXPECT_NEAR(summarise(a, Stretch{0, 4}).midlevel[0].value, 0.25f, 1e-6f);
    EXPECT_NEAR(summarise(a, Stretch{0, 3}).midlevel[0].value, 0.1f, 1e-6f);
    EXPECT_NEAR(summarise(a, Stretch{2, 4}).emotions[0].value, 0.8f, 1e-6f);
    EXPECT_NEAR(summarise(a, Stretch{1, 3}).emotions[0].value, 0.65f, 1e-6f) << "where nothing sounds there is no other";
}

TEST(AppSummary, EffectsOfAStretchAddUp) {
    const Analysis a = made_up_analysis(120);
    for (double start : {0.0, 13.7, 90.2}) {
        const Summary s = summarise(a, Stretch{start, start + 21.4});
        for (std::size_t k = 0; k < kEmotionCount; ++k) {
            const auto& of = s.effects[k].of;
            EXPECT_NEAR(std::accumulate(of.begin(), of.end(), s.effects[k].bias), s.emotions[k].value, 1e-5f);
        }
    }
}

TEST(AppSummary, WhatIsLeftOutLeadsToTheBlackBox) {
    const Analysis a = made_up_analysis(120);
    const Summary whole = summarise(a, std::nullopt);
    EXPECT_EQ((*whole.left_out)[4].percentile, (*a.left_out)[4].percentile);
    for (double start : {0.0, 13.7, 90.2}) {
        const Summary s = summarise(a, Stretch{start, start + 21.4});
        for (std::size_t k = 0; k < kEmotionCount; ++k) {
            const Rest& rest = (*s.left_out)[k];
            EXPECT_NEAR(s.emotions[k].value + rest.value, rest.black_box, 1e-6f);
            EXPECT_NEAR(rest.black_box, 0.1f + 0.9f * s.emotions[k].value + 0.02f * static_cast<float>(k), 1e-5f);
            EXPECT_FALSE(rest.percentile);
        }
    }
    EXPECT_FALSE(summarise(made_up_analysis(60, false), std::nullopt).left_out);
}

TEST(AppSummary, OfABlackBoxHasEmotionsOnly) {
    const Summary s = summarise(made_up_analysis(60, false), Stretch{10, 20});
    EXPECT_FALSE(s.explained);
    EXPECT_NE(s.emotions[1].value, 0);
}

TEST(AppSummary, WithoutColumnsIsTheWholeSong) {
    Analysis a = made_up_analysis(60);
    a.curve = {};
    EXPECT_FALSE(summarise(a, Stretch{10, 20}).stretch);
}

TEST(CurveAverages, AverageAnyPart) {
    CurveAverages averages;
    averages.assign({1, 2, 3, 4});
    EXPECT_EQ(averages.columns(), 4);
    EXPECT_FLOAT_EQ(averages.over(1, 2), 2.5f);
    EXPECT_FLOAT_EQ(averages.over(-5, 0), 1);
    EXPECT_FLOAT_EQ(averages.over(3, 99), 4);
    EXPECT_FLOAT_EQ(averages.over(7, 9), 0);
    EXPECT_EQ(CurveAverages().columns(), 0);
}

TEST(ComparedWithUsual, AddsUpToTheSameValue) {
    const Analysis a = made_up_analysis(60);
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        const Effects effects = compared_with_usual(a.effects[k], a.reference_effects[k]);
        EXPECT_NEAR(std::accumulate(effects.of.begin(), effects.of.end(), effects.bias), a.emotions[k].mean, 1e-5f);
        for (const BoxPlot& box : compared_with_usual(a.reference_effects[k])) EXPECT_EQ(box.mean, 0);
    }
}

TEST(LimitsOf, HoldEveryAverage) {
    std::vector<CurveAverages> curves(2);
    curves[0].assign({0.4f, 0.5f, 0.9f, 0.5f});
    curves[1].assign({-0.2f, 0.2f, 0.2f, 0.2f});
    EXPECT_NEAR(limits_of(curves, 0).high, 0.92f, 1e-6f);
    EXPECT_NEAR(limits_of(curves, 0).low, -0.22f, 1e-6f);
    EXPECT_NEAR(limits_of(curves, 1).high, 0.72f, 1e-6f);  // (0.9 + 0.5) / 2, at the end
    EXPECT_EQ(limits_of({}, 0).low, 0.35f);
    EXPECT_EQ(half_width(kLeastSmoothing_s, 0.256), 1);
}

TEST(OrderByEffect, LargestFirstWhateverItsSign) {
    Effects e;
    e.of = {0.1f, -0.5f, 0.2f, 0, 0, 0, 0.3f};
    const PerFeature<std::size_t> order = order_by_effect(e);
    EXPECT_EQ(order[0], 1u);
    EXPECT_EQ(order[1], 6u);
    EXPECT_EQ(order[2], 2u);
}

}  // namespace
}  // namespace moodglass::app
