// SPDX-License-Identifier: Apache-2.0
#include "explain/mask.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace moodglass {
namespace {

Map rising(std::size_t columns, std::size_t rows) {
    Map map;
    map.columns = {4, 4 + columns};
    map.rows = rows;
    for (std::size_t i = 0; i < columns * rows; ++i) map.values.push_back(static_cast<float>(i) - 40);
    return map;
}

TEST(Mask, KeepsTheCellsThatRaiseMost) {
    const Mask mask = mask_of(rising(10, 10), {}, Side::raises, 0.3, 0);
    EXPECT_EQ(mask.columns, (Range{4, 14}));
    EXPECT_EQ(mask.keep[69], 0);
    EXPECT_EQ(mask.keep[70], 1);
    EXPECT_EQ(std::accumulate(mask.keep.begin(), mask.keep.end(), 0.0f), 30);
}

TEST(Mask, KeepsTheCellsThatLowerMost) {
    const Mask mask = mask_of(rising(10, 10), {}, Side::lowers, 0.3, 0);
    EXPECT_EQ(mask.keep[29], 1);
    EXPECT_EQ(mask.keep[30], 0);
}

TEST(Mask, FadesAroundTheShare) {
    const Mask mask = mask_of(rising(10, 10), {}, Side::raises, 0.3, 0.2);
    EXPECT_EQ(mask.keep[99], 1);
    EXPECT_EQ(mask.keep[50], 0);
    EXPECT_NEAR(mask.keep[70], 0.525, 1e-6);
    EXPECT_NEAR(std::accumulate(mask.keep.begin(), mask.keep.end(), 0.0), 30, 1e-3);
}

}  // namespace
}  // namespace moodglass
