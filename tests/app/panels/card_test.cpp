// SPDX-License-Identifier: Apache-2.0
// The card: what a new visitor sees of a song.
#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "app/drawing/mood_colour.h"
#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

class CardTest : public DrawTest {
  protected:
    CardTest() { app.set_everything(false); }

    static Analysis with_sections(double duration_s = 245, bool explained = true) {
        return in_sections(made_up_analysis(duration_s, explained));
    }
    int add(const Analysis& analysis) {
        const int song = app.add_song("a.mp3");
        app.on_overview(song, made_up_overview(analysis.duration_s));
        app.on_done(song, analysis);
        frames(3);
        return song;
    }
    std::string aside() { return app.aside(); }
};

TEST_F(CardTest, SaysItBesideTheCanvasToo) {
    add(with_sections());
    const std::string text = aside();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3 + 3) << text;
    EXPECT_NE(text.find("\nA\t0:00\t1:21\t"), text.npos) << text;
    EXPECT_NE(text.find("\nA\u2032\t2:43\t4:05\t"), text.npos) << text;
    app.set_language(Language::german);
    frames(2);
    EXPECT_NE(aside().find("Teil\tVon\tBis\tWie er ist"), text.npos) << aside();
}

TEST_F(CardTest, HasNoDecimalsAndNoSchemeNames) {
    app.set_models({{"joint", "", "The first."}}, "joint");
    add(with_sections());
    for (const Language language : kLanguages) {
        app.set_language(language);
        frames(2);
        const std::string text = aside();
        for (const char* word : {"joint", "a2mid2e", "%"})
            EXPECT_EQ(text.find(word), text.npos) << word << " in " << text;
        EXPECT_FALSE(std::regex_search(text, std::regex("[0-9][.,][0-9]"))) << text;
    }
}

TEST_F(CardTest, AKeyShowsEverythingAndIsRemembered) {
    add(with_sections());
    EXPECT_FALSE(aside().empty());
    press(ImGuiKey_Q);
    frames(2);
    EXPECT_EQ(host.notes.back(), "everything");
    EXPECT_GT(vertices_in(0.73f, 0.42f, 1, 1), 600) << "why";
    EXPECT_TRUE(aside().empty());
    press(ImGuiKey_Q);
    frames(2);
    EXPECT_EQ(host.notes.back(), "card");
    EXPECT_FALSE(aside().empty());
}

TEST_F(CardTest, SectionsAreChosenByKey) {
    add(with_sections());
    type(";");
    frames(2);
    press(ImGuiKey_Q);
    frames(2);
    EXPECT_NE(aside().find("0:00 to 1:21"), std::string::npos) << aside();
    type(";");
    frames(2);
    EXPECT_NE(aside().find("1:21 to 2:43"), std::string::npos) << aside();
}

TEST_F(CardTest, TwoSectionsAreComparedInOnePress) {
    add(with_sections());
    type("'");
    frames(2);
    EXPECT_FALSE(aside().starts_with("Compare")) << "none is chosen";
    type(";");
    frames(2);
    type("'");
    frames(2);
    EXPECT_TRUE(aside().starts_with("Compare\n")) << aside();
    EXPECT_NE(aside().find("A: a.mp3  0:00 \u2013 1:21\tB: a.mp3  1:21 \u2013 2:43"), std::string::npos) << aside();
}

TEST_F(CardTest, ShiftAndAPressOnTheRibbonCompare) {
    add(with_sections());
    std::optional<ImVec2> first;
    for (float y = 60; y < 600 && !first; y += 10) {
        click({300, y});
        press(ImGuiKey_Q);
        frames(2);
        if (aside().find("0:00 to 1:21") != std::string::npos) first = ImVec2(300, y);
        press(ImGuiKey_Q);
        frames(2);
    }
    ASSERT_TRUE(first);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    click({700, first->y});
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    frames(2);
    EXPECT_TRUE(aside().starts_with("Compare\n")) << aside();
    EXPECT_NE(aside().find("A: a.mp3  0:00 \u2013 1:21\tB: a.mp3  2:43 \u2013 4:05"), std::string::npos) << aside();
}

TEST_F(CardTest, MomentsAreHeardByKey) {
    add(with_sections());
    type("1");
    frames(2);
    EXPECT_TRUE(host.head.playing);
    EXPECT_EQ(host.head.time_s, 140) << "of tenderness, which is farthest from the whole";
    type("2");
    frames(2);
    EXPECT_EQ(host.head.time_s, 120);
}

TEST_F(CardTest, ThreeMomentsArePressedAndHeard) {
    add(with_sections());
    std::vector<double> heard;
    for (float y = 60; y < 880; y += 20)
        for (float x = 220; x < 820; x += 60) {
            host.head = {};
            click({x, y});
            if (host.head.playing && (heard.empty() || heard.back() != host.head.time_s))
                heard.push_back(host.head.time_s);
        }
    for (const double at : {140.0, 120.0, 100.0}) EXPECT_TRUE(std::ranges::find(heard, at) != heard.end()) << at;
}

TEST_F(CardTest, IsDrawnInEveryStateAndSizeWithoutComplaint) {
    add(with_sections());
    app.on_failed(app.add_song("notes.mp3"), "the file is empty; choose another one");
    const int running = app.add_song("long \u97f3\u697d name.flac");
    app.on_decoding(running, 0.3f);
    app.on_glimpse(running, made_up_analysis(10));
    app.add_song("waiting.ogg");
    for (const ImVec2 size :
         {ImVec2(320, 320), ImVec2(390, 844), ImVec2(960, 700), ImVec2(1440, 900), ImVec2(3840, 2160)}) {
        ImGui::GetIO().DisplaySize = size;
        for (std::size_t i = 0; i < app.songs().size(); ++i) {
            app.select(app.songs()[i].id);
            for (const Language language : kLanguages) {
                app.set_language(language);
                app.set_dark(language == Language::english);
                frames(2);
                EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 200);
                EXPECT_LT(largest_list(), 65536);
            }
        }
    }
}

TEST_F(CardTest, FirstValuesAreCalledSo) {
    const int song = app.add_song("a.mp3");
    app.on_decoding(song, 0.3f);
    app.on_glimpse(song, made_up_analysis(10));
    frames(3);
    EXPECT_NE(aside().find("First impression, from the first 10 seconds."), std::string::npos) << aside();
    app.on_analysing(song, 0.62f, with_sections(60));
    frames(3);
    EXPECT_NE(aside().find("So far: 62\u00a0% of it is heard."), std::string::npos) << aside();
    app.on_done(song, with_sections());
    frames(3);
    EXPECT_EQ(aside().find("So far"), std::string::npos) << aside();
}

TEST_F(CardTest, OfACutFileItSaysSo) {
    Analysis cut = with_sections();
    const int whole = add(cut);
    cut.warnings = {"the file is cut after 4.1 s of 29.2 s: analysed up to there",
                    "17 samples of the file are not numbers and were taken as silence; export it again"};
    const int song = add(cut);
    const char* said[] = {"The file is cut after 4.1 s of 29.2 s: analysed up to there. 17 samples", "4,1 s", "4,1 s", "4,1 s"};
    for (const Language language : kLanguages) {
        app.set_language(language);
        app.select(song);
        frames(3);
        EXPECT_NE(aside().find(said[static_cast<std::size_t>(language)]), std::string::npos) << aside();
        EXPECT_EQ(aside().find(".."), std::string::npos) << aside();
        const int with = vertices_in(0, 0, 1, 1);
        app.select(whole);
        frames(3);
        EXPECT_EQ(aside().find("4,1 s"), std::string::npos) << aside();
        EXPECT_EQ(aside().find("4.1 s"), std::string::npos) << aside();
        EXPECT_GT(with, vertices_in(0, 0, 1, 1) + 4 * 80) << "it is drawn, too";
    }
}

TEST_F(CardTest, ABlackBoxHasACardToo) {
    add(with_sections(60, false));
    EXPECT_EQ(aside().find("because"), std::string::npos);
    EXPECT_FALSE(aside().empty());
}

TEST_F(CardTest, TheTimelineHasTheSectionsAsWell) {
    add(with_sections());
    press(ImGuiKey_Q);
    frames(2);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    press(ImGuiKey_Space);  // again and again: the stretch that is chosen
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    bool chosen = false;
    for (float y = 70; y < 170 && !chosen; y += 6) {
        click({600, y});
        chosen = host.hearing.loop && std::fabs(host.hearing.loop->start_s - 81.7) < 1 &&
                 std::fabs(host.hearing.loop->end_s - 163.3) < 1;
    }
    EXPECT_TRUE(chosen);
}

TEST(MoodColour, FollowsThePlane) {
    PlaneScale scale;
    const auto red = [](ImU32 c) { return c & 255u; };
    const auto blue = [](ImU32 c) { return (c >> 16) & 255u; };
    const ImU32 tense = mood_colour(scale, 0.2f, 0.9f), sad = mood_colour(scale, 0.2f, 0.1f);
    EXPECT_GT(red(tense), blue(tense));
    EXPECT_GT(blue(sad), red(sad));
    EXPECT_EQ(mood_colour(scale, -9, -9), mood_colour(scale, 0, 0)) << "beyond the ends";
    const PlaneScale of = PlaneScale::of({{0.2f, 0.4f}, {0.4f, 0.8f}});
    EXPECT_NEAR(of.middle[0], 0.3, 1e-6);
    EXPECT_NEAR(of.deviation[1], 0.2, 1e-6);
    EXPECT_EQ(PlaneScale::of({}).middle[0], 0.5f);
}

}  // namespace
}  // namespace moodglass::app
