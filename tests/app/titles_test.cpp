// SPDX-License-Identifier: Apache-2.0
#include "app/titles.h"

#include <gtest/gtest.h>

#include "app/arabic.h"

namespace moodglass::app {
namespace {

std::string drawn(std::string_view title) { return in_order_of_drawing(title, nullptr); }

TEST(Titles, WhatRunsFromLeftToRightStays) {
    for (const std::string_view title : {"a.mp3", "Caf\u00e9 (live) \u2013 1.flac", "\u0421\u043e\u043d\u0430\u0442\u0430 \u2116 2, \u03a9.ogg",
                                         "\u9752\u3044\u6d77.wav", ""})
        EXPECT_EQ(drawn(title), title);
    EXPECT_EQ(drawn("\xff.mp3"), "\ufffd.mp3");
}

TEST(Titles, HebrewIsTurnedRoundWordsAndLettersButNotNumbersAndNotTheEnding) {
    // alef bet gimel, dalet he
    EXPECT_EQ(drawn("\u05d0\u05d1\u05d2 \u05d3\u05d4.mp3"), "\u05d4\u05d3 \u05d2\u05d1\u05d0.mp3");
    EXPECT_EQ(drawn("a \u05d0\u05d1 12 \u05d2\u05d3 b"), "a \u05d3\u05d2 12 \u05d1\u05d0 b");
    EXPECT_EQ(drawn("\u05d0 (\u05d1) \u05d2"), "\u05d2 (\u05d1) \u05d0") << "brackets are mirrored";
    EXPECT_EQ(drawn("\u05e9\u05b8\u05dc"), "\u05dc\u05e9\u05b8") << "a mark stays behind its letter";
}

TEST(Titles, ArabicLettersJoin) {
    // beh alone, at the beginning, in the middle, at the end
    EXPECT_EQ(joined(U"\u0628"), U"\ufe8f");
    EXPECT_EQ(joined(U"\u0628\u0628\u0628"), U"\ufe91\ufe92\ufe90");
    // alef does not join to what follows it
    EXPECT_EQ(joined(U"\u0628\u0627\u0628"), U"\ufe91\ufe8e\ufe8f");
    // lam and alef are one, alone and at the end
    EXPECT_EQ(joined(U"\u0644\u0627"), U"\ufefb");
    EXPECT_EQ(joined(U"\u0628\u0644\u0627"), U"\ufe91\ufefc");
    // marks do not stand between letters
    EXPECT_EQ(joined(U"\u0628\u064e\u0628"), U"\ufe91\u064e\ufe90");
    EXPECT_EQ(drawn("\u0628\u0627"), "\ufe8e\ufe91");
}

TEST(Titles, WholeWordsBecomeGlyphsWhereThePlatformDrawsThem) {
    WordGlyphs words;
    const std::string title = in_order_of_drawing("\u0634\u0639\u0631 \u05e9\u05d9\u05e8 x \u0939\u093f\u0928\u094d\u0926\u0940.mp3", &words);
    EXPECT_EQ(title, "\ue000 \ue001 x \ue002.mp3");
    EXPECT_EQ(words.word_of(0xE001), "\u0634\u0639\u0631") << "in the order of reading: the platform shapes it";
    EXPECT_EQ(words.word_of(0xE002), "\u0939\u093f\u0928\u094d\u0926\u0940");
    EXPECT_EQ(words.word_of(0xE003), "");
    EXPECT_EQ(in_order_of_drawing("\u05e9\u05d9\u05e8", &words), "\ue000") << "known already";
}

TEST(Titles, AccentsApartFromTheirLettersAndEmojiAreDrawnWhole) {
    WordGlyphs words;
    EXPECT_EQ(in_order_of_drawing("a Cafe\u0301s b", &words), "a \ue000 b");
    EXPECT_EQ(words.word_of(0xE000), "Cafe\u0301s");
    EXPECT_EQ(in_order_of_drawing("\U0001f3b5", &words), "\ue001");
}

}  // namespace
}  // namespace moodglass::app
