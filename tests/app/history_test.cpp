// SPDX-License-Identifier: Apache-2.0
#include "app/history.h"

#include <gtest/gtest.h>

#include "app/fixture.h"
#include "app/screen.h"

namespace moodglass::app {
namespace {

TEST(History, GoesBackAndForthThroughWhatChanged) {
    History history;
    Moment moment;
    history.note(moment);
    EXPECT_FALSE(history.can_undo()) << "there is nothing before the beginning";
    moment.song = 1;
    history.note(moment);
    history.note(moment);
    moment.stretch = Stretch{1, 2};
    history.note(moment);
    EXPECT_EQ(history.undo().song, 1);
    EXPECT_EQ(history.undo().song, 0) << "what did not change is no step";
    EXPECT_FALSE(history.can_undo());
    EXPECT_EQ(history.redo().song, 1);
    EXPECT_TRUE(history.redo().stretch);
    EXPECT_FALSE(history.can_redo());
}

TEST(History, AnotherWayEndsTheOldOne) {
    History history;
    Moment moment;
    for (int song : {1, 2, 3}) {
        moment.song = song;
        history.note(moment);
    }
    EXPECT_EQ(history.undo().song, 2);
    moment.song = 7;
    history.note(moment);
    EXPECT_FALSE(history.can_redo());
    EXPECT_EQ(history.undo().song, 2);
}

TEST(History, WhatCameByItselfIsNoStep) {
    History history;
    history.note({});
    Moment chosen_by_itself;
    chosen_by_itself.song = 4;
    history.amend(chosen_by_itself);
    history.note(chosen_by_itself);
    EXPECT_FALSE(history.can_undo());
}

class UndoTest : public testing::Test {
  protected:
    int add() {
        const int song = queue.add("a");
        queue.on_overview(song, made_up_overview(60));
        queue.on_done(song, made_up_analysis(60));
        return song;
    }

    NotingHost host;
    SongQueue queue{host};
    Screen screen{host, queue};
};

TEST_F(UndoTest, ARemovedSongComesBackWithItsPlace) {
    const int a = add(), b = add(), c = add();
    screen.select(b);
    screen.refresh();
    screen.remove(b);
    screen.refresh();
    EXPECT_EQ(screen.chosen.song, c);
    screen.undo();
    screen.refresh();
    ASSERT_EQ(queue.songs().size(), 3u);
    EXPECT_EQ(queue.songs()[1].id, b);
    EXPECT_EQ(screen.chosen.song, b);
    screen.redo();
    screen.refresh();
    ASSERT_EQ(queue.songs().size(), 2u);
    EXPECT_EQ(queue.songs()[0].id, a);
}

TEST_F(UndoTest, TheLastSongComesBackToo) {
    const int a = add();
    screen.select(a);
    screen.refresh();
    screen.remove(a);
    screen.refresh();
    EXPECT_EQ(screen.chosen.song, 0);
    screen.undo();
    screen.refresh();
    EXPECT_EQ(screen.chosen.song, a);
    EXPECT_TRUE(screen.summary);
}

TEST_F(UndoTest, AStretchSlidersAndACanBeTakenBack) {
    screen.select(add());
    screen.refresh();
    screen.select_stretch(Stretch{10, 20});
    screen.refresh();
    screen.show_reasons(Reasons::what_if);
    screen.refresh();
    screen.move_feature(3, screen.summary->midlevel[3].value + 0.1f);
    const auto moved = screen.asked.what_if.moved;
    screen.refresh();
    screen.reset_what_if();
    screen.refresh();
    screen.take_as_a();
    screen.refresh();
    screen.forget_side_a();
    screen.refresh();

    screen.undo();
    screen.refresh();
    EXPECT_TRUE(screen.asked.side_a);
    screen.undo();
    screen.refresh();
    EXPECT_FALSE(screen.asked.side_a);
    screen.undo();
    screen.refresh();
    ASSERT_TRUE(moved);
    EXPECT_EQ(screen.asked.what_if.moved, moved) << "the sliders are where they were";
    screen.undo();
    screen.refresh();
    EXPECT_FALSE(screen.asked.what_if.moved);
    screen.undo();
    screen.refresh();
    EXPECT_FALSE(screen.chosen.stretch);
}

TEST_F(UndoTest, ADragIsOneStep) {
    screen.select(add());
    screen.refresh();
    for (double end : {12.0, 15.0, 19.0}) {
        screen.select_stretch(Stretch{10, end});
        screen.refresh(true);
    }
    screen.refresh();
    screen.undo();
    screen.refresh();
    EXPECT_FALSE(screen.chosen.stretch);
}

TEST(History, SongsThatDoNotComeBackLeaveNoStep) {
    History history;
    const auto without = [](std::vector<int> removed) { return Moment{.song = 9, .removed = std::move(removed)}; };
    history.note(without({}));
    history.note(without({1}));
    history.note(without({1, 2}));
    history.forget({1});
    ASSERT_TRUE(history.can_undo());
    EXPECT_EQ(history.undo().removed, std::vector<int>{});  // 2 comes back
    EXPECT_FALSE(history.can_undo());
    EXPECT_EQ(history.redo().removed, std::vector<int>{2});
}

}  // namespace
}  // namespace moodglass::app
