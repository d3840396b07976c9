// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "app/fixture.h"
#include "app/panels/timeline_parts.h"
#include "app/screen.h"
#include "app/selection.h"

namespace moodglass::app {
namespace {

TEST(Selection, TheEmotionThatSetsASongApartIsFarthestFromTheMiddle) {
    Summary summary;
    EXPECT_FALSE(telling_emotion(summary)) << "without ranks";
    const PerEmotion<float> march = {60, 55, 30, 40, 35, 86, 22, 45}, ambient = {55, 3, 20, 10, 15, 50, 70, 99};
    const auto told = [&](const PerEmotion<float>& ranks) {
        for (std::size_t k = 0; k < kEmotionCount; ++k) summary.emotions[k].percentile = ranks[k];
        return std::string(kEmotionNames[telling_emotion(summary).value()]);
    };
    EXPECT_EQ(told(march), "happy");
    EXPECT_EQ(told(ambient), "tender");
}

TEST(View, ZoomKeepsThePlaceUnderTheMouse) {
    View view{0, 100};
    view.zoom(2, 30, 100);
    EXPECT_NEAR(view.span_s(), 50, 1e-9);
    EXPECT_NEAR((30 - view.start_s) / view.span_s(), 0.3, 1e-9);
}

TEST(View, NeverLeavesTheSong) {
    View view{0, 100};
    view.zoom(4, 1, 100);
    view.pan(-1000, 100);
    EXPECT_EQ(view.start_s, 0);
    view.pan(1000, 100);
    EXPECT_EQ(view.end_s, 100);
    view.zoom(1e-9, 50, 100);
    EXPECT_EQ(view.start_s, 0);
    EXPECT_EQ(view.end_s, 100);
    view.zoom(1e9, 50, 100);
    EXPECT_NEAR(view.span_s(), 2, 1e-9);
}

TEST(View, ShortSongsAreShownWhole) {
    View view{0, 1.2};
    view.zoom(10, 1, 1.2);
    EXPECT_NEAR(view.span_s(), 1.2, 1e-9);
}

TEST(Timeline, PixelsAndTimesAreInverse) {
    const Rect lane = {40, 0, 600, 10};
    const View view{12, 75};
    EXPECT_NEAR(time_at(lane, view, x_at(lane, view, 33.3)), 33.3, 1e-4);
}

TEST(Timeline, CurvesAreReadWhereTheyAre) {
    CurveAverages curve;
    curve.assign({0, 1, 2, 3});
    EXPECT_FLOAT_EQ(*curve_at(curve, 0.5, 1, 2.5, 1), 2);
    EXPECT_FLOAT_EQ(*curve_at(curve, 0.5, 1, 2.5, 3), 2) << "the mean of 1, 2 and 3";
    EXPECT_FALSE(curve_at(curve, 0.5, 1, 9, 1));
    EXPECT_FALSE(curve_at(CurveAverages(), 0.5, 1, 1, 1));
}

TEST(Screen, CursorFollowsTheSoundOnlyWhileItPlays) {
    NotingHost host;
    SongQueue queue(host);
    Screen screen(host, queue);
    const int song = queue.add("a");
    screen.select(song);
    queue.on_overview(song, made_up_overview(60));
    screen.refresh();
    EXPECT_NEAR(screen.duration_s(), 60, 0.1);
    screen.seek(20);
    screen.toggle_play();
    EXPECT_TRUE(host.head.playing);
    EXPECT_EQ(host.head.time_s, 20);
    host.head.time_s = 23;
    screen.refresh();
    EXPECT_EQ(screen.chosen.cursor_s, 23);
    screen.toggle_play();
    EXPECT_FALSE(host.head.playing);
    screen.refresh();
    screen.seek(5);
    screen.refresh();
    EXPECT_EQ(screen.chosen.cursor_s, 5);
}

TEST(Screen, TheFirstReasonIsTheQualityInInk) {
    NotingHost host;
    SongQueue queue(host);
    Screen screen(host, queue);
    const int song = queue.add("a");
    screen.select(song);
    queue.on_done(song, made_up_analysis());
    int differ = 0;
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        screen.choose_emotion(k);
        screen.count_from_usual(false);
        screen.refresh();
        const std::size_t plain = screen.order_of_effects()[0];
        EXPECT_EQ(screen.chosen.feature, plain);
        screen.count_from_usual(true);
        screen.refresh();
        EXPECT_EQ(screen.chosen.feature, screen.order_of_effects()[0]);
        differ += screen.chosen.feature != plain;
    }
    EXPECT_GT(differ, 0) << "the two orders must differ somewhere";
    screen.choose_feature(6);
    screen.choose_emotion(0);
    screen.refresh();
    EXPECT_EQ(screen.chosen.feature, 6u) << "chosen by hand, it stays";
}

TEST(Screen, RemovingSelectsANeighbour) {
    NotingHost host;
    SongQueue queue(host);
    Screen screen(host, queue);
    const int a = queue.add("a"), b = queue.add("b"), c = queue.add("c");
    screen.select(b);
    screen.remove(b);
    EXPECT_EQ(screen.chosen.song, c);
    screen.remove(c);
    EXPECT_EQ(screen.chosen.song, a);
    screen.remove(a);
    EXPECT_EQ(screen.chosen.song, 0);
}

}  // namespace
}  // namespace moodglass::app
