// SPDX-License-Identifier: Apache-2.0
#include "app/takeaway/export.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/fixture.h"

namespace moodglass::app {
namespace {

std::ptrdiff_t lines_of(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

TEST(Export, CsvHasOneLineAColumn) {
    const Analysis a = made_up_analysis(30);
    const std::string csv = curves_as_csv(a, Decimal::point);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFtime_s,melodiousness,articulation,"));
    EXPECT_EQ(lines_of(csv), static_cast<std::ptrdiff_t>(a.curve.emotions[0].size()) + 1);
}

TEST(Export, CsvWithACommaHasSemicolonsAndTheSameNumbers) {
    const Analysis a = made_up_analysis(30);
    std::string csv = curves_as_csv(a, Decimal::comma);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFtime_s;melodiousness;articulation;"));
    std::replace(csv.begin(), csv.end(), ',', '.');
    std::replace(csv.begin(), csv.end(), ';', ',');
    EXPECT_EQ(csv, curves_as_csv(a, Decimal::point));
}

TEST(Export, CsvOfABlackBoxHasEmotionsOnly) {
    EXPECT_TRUE(curves_as_csv(made_up_analysis(30, false), Decimal::point).starts_with("\xEF\xBB\xBFtime_s,valence,energy,"));
}

TEST(Export, TextHasOneLineAValue) {
    EXPECT_EQ(lines_of(values_as_text(summarise(made_up_analysis(30), std::nullopt))), 16);
    EXPECT_EQ(lines_of(values_as_text(summarise(made_up_analysis(30, false), std::nullopt))), 9);
}

}  // namespace
}  // namespace moodglass::app
