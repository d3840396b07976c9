// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/waterfall.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/fixture.h"
#include "app/songs/summary.h"

namespace moodglass::app {
namespace {

TEST(Waterfall, StepsLeadFromTheBiasToTheValue) {
    const Analysis a = made_up_analysis(60);
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        const Waterfall fall = make_waterfall(a.effects[k], a.reference_effects[k], order_by_effect(a.effects[k]));
        ASSERT_EQ(fall.steps.size(), kFeatureCount);
        float at = fall.bias;
        for (const WaterfallStep& step : fall.steps) {
            EXPECT_EQ(step.from, at);
            EXPECT_NEAR(step.to - step.from, a.effects[k].of[step.feature], 1e-6f);
            at = step.to;
        }
        EXPECT_NEAR(fall.total, a.emotions[k].mean, 1e-5f);
    }
}

TEST(Waterfall, WhatIsLeftOutLeadsOnFromTheTotal) {
    const Analysis a = made_up_analysis(60);
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        Waterfall fall = make_waterfall(a.effects[k], a.reference_effects[k], order_by_effect(a.effects[k]));
        EXPECT_FALSE(fall.rest);
        add_rest(fall, (*a.left_out)[k].value, a.reference_left_out[k]);
        EXPECT_EQ(fall.rest->from, fall.total);
        EXPECT_NEAR(fall.rest->to, (*a.left_out)[k].black_box, 1e-5f);
        EXPECT_NEAR(fall.rest->reference.median, fall.total + a.reference_left_out[k].median, 1e-6f);
        EXPECT_LE(fall.low, std::min(fall.rest->to, fall.rest->reference.low));
        EXPECT_GE(fall.high, std::max(fall.rest->to, fall.rest->reference.high));
    }
}

TEST(Waterfall, AxisHoldsZeroBarsAndBoxes) {
    const Analysis a = made_up_analysis(60);
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        const Waterfall fall = make_waterfall(a.effects[k], a.reference_effects[k], order_by_effect(a.effects[k]));
        EXPECT_LE(fall.low, 0);
        EXPECT_GE(fall.high, 0);
        for (const WaterfallStep& step : fall.steps) {
            EXPECT_LE(fall.low, std::min({step.from, step.to, step.reference.low}));
            EXPECT_GE(fall.high, std::max({step.from, step.to, step.reference.high}));
        }
    }
}

}  // namespace
}  // namespace moodglass::app
