// SPDX-License-Identifier: Apache-2.0
#include "app/words/text.h"

#include <gtest/gtest.h>

namespace moodglass::app {
namespace {

float one_a_byte(std::string_view text) { return static_cast<float>(text.size()); }

TEST(Format, HalvesGoAwayFromZero) {
    EXPECT_EQ(format_percent(40.5f), "41\u00a0%");
    EXPECT_EQ(format_percent(41.5f), "42\u00a0%");
    EXPECT_EQ(format_percent(40.49f), "40\u00a0%");
    EXPECT_EQ(format_value(0.125f, Language::english), "0.13");
    EXPECT_EQ(format_value(0.005f, Language::english), "0.01") << "what a float can't tell from a half";
    EXPECT_EQ(format_signed(-0.125f, Language::english), "\u22120.13");
    EXPECT_EQ(format_signed(-0.001f, Language::english), "0.00");
}

TEST(Format, RanksAreNeverAllOrNone) {
    EXPECT_EQ(format_rank(100), "99\u00a0%");
    EXPECT_EQ(format_rank(99.6f), "99\u00a0%");
    EXPECT_EQ(format_rank(0), "1\u00a0%");
    EXPECT_EQ(format_rank(40.5f), "41\u00a0%");
}

TEST(Text, TimesAreMinutesAndHoursWhereNeeded) {
    EXPECT_EQ(format_time(0), "0:00");
    EXPECT_EQ(format_time(83.9), "1:23");
    EXPECT_EQ(format_time(3723), "1:02:03");
    EXPECT_EQ(format_time(3900), "1:05:00");
    EXPECT_EQ(format_time(-1), "0:00");
    EXPECT_EQ(format_precise_time(83.46, Language::english), "1:23.4");
    EXPECT_EQ(format_precise_time(59.99, Language::french), "0:59,9");
}

TEST(Text, ValuesHaveTwoDecimalsAndTheLanguagesMark) {
    EXPECT_EQ(format_value(0.614f, Language::english), "0.61");
    EXPECT_EQ(format_value(0.614f, Language::german), "0,61");
    EXPECT_EQ(format_value(-0.5f, Language::english), "\u22120.50");
}

TEST(Text, NumbersAreWrittenAsEachLanguageWritesThem) {
    EXPECT_EQ(format_value(0.614f, Language::french), "0,61");
    EXPECT_EQ(format_signed(-0.08f, Language::spanish), "\u22120,08");
    EXPECT_EQ(format_frequency(1500, Language::french), "1,5\u00a0kHz");
    EXPECT_EQ(with_thousands("12,345", Language::english), "12,345");
    EXPECT_EQ(with_thousands("12,345", Language::german), "12.345");
    EXPECT_EQ(with_thousands("12,345", Language::french), "12\u202f345");
    EXPECT_EQ(with_thousands("12,345", Language::spanish), "12\u202f345");
    EXPECT_EQ(with_thousands("1,234", Language::french), "1\u202f234");
    EXPECT_EQ(with_thousands("1,234", Language::spanish), "1234") << "of four digits it divides none";
    EXPECT_EQ(with_thousands("987", Language::french), "987");
}

TEST(Text, ZeroHasNoSign) {
    EXPECT_EQ(format_value(-0.001f, Language::english), "0.00");
    EXPECT_EQ(format_signed(0.001f, Language::english), "0.00");
    EXPECT_EQ(format_signed(-0.001f, Language::english), "0.00");
}

TEST(Text, EffectsAlwaysShowTheirSign) {
    EXPECT_EQ(format_signed(0.123f, Language::english), "+0.12");
    EXPECT_EQ(format_signed(-0.08f, Language::german), "\u22120,08");
}

TEST(Text, FrequenciesChangeUnitAtAThousand) {
    EXPECT_EQ(format_frequency(440, Language::english), "440\u00a0Hz");
    EXPECT_EQ(format_frequency(1000, Language::english), "1\u00a0kHz");
    EXPECT_EQ(format_frequency(1500, Language::german), "1,5\u00a0kHz");
}

TEST(Text, FillPutsValuesIntoTheirPlaces) {
    EXPECT_EQ(fill("{1} of {0}", {"b", "a"}), "a of b");
    EXPECT_EQ(fill("no {7} place", {"a"}), "no {7} place");
    EXPECT_EQ(fill("{0}", {"{0}"}), "{0}");
}

TEST(Text, WrapBreaksAtSpacesOnly) {
    EXPECT_EQ(wrap("between 0.17 and 0.27", 13, one_a_byte),
              (std::vector<std::string_view>{"between 0.17", "and 0.27"}));
    EXPECT_EQ(wrap("one", 2, one_a_byte), (std::vector<std::string_view>{"one"}));
    EXPECT_EQ(wrap("a  b", 9, one_a_byte), (std::vector<std::string_view>{"a  b"}));
    EXPECT_TRUE(wrap("", 9, one_a_byte).empty());
    EXPECT_EQ(wrap("averylongword b", 4, one_a_byte), (std::vector<std::string_view>{"averylongword", "b"}));
}

TEST(Text, ShortenKeepsWhatFits) { EXPECT_EQ(shorten("a.mp3", 5, one_a_byte), "a.mp3"); }

TEST(Text, ShortenKeepsTheEndOfAFilesName) {
    const std::string cut = shorten("a very long name of a song.flac", 20, one_a_byte);
    EXPECT_LE(one_a_byte(cut), 20);
    EXPECT_TRUE(cut.starts_with("a very"));
    EXPECT_TRUE(cut.ends_with("flac"));
}

TEST(Text, ShortenNeverCutsACharacter) {
    for (float width = 0; width < 40; ++width) {
        const std::string cut =
            shorten("\u0421\u043e\u043d\u0430\u0442\u0430 \u2116 2 \u03a9\u03a9\u03a9.ogg", width, one_a_byte);
        for (std::size_t i = 0; i < cut.size(); ++i) {
            const auto byte = static_cast<unsigned char>(cut[i]);
            const int more = byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
            for (int n = 0; n < more; ++n) ASSERT_EQ(static_cast<unsigned char>(cut[++i]) & 0xC0, 0x80) << cut;
        }
    }
}

TEST(Text, FrenchHasASpaceBeforeItsColon) {
    EXPECT_STREQ(colon(Language::english), ": ");
    EXPECT_STREQ(colon(Language::french), "\u00a0: ");
}

}  // namespace
}  // namespace moodglass::app
