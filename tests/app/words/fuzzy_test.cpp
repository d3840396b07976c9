// SPDX-License-Identifier: Apache-2.0
#include "app/words/fuzzy.h"

#include <gtest/gtest.h>

namespace moodglass::app {
namespace {

TEST(Fuzzy, LettersMustStandInTheirOrder) {
    EXPECT_TRUE(fuzzy_score("tns", "Tension"));
    EXPECT_FALSE(fuzzy_score("snt", "Tension"));
    EXPECT_FALSE(fuzzy_score("tensionx", "Tension"));
    EXPECT_TRUE(fuzzy_score("", "anything"));
}

TEST(Fuzzy, BeginningsOfWordsAndNeighboursCountMore) {
    EXPECT_GT(*fuzzy_score("rs", "Rhythmic stability"), *fuzzy_score("rs", "Resumed"));
    EXPECT_GT(*fuzzy_score("rem", "Remove the song"), *fuzzy_score("rem", "Rhythmic element"));
    EXPECT_GT(*fuzzy_score("ten", "Tension"), *fuzzy_score("ten", "Show the pattern"));
    EXPECT_GT(*fuzzy_score("fear", "Fear"), *fuzzy_score("fear", "Fearless song.mp3"));
}

TEST(Fuzzy, CaseSpacesAndAccentsDoNotCount) {
    EXPECT_TRUE(fuzzy_score("zartlich", "Z\u00e4rtlichkeit"));
    EXPECT_TRUE(fuzzy_score("Z\u00c4RT", "z\u00e4rtlich"));
    EXPECT_TRUE(fuzzy_score("remove song", "Remove the song"));
    EXPECT_TRUE(fuzzy_score("f\u00eate", "fete"));
    EXPECT_TRUE(fuzzy_score("\u5915", "\u5915\u7126\u3051.mp3")) << "other scripts as they are";
}

}  // namespace
}  // namespace moodglass::app
