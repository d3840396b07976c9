// SPDX-License-Identifier: Apache-2.0
#include "app/words/key_words.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace moodglass::app {
namespace {

TEST(KeyWords, AKeyIsCalledAsMusiciansCallIt) {
    EXPECT_EQ(key_name(key_at(0), Language::english), "C major");
    EXPECT_EQ(key_name(key_at(3), Language::german), "Es-Dur");
    EXPECT_EQ(key_name(key_at(11), Language::german), "H-Dur");
    EXPECT_EQ(key_name(key_at(12 + 10), Language::german), "b-Moll");
    EXPECT_EQ(key_name(key_at(12 + 1), Language::german), "cis-Moll");
    EXPECT_EQ(key_name(key_at(12 + 9), Language::english), "A minor");
    EXPECT_EQ(key_name(key_at(12 + 9), Language::french), "La mineur");
    EXPECT_EQ(key_name(key_at(12 + 1), Language::french), "Do di\u00e8se mineur");
    EXPECT_EQ(key_name(key_at(3), Language::french), "Mi b\u00e9mol majeur");
    EXPECT_EQ(key_name(key_at(12 + 9), Language::spanish), "La menor");
    EXPECT_EQ(key_name(key_at(6), Language::spanish), "Fa sostenido mayor");
    EXPECT_EQ(key_name(key_at(12 + 10), Language::spanish), "Si bemol menor");
}

TEST(KeyWords, EveryKeyHasANameOfItsOwn) {
    for (const Language language : kLanguages) {
        std::set<std::string> names;
        for (std::size_t key = 0; key < kKeys; ++key) {
            EXPECT_TRUE(names.insert(key_name(key_at(key), language)).second) << key_name(key_at(key), language);
            if (language == Language::english) {
                EXPECT_EQ(key_name(key_at(key), language), to_string(key_at(key)));
            }
        }
    }
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
