// SPDX-License-Identifier: Apache-2.0
#include "app/songs/song_queue.h"

#include <gtest/gtest.h>

#include "analysis/json.h"
#include "analysis/kept.h"
#include "app/fixture.h"

namespace moodglass::app {
namespace {

using Notes = std::vector<std::string>;

struct SongQueueTest : testing::Test {
    NotingHost host;
    SongQueue queue{host};

    SongState state(int song) { return queue.find(song)->state; }
};

TEST_F(SongQueueTest, AnalysesOneSongAfterTheOther) {
    const int a = queue.add("a"), b = queue.add("b");
    EXPECT_EQ(host.notes, (Notes{"analyse 1"}));
    EXPECT_EQ(state(b), SongState::waiting);
    queue.on_done(a, made_up_analysis(12));
    EXPECT_EQ(host.notes, (Notes{"analyse 1", "analyse 2"}));
    EXPECT_EQ(state(a), SongState::done);
    EXPECT_EQ(state(b), SongState::decoding);
}

TEST_F(SongQueueTest, KeptResultsAreDoneAndStaySoWhateverTheModel) {
    const int kept = queue.add_kept("kept", made_up_analysis(12), std::nullopt);
    const int a = queue.add("a");
    EXPECT_EQ(state(kept), SongState::done);
    queue.on_done(a, made_up_analysis(12));
    queue.analyse_all_anew();
    EXPECT_EQ(state(kept), SongState::done);
    EXPECT_TRUE(queue.find(kept)->analysis);
    EXPECT_EQ(state(a), SongState::decoding);
    EXPECT_EQ(host.notes, (Notes{"analyse 2", "analyse 2"}));
}

TEST_F(SongQueueTest, GoesOnAfterAFailure) {
    const int a = queue.add("a"), b = queue.add("b");
    queue.on_failed(a, "Why.");
    EXPECT_EQ(state(a), SongState::failed);
    EXPECT_EQ(queue.find(a)->message, "Why.");
    EXPECT_EQ(queue.running(), b);
}

TEST_F(SongQueueTest, FollowsTheStagesOfASong) {
    const int a = queue.add("a");
    queue.on_decoding(a, 0.1f);
    EXPECT_EQ(queue.find(a)->fraction, 0.1f);
    queue.on_overview(a, made_up_overview(12));
    EXPECT_TRUE(queue.find(a)->overview);
    queue.on_analysing(a, 0.5f, made_up_analysis(6));
    EXPECT_EQ(state(a), SongState::analysing);
    queue.on_progress(a, 0.6f);
    EXPECT_EQ(queue.find(a)->fraction, 0.6f);
    EXPECT_EQ(state(a), SongState::analysing);
    queue.on_cells(a, {{3, 2, 7, std::vector<float>(42)}, {}});
    queue.on_done(a, made_up_analysis(6));
    EXPECT_EQ(queue.find(a)->cells->cells.columns, 3u);
    queue.analyse_all_anew();
    EXPECT_FALSE(queue.find(a)->cells);
}

TEST_F(SongQueueTest, FirstValuesAreProvisionalUntilOthersCome) {
    const int a = queue.add("a"), b = queue.add("b");
    queue.on_glimpse(b, made_up_analysis(10));
    EXPECT_FALSE(queue.find(b)->analysis) << "it is not its turn";
    const int before = queue.find(a)->revision;
    queue.on_glimpse(a, made_up_analysis(10));
    EXPECT_EQ(state(a), SongState::decoding);
    EXPECT_TRUE(queue.find(a)->provisional);
    EXPECT_GT(queue.find(a)->revision, before);
    queue.on_analysing(a, 0.4f, {});
    EXPECT_TRUE(queue.find(a)->provisional && queue.find(a)->analysis->duration_s > 0) << "nothing takes nothing away";
    EXPECT_EQ(queue.find(a)->fraction, 0.4f);
    queue.on_analysing(a, 0.5f, made_up_analysis(6));
    EXPECT_FALSE(queue.find(a)->provisional);
    queue.on_glimpse(a, made_up_analysis(10));
    EXPECT_FALSE(queue.find(a)->provisional) << "it came too late";
    queue.on_done(a, made_up_analysis(6));

    queue.on_glimpse(b, made_up_analysis(10));
    queue.cancel(b);
    EXPECT_FALSE(queue.find(b)->analysis) << "what stays is no provisional value";
    EXPECT_FALSE(queue.find(b)->provisional);
}

TEST_F(SongQueueTest, CancelsTheRunningSongAndBeginsTheNext) {
    const int a = queue.add("a"), b = queue.add("b");
    queue.cancel(a);
    EXPECT_EQ(host.notes, (Notes{"analyse 1", "cancel 1", "analyse 2"}));
    EXPECT_EQ(state(a), SongState::cancelled);
    EXPECT_EQ(queue.running(), b);
}

TEST_F(SongQueueTest, CancelsAWaitingSongWithoutTheHost) {
    queue.add("a");
    const int b = queue.add("b");
    queue.cancel(b);
    EXPECT_EQ(host.notes, (Notes{"analyse 1"}));
    EXPECT_EQ(state(b), SongState::cancelled);
}

TEST_F(SongQueueTest, IgnoresReportsOfACancelledSong) {
    const int a = queue.add("a");
    queue.cancel(a);
    queue.on_done(a, made_up_analysis(12));
    queue.on_failed(a, "late");
    EXPECT_EQ(state(a), SongState::cancelled);
    EXPECT_FALSE(queue.find(a)->analysis);
}

TEST_F(SongQueueTest, RetriesAfterTheOnesBefore) {
    const int a = queue.add("a"), b = queue.add("b");
    queue.on_failed(a, "Why.");
    queue.retry(a);
    EXPECT_EQ(state(a), SongState::waiting);
    EXPECT_TRUE(queue.find(a)->message.empty());
    queue.on_done(b, made_up_analysis(12));
    EXPECT_EQ(queue.running(), a);
}

TEST_F(SongQueueTest, WhatIsSetAsideIsGoneAndTheNextBegins) {
    const int a = queue.add("a"), b = queue.add("b");
    queue.set_aside(a);
    EXPECT_EQ(host.notes, (Notes{"analyse 1", "cancel 1", "analyse 2"}));
    EXPECT_EQ(queue.find(a), nullptr);
    queue.on_done(a, made_up_analysis(12));
    EXPECT_EQ(queue.running(), b);
}

TEST_F(SongQueueTest, WhatIsBroughtBackStandsInItsPlace) {
    const int a = queue.add("a"), b = queue.add("b"), c = queue.add("c");
    for (const int song : {a, b, c}) queue.on_done(song, made_up_analysis(12));
    queue.set_aside(b);
    ASSERT_EQ(queue.songs().size(), 2u);
    queue.bring_back(b);
    ASSERT_EQ(queue.songs().size(), 3u);
    EXPECT_EQ(queue.songs()[1].id, b);
    EXPECT_TRUE(queue.find(b)->analysis) << "it is as it was, and not analysed again";
    EXPECT_EQ(state(b), SongState::done);
    queue.bring_back(b);
    EXPECT_EQ(queue.songs().size(), 3u) << "once";
}

TEST_F(SongQueueTest, WhatWasNotFinishedIsAnalysedOnceItIsBack) {
    const int a = queue.add("a");
    queue.set_aside(a);
    EXPECT_EQ(queue.running(), 0);
    queue.bring_back(a);
    EXPECT_EQ(queue.running(), a);
}

TEST_F(SongQueueTest, OnlyTheLatestCanBeBroughtBack) {
    const int first = queue.add("first");
    queue.on_done(first, made_up_analysis(12));
    queue.set_aside(first);
    int last = 0;
    for (int i = 0; i < 20; ++i) {
        last = queue.add("more");
        queue.on_done(last, made_up_analysis(12));
        queue.set_aside(last);
    }
    EXPECT_EQ(host.notes.back(), "forget 1");
    queue.bring_back(first);
    EXPECT_TRUE(queue.songs().empty());
    queue.bring_back(last);
    EXPECT_EQ(queue.songs().size(), 1u);
}

TEST_F(SongQueueTest, NeverUsesANumberTwice) {
    const int a = queue.add("a");
    queue.set_aside(a);
    EXPECT_NE(queue.add("b"), a);
}

TEST_F(SongQueueTest, AnotherModelAnalysesAllAnew) {
    const int a = queue.add("a"), b = queue.add("b");
    queue.on_overview(a, made_up_overview(12));
    queue.on_done(a, made_up_analysis(12));
    host.notes.clear();
    queue.analyse_all_anew();
    EXPECT_EQ(host.notes, (Notes{"cancel 2", "analyse 1"}));
    EXPECT_FALSE(queue.find(a)->analysis);
    EXPECT_TRUE(queue.find(a)->overview);
    EXPECT_EQ(state(b), SongState::waiting);
}

TEST_F(SongQueueTest, WhatWasCancelledStaysSoWhateverTheModel) {
    const int a = queue.add("a"), b = queue.add("b");
    queue.on_analysing(a, 0.5f, made_up_analysis(6));
    queue.cancel(a);
    EXPECT_TRUE(is_partial(*queue.find(a)));
    queue.analyse_all_anew();
    EXPECT_EQ(state(a), SongState::cancelled);
    EXPECT_FALSE(queue.find(a)->analysis);
    EXPECT_EQ(queue.running(), b);
}

TEST_F(SongQueueTest, ARetryBeginsWithoutWhatWasThere) {
    const int a = queue.add("a");
    queue.on_analysing(a, 0.5f, made_up_analysis(6));
    queue.cancel(a);
    EXPECT_TRUE(queue.find(a)->analysis);
    queue.retry(a);
    EXPECT_FALSE(queue.find(a)->analysis);
}

// Songs with a picture that tells whose it is.
std::vector<int> add_drawn(SongQueue& queue, int count) {
    std::vector<int> songs;
    for (int i = 0; i < count; ++i) {
        songs.push_back(queue.add("x"));
        Overview overview = made_up_overview(12);
        overview.levels.assign(overview.levels.size(), static_cast<std::uint8_t>(songs.back()));
        queue.on_overview(songs.back(), std::move(overview));
        SongCells cells{.cells = {.columns = 2, .rows = 1, .outputs = 1, .values = {1, 2}, .silence = {}}, .grid = {}};
        cells.cells.values[0] = static_cast<float>(songs.back());
        queue.on_cells(songs.back(), std::move(cells));
        queue.on_done(songs.back(), made_up_analysis(12));
    }
    return songs;
}

bool has_picture(const Song& song) {
    return song.overview->bands > 0 && song.overview->levels.at(0) == song.id && song.cells &&
           song.cells->cells.values == std::vector<float>{static_cast<float>(song.id), 2};
}

// All that made_up_analysis() and made_up_overview() have of every moment.
bool has_series(const Song& song) {
    const Analysis was = made_up_analysis(12);
    const Overview drawn = made_up_overview(12);
    const Analysis& is = *song.analysis;
    return to_json(is) == to_json(was) && is.curve.black_box == was.curve.black_box &&
           song.overview->lowest == drawn.lowest && song.overview->highest == drawn.highest;
}

TEST_F(SongQueueTest, OnlyTheSongThatIsShownHasAllOfItAtHand) {
    const std::vector<int> songs = add_drawn(queue, 3);
    for (const int shown : {songs[1], songs[0], songs[0], songs[2], 0, songs[1]}) {
        queue.show(shown);
        for (const int song : songs) {
            EXPECT_EQ(has_picture(*queue.find(song)), song == shown) << song << " while " << shown << " is shown";
            EXPECT_EQ(queue.find(song)->overview->levels.empty(), song != shown);
            EXPECT_EQ(has_series(*queue.find(song)), song == shown);
            EXPECT_TRUE(queue.find(song)->analysis);
        }
    }
}

TEST_F(SongQueueTest, ARemovedSongHasItsPictureOnceItIsBack) {
    const std::vector<int> songs = add_drawn(queue, 2);
    queue.show(songs[1]);
    queue.set_aside(songs[0]);
    queue.show(songs[1]);
    queue.bring_back(songs[0]);
    queue.show(songs[0]);
    EXPECT_TRUE(has_picture(*queue.find(songs[0])));
}

// Pictures are large: those of earlier ones are made again, from the sound.
TEST_F(SongQueueTest, OfManyRemovedSongsTheEarlierAreAnalysedAgain) {
    const std::vector<int> songs = add_drawn(queue, 7);
    queue.show(songs[0]);
    for (const int song : songs) queue.set_aside(song);
    for (const int song : {songs[6], songs[2]}) {
        queue.bring_back(song);
        queue.show(song);
        EXPECT_TRUE(has_picture(*queue.find(song)) && has_series(*queue.find(song))) << song;
    }
    EXPECT_EQ(queue.running(), 0);
    for (const int song : {songs[1], songs[0]}) {
        queue.bring_back(song);
        EXPECT_FALSE(queue.find(song)->analysis || queue.find(song)->cells);
    }
    EXPECT_EQ(queue.running(), songs[1]);
    EXPECT_EQ(state(songs[0]), SongState::waiting);
}

TEST_F(SongQueueTest, AnotherModelLeavesNoPictureOfTheOldOne) {
    const std::vector<int> songs = add_drawn(queue, 2);
    queue.show(songs[1]);
    queue.analyse_all_anew();
    queue.show(songs[0]);
    for (const int song : songs)
        EXPECT_FALSE(queue.find(song)->cells || queue.find(song)->picture_away || queue.find(song)->series_away);
}

TEST_F(SongQueueTest, ASongThatEndsWhileAnotherIsShownIsPutAway) {
    const int shown = add_drawn(queue, 1)[0];
    queue.show(shown);
    const int other = add_drawn(queue, 1)[0];
    EXPECT_TRUE(has_picture(*queue.find(shown)));
    EXPECT_TRUE(queue.find(other)->overview->levels.empty());
}

TEST_F(SongQueueTest, WhatIsPutAwayIsThereForWhoeverAsks) {
    const std::vector<int> songs = add_drawn(queue, 2);
    queue.show(songs[0]);
    EXPECT_FALSE(has_series(*queue.find(songs[1])));
    EXPECT_TRUE(has_series(*queue.whole(songs[1])));
    EXPECT_TRUE(has_series(*queue.whole(songs[0])));
    EXPECT_FALSE(has_series(*queue.find(songs[1])));  // away again: one at a time
    EXPECT_TRUE(has_series(*queue.find(songs[0])));
    EXPECT_EQ(queue.whole(99), nullptr);
}

TEST_F(SongQueueTest, WhatIsPutAwayTakesNoMemory) {
    const std::vector<int> songs = add_drawn(queue, 2);
    queue.show(songs[0]);
    const Song& away = *queue.find(songs[1]);
    EXPECT_EQ(away.overview->levels.capacity() + away.overview->lowest.capacity() + away.overview->highest.capacity(), 0u);
    EXPECT_EQ(away.analysis->windows.capacity() + away.analysis->curve.emotions[0].capacity(), 0u);
    EXPECT_EQ(away.analysis->pulse.beats_s.capacity() + away.analysis->harmony.keys.capacity(), 0u);
}

TEST_F(SongQueueTest, ASongKeepsItsKeyThoughItsWaveformIsAway) {
    const std::vector<int> songs = add_drawn(queue, 2);
    queue.show(songs[0]);
    const Overview drawn = made_up_overview(12);
    for (const int song : songs) EXPECT_EQ(queue.find(song)->key, kept_key(made_up_analysis(12), &drawn));
}

TEST_F(SongQueueTest, ManySongsLetTheirPicturesGo) {
    const std::size_t each = made_up_overview(12).levels.size() + 2 * sizeof(float) + 2 * sizeof(std::uint64_t);
    SongQueue small(host, 2 * each);
    const std::vector<int> songs = add_drawn(small, 4);
    for (const std::size_t i : {0u, 1u}) {
        small.show(songs[i]);
        EXPECT_EQ(small.find(songs[i])->overview->bands, 0);
        EXPECT_FALSE(small.find(songs[i])->cells);
        EXPECT_TRUE(has_series(*small.find(songs[i])));
    }
    for (const std::size_t i : {2u, 3u}) {
        small.show(songs[i]);
        EXPECT_TRUE(has_picture(*small.find(songs[i])));
    }
}

TEST_F(SongQueueTest, AHostMayAnswerAtOnce) {
    host.on_analyse = [&](int song) { queue.on_failed(song, "no"); };
    for (int i = 0; i < 1000; ++i) queue.add("x");
    EXPECT_EQ(queue.running(), 0);
    for (const Song& song : queue.songs()) EXPECT_EQ(song.state, SongState::failed);
}

}  // namespace
}  // namespace moodglass::app
