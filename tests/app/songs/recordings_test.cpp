// SPDX-License-Identifier: Apache-2.0
#include "app/songs/recordings.h"

#include <gtest/gtest.h>

#include "app/fixture.h"

namespace moodglass::app {
namespace {

Song song(int id, bool recorded, SongState state) {
    Song out;
    out.id = id;
    out.recorded = recorded;
    out.state = state;
    if (state == SongState::done) out.analysis = made_up_analysis(20);
    return out;
}
const Song kFile = song(1, false, SongState::done);
Song recording(int id) { return song(id, true, SongState::done); }

void expect_sides(const std::vector<Song>& songs, int chosen, int a, int b) {
    const TwoRecordings two = two_recordings(songs, chosen);
    ASSERT_TRUE(two) << chosen;
    EXPECT_EQ(two.a->id, a) << chosen;
    EXPECT_EQ(two.b->id, b) << chosen;
}

TEST(Recordings, OfNoneOrOneThereAreNoTwo) {
    EXPECT_FALSE(newest_recording({kFile}, 1));
    EXPECT_FALSE(two_recordings({kFile}, 1));
    const std::vector<Song> one = {kFile, recording(2)};
    EXPECT_EQ(newest_recording(one, 1)->id, 2);
    EXPECT_FALSE(two_recordings(one, 2));
}

TEST(Recordings, TheChosenOneStandsBesideTheOneBefore) {
    const std::vector<Song> songs = {recording(1), song(2, false, SongState::done), recording(3), recording(4)};
    expect_sides(songs, 2, 3, 4);
    expect_sides(songs, 4, 3, 4);
    expect_sides(songs, 3, 1, 3);
    expect_sides(songs, 1, 1, 3);
}

TEST(Recordings, WaitUntilTheNewestIsAnalysed) {
    std::vector<Song> songs = {recording(1), recording(2), song(3, true, SongState::listening)};
    for (const SongState state :
         {SongState::listening, SongState::waiting, SongState::decoding, SongState::analysing}) {
        songs[2].state = state;
        EXPECT_FALSE(two_recordings(songs, 3));
        EXPECT_EQ(newest_recording(songs, 0)->id, 3);
    }
    expect_sides(songs, 2, 1, 2);
    songs[2].state = SongState::listening;
    EXPECT_FALSE(two_recordings(songs, 2)) << "the third is what is shown";
}

TEST(Recordings, OnlyThoseOfOneModelAndWithAResultStandSideBySide) {
    std::vector<Song> songs = {recording(1), song(2, true, SongState::failed), recording(3)};
    expect_sides(songs, 3, 1, 3);
    songs[0].analysis->model.sha256 = "another";
    EXPECT_FALSE(two_recordings(songs, 3));
}

}  // namespace
}  // namespace moodglass::app
