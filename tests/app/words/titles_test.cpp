// SPDX-License-Identifier: Apache-2.0
#include "app/words/titles.h"

#include <gtest/gtest.h>

namespace moodglass::app {
namespace {

TEST(Titles, WhatRunsFromLeftToRightStays) {
    WordGlyphs words;
    for (const std::string_view title :
         {"a.mp3", "Caf\u00e9 (live) \u2013 1.flac", "\u0421\u043e\u043d\u0430\u0442\u0430 \u2116 2, \u03a9.ogg",
          "\u9752\u3044\u6d77.wav", ""})
        EXPECT_EQ(in_order_of_drawing(title, words), title);
    EXPECT_EQ(in_order_of_drawing("\xff.mp3", words), "\ufffd.mp3");
}

TEST(Titles, WordsFromRightToLeftAreTurnedRoundButNotNumbersAndNotTheEnding) {
    WordGlyphs words;
    // The first word of each title has the first glyph that is still free.
    EXPECT_EQ(in_order_of_drawing("\u05d0\u05d1\u05d2 \u05d3\u05d4.mp3", words), "\ue000 \ue001.mp3");
    EXPECT_EQ(words.word_of(0xE000), "\u05d3\u05d4") << "the second word stands first, from the left";
    EXPECT_EQ(in_order_of_drawing("a \u05d5\u05d6 12 \u05d7\u05d8 b", words), "a \ue002 12 \ue003 b");
    EXPECT_EQ(words.word_of(0xE002), "\u05d7\u05d8");
    EXPECT_EQ(in_order_of_drawing("\u05d9 (\u05db) \u05dc", words), "\ue004 (\ue005) \ue006")
        << "brackets are mirrored";
}

TEST(Titles, NumbersBehindSuchWordsStandLeftOfThemAndStayWhole) {
    // As the Unicode Bidirectional Algorithm has it (UAX 9, W4, N1, L2).
    WordGlyphs words;
    EXPECT_EQ(in_order_of_drawing("\u05d0 12.mp3", words), "12 \ue000.mp3");
    EXPECT_EQ(in_order_of_drawing("\u05d0 3:07 \u05d1", words), "\ue001 3:07 \ue000");
    EXPECT_EQ(in_order_of_drawing("1999 \u05d0", words), "1999 \ue000");
}

TEST(Titles, LongWordsComeInPiecesThatCanBeLeftOut) {
    WordGlyphs words;
    // "thai music that i love": without blanks, cut between syllables and never behind the vowel that is written first.
    const std::string thai =
        "\u0e40\u0e1e\u0e25\u0e07\u0e44\u0e17\u0e22\u0e17\u0e35\u0e48\u0e09\u0e31\u0e19\u0e23\u0e31\u0e01";
    EXPECT_EQ(in_order_of_drawing(thai, words), "\ue000\ue001");
    EXPECT_EQ(std::string(words.word_of(0xE000)) + std::string(words.word_of(0xE001)), thai);
    EXPECT_EQ(words.word_of(0xE001), thai.substr(3 * 10)) << "behind two marks";
    std::string long_word;
    for (int i = 0; i < 80; ++i) long_word += "\u0628";
    EXPECT_EQ(in_order_of_drawing(long_word + ".mp3", words), "\ue002\ue003\ue003.mp3")
        << "the last piece stands first";
}

TEST(Titles, WholeWordsBecomeGlyphs) {
    WordGlyphs words;
    const std::string title =
        in_order_of_drawing("\u0634\u0639\u0631 \u05e9\u05d9\u05e8 x \u0939\u093f\u0928\u094d\u0926\u0940.mp3", words);
    EXPECT_EQ(title, "\ue000 \ue001 x \ue002.mp3");
    EXPECT_EQ(words.word_of(0xE001), "\u0634\u0639\u0631") << "in the order of reading: the platform shapes it";
    EXPECT_EQ(words.word_of(0xE002), "\u0939\u093f\u0928\u094d\u0926\u0940");
    EXPECT_EQ(words.word_of(0xE003), "");
    EXPECT_EQ(in_order_of_drawing("\u05e9\u05d9\u05e8", words), "\ue000") << "known already";
}

TEST(Titles, AccentsApartFromTheirLettersAndEmojiAreDrawnWhole) {
    WordGlyphs words;
    EXPECT_EQ(in_order_of_drawing("a Cafe\u0301s b", words), "a \ue000 b");
    EXPECT_EQ(words.word_of(0xE000), "Cafe\u0301s");
    EXPECT_EQ(in_order_of_drawing("\U0001f3b5", words), "\ue001");
}

}  // namespace
}  // namespace moodglass::app
