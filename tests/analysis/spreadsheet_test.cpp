// SPDX-License-Identifier: Apache-2.0
#include "analysis/spreadsheet.h"

#include <gtest/gtest.h>

namespace moodglass {
namespace {

TEST(Spreadsheet, NoTextIsAFormula) {
    EXPECT_EQ(cell_of("a \"b\", c.mp3"), "\"a \"\"b\"\", c.mp3\"");
    for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\x7f"})
        EXPECT_EQ(cell_of(text), "\"'" + std::string(text) + "\"");
    for (const char* text : {"", "1=1", " =1", "\xC3\xA4"}) EXPECT_EQ(cell_of(text), "\"" + std::string(text) + "\"");
}

TEST(Spreadsheet, WhatIsNoTextIsReplaced) {
    EXPECT_EQ(cell_of("caf\xE9.wav"), "\"caf\xEF\xBF\xBD.wav\"");
    EXPECT_EQ(cell_of("\xE9\"=1"), "\"\xEF\xBF\xBD\"\"=1\"");
}

TEST(Spreadsheet, NumbersAsTheCountryWritesThem) {
    EXPECT_EQ(fixed_cell(-1.25, 3, Decimal::point), "-1.250");
    EXPECT_EQ(fixed_cell(-1.25, 3, Decimal::comma), "-1,250");
    EXPECT_EQ(general_cell(1.0 / 3, 6, Decimal::comma), "0,333333");
    EXPECT_EQ(separator(Decimal::point), ',');
    EXPECT_EQ(separator(Decimal::comma), ';');
}

}  // namespace
}  // namespace moodglass
