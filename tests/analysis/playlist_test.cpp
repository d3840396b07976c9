// SPDX-License-Identifier: Apache-2.0
#include "analysis/playlist.h"

#include <gtest/gtest.h>

namespace moodglass {
namespace {

TEST(Playlist, ALineForEachSongAndOneForItsPlace) {
    const std::vector<PlaylistEntry> entries = {{"a b.mp3", "a b", 61.6}, {"#c.mp3", "two\nlines", 3}};
    EXPECT_EQ(playlist("sad", entries),
              "#EXTM3U\n#PLAYLIST:sad\n#EXTINF:62,a b\na b.mp3\n#EXTINF:3,two lines\n./#c.mp3\n");
}

TEST(Playlist, IsUtf8WhateverItsTitles) {
    const std::vector<PlaylistEntry> entries = {{"a.mp3", "a \xE9", 1}};
    EXPECT_EQ(playlist("to \xE9", entries),
              "#EXTM3U\n#PLAYLIST:to \xEF\xBF\xBD\n#EXTINF:1,a \xEF\xBF\xBD\na.mp3\n");
}

TEST(Playlist, SaysWhichPlacesItCannotHold) {
    EXPECT_TRUE(can_be_listed("m\xC3\xBCsik/a.mp3"));
    for (const char* place : {"", "a\nb.mp3", "a\rb.mp3", "a\x7f.mp3", "\xff.mp3"})
        EXPECT_FALSE(can_be_listed(place)) << place;
}

TEST(Playlist, AWayTakesEachSongOnceAndTheNearestFirst) {
    // Two points at 1/3 and 2/3 of the way; song 2 is near both, nearer the second.
    const std::vector<PlanePoint> songs = {{0, 0}, {0.9, 0}, {0.5, 0}, {0.1, 0.4}};
    EXPECT_EQ(way_between(songs, 0, 1, 4), (std::vector<std::size_t>{0, 3, 2, 1}));
    EXPECT_EQ(way_between(songs, 1, 0, 2), (std::vector<std::size_t>{1, 0}));
    EXPECT_EQ(way_between(songs, 0, 1, 9).size(), 4u) << "there are no more";
}

}  // namespace
}  // namespace moodglass
