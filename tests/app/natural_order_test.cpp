// SPDX-License-Identifier: Apache-2.0
#include "platform/files/natural_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace moodglass {
namespace {

TEST(NaturalOrder, IsThatInWhichAPersonLooks) {
    // Numbers by their value, however long; small and capital letters beside each other; a folder's files together,
    // also those of folders that differ only in zeros or capitals.
    const std::vector<std::string> wanted = {
        "",
        "1 Lied.mp3",
        "1999 b.mp3",
        "Album 2/c.mp3",
        "album 02/a.mp3",
        "album 02/z.mp3",
        "album 2/b.mp3",
        "Album 11/a.mp3",
        "Lied.mp3",
        "Lied 1.mp3",
        "Lied 2.mp3",
        "Lied 2 live.mp3",
        "Lied 10.mp3",
        "Lied 12345678901234567890123.mp3",
        "zeta.mp3",
        "\xc3\xa4.mp3",
    };
    std::vector<std::string> names = wanted;
    for (unsigned turn = 0; turn < 50; ++turn) {
        std::rotate(names.begin(), names.begin() + 1 + turn % 7, names.end());
        std::reverse(names.begin(), names.begin() + 5 + turn % 9);
        std::vector<std::string> sorted = names;
        std::sort(sorted.begin(), sorted.end(), naturally_before);
        EXPECT_EQ(sorted, wanted);
    }
    for (const std::string& one : wanted)
        for (const std::string& other : wanted)
            EXPECT_EQ(naturally_before(one, other), &one < &other) << one << " and " << other;
}

}  // namespace
}  // namespace moodglass
