// SPDX-License-Identifier: Apache-2.0
#include "analysis/progress.h"

#include <gtest/gtest.h>

namespace moodglass {
namespace {

TEST(Progress, DecodingTakesItsMeasuredShare) {
    ProgressMeter meter;
    EXPECT_DOUBLE_EQ(meter.decoding(0.5, 0.9, 0.3), 0.375);  // half of three quarters
    EXPECT_DOUBLE_EQ(meter.decoding(1, 1.8, 0.6), 0.75);
    EXPECT_DOUBLE_EQ(meter.analysing(0), 0.75);
    EXPECT_DOUBLE_EQ(meter.analysing(0.5), 0.875);
    EXPECT_DOUBLE_EQ(meter.analysing(1), 1);
}

TEST(Progress, IsHalfWhereNothingWasMeasured) {
    ProgressMeter meter;
    EXPECT_EQ(meter.decoding(0, 0, 0), 0);
    EXPECT_DOUBLE_EQ(meter.decoding(0.4, 1, 0), 0.2);
    EXPECT_DOUBLE_EQ(meter.decoding(1, 2, 0), 0.5);
}

TEST(Progress, NeverGoesBack) {
    ProgressMeter meter;
    EXPECT_DOUBLE_EQ(meter.decoding(0.4, 1, 0), 0.2);
    EXPECT_DOUBLE_EQ(meter.decoding(0.5, 1, 9), 0.2);  // the network turned out to be slow
    EXPECT_DOUBLE_EQ(meter.decoding(1, 2, 18), 0.2);
    EXPECT_DOUBLE_EQ(meter.analysing(0.5), 0.6);
    EXPECT_DOUBLE_EQ(meter.analysing(0.4), 0.6);
    EXPECT_DOUBLE_EQ(meter.analysing(1), 1);
}

}  // namespace
}  // namespace moodglass
