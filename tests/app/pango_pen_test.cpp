// SPDX-License-Identifier: Apache-2.0
// With the fonts that tools/lib/packages.sh installs: DejaVu has Arabic and Hebrew.
#include "platform/desktop/pango_pen.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace moodglass::desktop {
namespace {

constexpr float kEm = 40;

app::Drawn drawn(const std::string& text, float em = kEm) { return PangoPen().draw(text, em, false); }

bool has_ink(const app::Drawn& drawn, int first_column, int last_column) {
    for (int y = 0; y < drawn.height; ++y)
        for (int x = first_column; x < last_column; ++x)
            if (drawn.opacity[static_cast<std::size_t>(y * drawn.width + x)] > 64) return true;
    return false;
}

TEST(PangoPen, ArabicLettersJoin) {
    const app::Drawn alone = drawn("\u0628"), word = drawn("\u0628\u0628\u0628");
    ASSERT_GT(alone.width, 0);
    EXPECT_LT(word.advance, 2.5f * alone.advance) << "joined letters are narrower than three that stand alone";
    for (int x = 2; x + 2 < word.width; ++x) EXPECT_TRUE(has_ink(word, x, x + 1)) << "no gap, column " << x;
}

TEST(PangoPen, HebrewBeginsAtTheRight) {
    const app::Drawn vav = drawn("\u05d5"), shin = drawn("\u05e9"), word = drawn("\u05d5 \u05e9");
    const int gap_from = word.width - vav.width - 1;
    EXPECT_FALSE(has_ink(word, gap_from - 3, gap_from)) << "vav, the first letter, is the last from the left";
    EXPECT_TRUE(has_ink(word, gap_from, word.width));
    EXPECT_TRUE(has_ink(word, 0, shin.width));
}

TEST(PangoPen, GrowsWithTheTypeAndStandsOnTheBaseline) {
    const app::Drawn small = drawn("\u05d0\u05d1"), large = drawn("\u05d0\u05d1", 2 * kEm);
    EXPECT_NEAR(large.advance, 2 * small.advance, 2);
    EXPECT_LT(small.top, -kEm / 3) << "above the baseline";
    EXPECT_NEAR(small.top + small.height, 0, kEm / 8);
    EXPECT_EQ(small.opacity.size(), static_cast<std::size_t>(small.width * small.height));
}

TEST(PangoPen, ABlankHasWidthAndNoInk) {
    const app::Drawn blank = drawn("\u3000");
    EXPECT_GT(blank.advance, 0);
    EXPECT_EQ(blank.opacity.size(), static_cast<std::size_t>(blank.width * blank.height));
    EXPECT_FALSE(has_ink(blank, 0, blank.width));
}

TEST(PangoPen, WhatIsNoTextIsDrawnSomehow) {
    for (const std::string text : {"\xff\xfe", "", "\u202e", "\U0010FFFF"}) {
        const app::Drawn some = drawn(text);
        EXPECT_EQ(some.opacity.size(), static_cast<std::size_t>(some.width * some.height));
    }
}

}  // namespace
}  // namespace moodglass::desktop
