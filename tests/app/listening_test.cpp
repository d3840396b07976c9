// SPDX-License-Identifier: Apache-2.0
// Listening to the part of the sound that a map points at: what is asked of the host, and when.
#include <algorithm>
#include <functional>
#include <numeric>
#include <string>

#include "app/panels/draw_fixture.h"
#include "app/selection.h"

namespace moodglass::app {
namespace {

class ListeningTest : public DrawTest {
  protected:
    ListeningTest() {
        song = app.add_song("a.mp3");
        app.on_overview(song, made_up_overview());
        app.on_cells(song, made_up_cells());
        app.on_done(song, made_up_analysis());
        frames(3);
        type("3");  // tension
    }
    void show_map() {
        press(ImGuiKey_W);
        frame();
    }
    void press_with_shift(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
        press(key);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
        frame();
    }
    auto times(const char* note) const { return std::count(host.notes.begin(), host.notes.end(), note); }

    int song = 0;
};

TEST_F(ListeningTest, WithoutAMapThereIsOnlyAllOfIt) {
    press(ImGuiKey_H);
    EXPECT_FALSE(host.head.playing);
    EXPECT_EQ(times("listen"), 0);
}

TEST_F(ListeningTest, PlaysHalfOfTheCellsFromTheCursorOnThenTheRestThenAll) {
    click({600, 250});
    const double cursor_s = [&] {
        press(ImGuiKey_Space);
        press(ImGuiKey_Space);
        return host.head.time_s;
    }();
    show_map();
    press(ImGuiKey_H);
    EXPECT_TRUE(host.head.playing);
    EXPECT_EQ(host.head.part, Part::only);
    EXPECT_EQ(host.head.time_s, cursor_s);
    EXPECT_EQ(host.masked.begin_s, 0);
    EXPECT_EQ(host.masked.end_s, 245);
    const std::vector<float>& keep = host.masked.mask.keep;
    ASSERT_EQ(keep.size(), made_up_cells().cells.columns * made_up_cells().cells.rows);
    EXPECT_NEAR(std::accumulate(keep.begin(), keep.end(), 0.0) / static_cast<double>(keep.size()), 0.5, 1e-3);
    press(ImGuiKey_H);
    EXPECT_EQ(host.head.part, Part::without);
    EXPECT_EQ(host.masked.mask.keep, keep);
    press(ImGuiKey_H);
    EXPECT_EQ(host.head.part, Part::whole);
    EXPECT_EQ(host.head.time_s, cursor_s);
    EXPECT_EQ(times("listen"), 2);
}

TEST_F(ListeningTest, WhatTheMapPointsAtIsCountedFromTheMusicThatIsComparedWith) {
    const SongCells of_song = made_up_cells();
    References references = made_up_references();
    float tilt = 1;  // what is usual grows upwards in one kind, downwards in the next
    for (Reference& each : references.kinds) {
        each.usual_cells.measured.assign(of_song.cells.outputs, 0.0f);
        for (std::size_t i = 0; i < of_song.cells.rows * of_song.cells.outputs; ++i)
            each.usual_cells.rows.push_back(tilt * static_cast<float>(i / of_song.cells.outputs));
        tilt = -tilt;
    }
    app.set_references(made_up_analysis().model.id(), std::move(references));
    show_map();
    press(ImGuiKey_H);
    const std::vector<float> before = host.masked.mask.keep;
    press(ImGuiKey_B);
    frames(3);
    EXPECT_NE(host.masked.mask.keep, before);
    const std::vector<float> first = host.masked.mask.keep;
    press(ImGuiKey_B);
    frames(3);
    EXPECT_NE(host.masked.mask.keep, first);
}

TEST_F(ListeningTest, AStretchIsHeardAgainAndAgainAndTheSongWhereNoneIsChosen) {
    EXPECT_FALSE(host.hearing.loop);
    press_with_shift(ImGuiKey_Space);
    frame();
    ASSERT_TRUE(host.hearing.loop);
    EXPECT_EQ(*host.hearing.loop, (Stretch{0, 245}));
    click({600, 250});
    type("[");
    frame();
    ASSERT_TRUE(host.hearing.loop);
    EXPECT_GT(host.hearing.loop->start_s, 0);
    EXPECT_EQ(host.hearing.loop->end_s, 245);
    press_with_shift(ImGuiKey_Space);
    frame();
    EXPECT_FALSE(host.hearing.loop);
}

TEST_F(ListeningTest, IsSlowedAndTurnedDownByKeys) {
    for (const float speed : {0.75f, 0.5f, 1.0f}) {
        press(ImGuiKey_J);
        frame();
        EXPECT_EQ(host.hearing.speed, speed);
    }
    for (int i = 0; i < 12; ++i) press_with_shift(ImGuiKey_DownArrow);
    frame();
    EXPECT_EQ(host.hearing.volume, 0);
    press_with_shift(ImGuiKey_UpArrow);
    frame();
    EXPECT_FLOAT_EQ(host.hearing.volume, 0.1f);
}

TEST_F(ListeningTest, PauseAndSeekingKeepThePartWithoutMakingItAgain) {
    show_map();
    press(ImGuiKey_H);
    press(ImGuiKey_Space);
    EXPECT_FALSE(host.head.playing);
    press(ImGuiKey_Space);
    EXPECT_TRUE(host.head.playing);
    press(ImGuiKey_RightArrow);
    EXPECT_EQ(host.head.time_s, 5);
    EXPECT_EQ(host.head.part, Part::only);
    EXPECT_EQ(times("listen"), 1);
    EXPECT_EQ(times("resume"), 2);
}

TEST_F(ListeningTest, AnotherEmotionIsAnotherPartAndNoMapIsAllOfIt) {
    show_map();
    press(ImGuiKey_H);
    const std::vector<float> of_tension = host.masked.mask.keep;
    type("8");
    frames(2);
    EXPECT_EQ(times("listen"), 2);
    EXPECT_NE(host.masked.mask.keep, of_tension);
    press(ImGuiKey_Space);
    type("3");
    frames(2);
    EXPECT_EQ(times("listen"), 2) << "nothing is heard, nothing is made";
    press(ImGuiKey_Space);
    EXPECT_EQ(times("listen"), 3) << "what is at hand is of another emotion";
    EXPECT_EQ(host.masked.mask.keep, of_tension);
    press(ImGuiKey_W);
    press(ImGuiKey_W);
    press(ImGuiKey_W);
    frames(2);
    EXPECT_EQ(host.head.part, Part::whole);
    EXPECT_TRUE(host.head.playing);
}

TEST_F(ListeningTest, WhatTheReasonsLeaveOutIsHeardToo) {
    show_map();
    press(ImGuiKey_H);
    const std::vector<float> of_tension = host.masked.mask.keep;
    press(ImGuiKey_W);
    press(ImGuiKey_W);
    frames(2);
    EXPECT_EQ(host.head.part, Part::only);
    const std::vector<float> keep = host.masked.mask.keep;
    EXPECT_NE(keep, of_tension);
    const SongCells made_up = made_up_cells();
    const Analysis a = made_up_analysis();
    const Map map = map_of(made_up.cells, {0, made_up.cells.columns},
                           of_left_out(kTension, a.weights[kTension], a.effects[kTension].bias), Baseline::silence);
    EXPECT_NEAR(value_of(map), (*a.left_out)[kTension].value, 1e-3f);
    const std::vector<float> expected = mask_of(map, made_up.grid, Side::raises).keep;
    ASSERT_EQ(keep.size(), expected.size());
    const auto alike = std::inner_product(keep.begin(), keep.end(), expected.begin(), std::size_t{0}, std::plus<>(),
                                          [](float x, float y) { return std::size_t{x == y}; });
    EXPECT_GT(alike, keep.size() * 99 / 100);
    press(ImGuiKey_E);
    frames(2);
    type("9");
    EXPECT_EQ(times("save a.mp3.without-left-out-of-tension.wav"), 1);
}

TEST_F(ListeningTest, OfAStretchIsPlayedFromItsBeginningWhereTheCursorIsOutside) {
    press(ImGuiKey_RightArrow);
    type("[");
    press(ImGuiKey_RightArrow);
    type("]");
    press(ImGuiKey_End);
    show_map();
    press(ImGuiKey_H);
    EXPECT_EQ(host.masked.begin_s, 5);
    EXPECT_EQ(host.masked.end_s, 10);
    EXPECT_EQ(host.head.time_s, 5);
    EXPECT_LT(host.masked.mask.columns.length(), 25u);
    press(ImGuiKey_Escape);
    frames(2);
    EXPECT_EQ(host.masked.end_s, 245) << "made anew for the whole song";
}

TEST_F(ListeningTest, WhatIsBeingMadeCanBeCalledOff) {
    host.slow = true;
    show_map();
    press(ImGuiKey_H);
    EXPECT_TRUE(host.head.preparing);
    press(ImGuiKey_Space);
    EXPECT_FALSE(host.head.preparing);
    press(ImGuiKey_Space);
    EXPECT_EQ(times("listen"), 2) << "nothing is at hand";
    app.select(app.add_song("b.mp3"));
    EXPECT_FALSE(host.head.preparing);
}

TEST_F(ListeningTest, IsKeptFromTheMenu) {
    show_map();
    press(ImGuiKey_E);
    frames(2);
    type("9");
    EXPECT_EQ(times("save a.mp3.without-tension.wav"), 1);
    EXPECT_EQ(host.masked.part, Part::without);
    EXPECT_FALSE(host.head.playing);
}

TEST_F(ListeningTest, IsChosenByMouse) {
    show_map();
    const auto listening = [&] { return host.head.part != Part::whole; };
    for (float x = 340; x < 800 && !listening(); x += 20) click({x, 88});
    EXPECT_TRUE(listening());
    EXPECT_TRUE(host.head.playing);
}

}  // namespace
}  // namespace moodglass::app
