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

TEST(Export, CsvTellsWhichSectionAMomentIsIn) {
    Analysis a = made_up_analysis(30);
    Section first, second;
    first.letter = second.letter = "A";
    first.end_s = 20;
    second.start_s = 20;
    second.end_s = 30;
    second.varied = true;
    a.sections = {first, second};
    const std::string csv = curves_as_csv(a, Decimal::point);
    EXPECT_NE(csv.find(",section\n"), std::string::npos);
    EXPECT_NE(csv.find(",A\n"), std::string::npos);
    EXPECT_TRUE(csv.ends_with(",A'\n"));
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
