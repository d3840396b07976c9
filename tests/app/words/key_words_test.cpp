// SPDX-License-Identifier: Apache-2.0
#include "app/words/key_words.h"

#include <gtest/gtest.h>

namespace moodglass::app {
namespace {

TEST(KeyWords, AKeyIsCalledAsMusiciansCallIt) {
    EXPECT_EQ(key_name(key_at(0), Language::english), "C major");
    EXPECT_EQ(key_name(key_at(3), Language::german), "Es-Dur");
    EXPECT_EQ(key_name(key_at(11), Language::german), "H-Dur");
    EXPECT_EQ(key_name(key_at(12 + 10), Language::german), "b-Moll");
    EXPECT_EQ(key_name(key_at(12 + 1), Language::german), "cis-Moll");
    EXPECT_EQ(key_name(key_at(12 + 9), Language::english), "A minor");
}

TEST(KeyWords, TheRivalIsNamedWhereItIsNotFarBehind) {
    HeardKey heard = {key_at(12 + 9), key_at(0), 0.6f, 0.3f, 0.7f};
    EXPECT_EQ(key_told(heard, Language::english), "A minor (60\u00a0%), or C major (30\u00a0%)");
    EXPECT_EQ(key_told(heard, Language::german), "a-Moll (60\u00a0%) oder C-Dur (30\u00a0%)");
    heard.rival_sure = 0.1f;
    EXPECT_EQ(key_told(heard, Language::english), "A minor (60\u00a0%)");
}

}  // namespace
}  // namespace moodglass::app
