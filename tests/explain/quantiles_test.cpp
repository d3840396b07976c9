// SPDX-License-Identifier: Apache-2.0
#include "explain/quantiles.h"

#include <gtest/gtest.h>

#include <cmath>

namespace moodglass {
namespace {

TEST(Quantiles, GiveTheShareBelow) {
    Quantiles q;
    for (std::size_t i = 0; i < q.at.size(); ++i) q.at[i] = static_cast<float>(i) / 50;  // 0 to 2
    EXPECT_EQ(q.percentile_of(-1), 0);
    EXPECT_EQ(q.percentile_of(3), 100);
    EXPECT_NEAR(q.percentile_of(1), 50, 1e-4);
    EXPECT_NEAR(q.percentile_of(0.33f), 16.5, 1e-4);
}

TEST(Quantiles, OfEqualValuesAreNoTrap) {
    Quantiles q;
    q.at.fill(0.5f);
    EXPECT_EQ(q.percentile_of(0.4f), 0);
    EXPECT_EQ(q.percentile_of(0.6f), 100);
}

TEST(Quantiles, GiveTheDeviation) {
    Quantiles q;
    for (std::size_t i = 0; i < q.at.size(); ++i)
        q.at[i] = 0.2f + static_cast<float>(i) / 100;  // even: length / sqrt(12)
    EXPECT_NEAR(q.deviation(), 1 / std::sqrt(12.0f), 1e-6f);
    q.at.fill(0.5f);
    EXPECT_NEAR(q.deviation(), 0, 1e-6f);
}

TEST(Quantiles, AreLinearBetweenValues) {
    const Quantiles three = Quantiles::of({3, 1, 2.5f});
    EXPECT_EQ(three.at[0], 1);
    EXPECT_EQ(three.at[50], 2.5f);
    EXPECT_EQ(three.at[100], 3);
    EXPECT_NEAR(three.at[25], 1.75f, 1e-6f);
    EXPECT_NEAR(three.at[60], 2.6f, 1e-6f);
    for (const float value : Quantiles::of({0.4f}).at) EXPECT_EQ(value, 0.4f);
}

TEST(Quantiles, OfNegativeMultiplesAscendToo) {
    const Quantiles q = Quantiles::of({1, 2, 4}), less = q.times(-0.5f), more = q.times(2);
    EXPECT_EQ(less.at[0], -2);
    EXPECT_EQ(less.at[50], -1);
    EXPECT_EQ(less.at[100], -0.5f);
    EXPECT_EQ(more.at[100], 8);
}

}  // namespace
}  // namespace moodglass
