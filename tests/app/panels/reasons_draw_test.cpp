// SPDX-License-Identifier: Apache-2.0
// What if, compare and the table of songs, by keys and mouse; App::aside() tells what they say.
#include <cstdio>
#include <string>
#include <vector>

#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

class ReasonsTest : public DrawTest {
  protected:
    // The cells of a row of the aside, by the row's name.
    std::vector<std::string> row(const std::string& name) const {
        const std::string all = app.aside();
        const std::size_t at = all.find("\n" + name + "\t");
        if (at == std::string::npos) return {};
        std::vector<std::string> cells(1);
        for (std::size_t i = at + 1; i < all.size() && all[i] != '\n'; ++i)
            all[i] == '\t' ? cells.emplace_back() : cells.back() += all[i], void();
        return cells;
    }
    // The answer is drawn, and told, in the next frame.
    void type(const char* text) {
        DrawTest::type(text);
        frame();
    }
    std::string sentence() const {
        const std::string all = app.aside();
        const std::size_t first = all.find('\n') + 1;
        return all.substr(first, all.find('\n', first) - first);
    }
    static double number_in(std::string number) {
        if (number.starts_with("\u2212")) number.replace(0, 3, "-");
        return std::stod(number);
    }
    void select_stretch(float from, float to) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(from, 300);
        frames(2);
        io.AddMouseButtonEvent(0, true);
        frame();
        io.AddMousePosEvent(to, 300);
        frames(2);
        io.AddMouseButtonEvent(0, false);
        frames(2);
    }
};

TEST_F(ReasonsTest, WhyIsShownFirstAndSaysItInItsOwnTables) {
    add_done();
    frames(3);
    EXPECT_EQ(app.aside(), "");
}

TEST_F(ReasonsTest, WhatIfMovesEmotionsByTheWeight) {
    add_done();
    frames(3);
    press(ImGuiKey_I);
    ASSERT_EQ(row("Dissonance").size(), 4u);
    EXPECT_EQ(row("Dissonance")[1], row("Dissonance")[2]);
    for (std::size_t i = 0; i < kFeatureCount; ++i) {  // F goes on to the next quality
        press(ImGuiKey_F);
        type(".");
        if (row("Dissonance")[1] != row("Dissonance")[2]) break;
        press(ImGuiKey_Backspace);
        frame();
    }
    // A twentieth of the range 0.70, times the published weight 0.57 for fear.
    EXPECT_EQ(row("Dissonance")[3], "+0.04");
    EXPECT_EQ(row("Fear")[3], "+0.02");
    type(",");
    type(",");
    EXPECT_EQ(row("Fear")[3], "\u22120.02");
    press(ImGuiKey_Backspace);
    frame();
    EXPECT_EQ(row("Fear")[3], "0.00");
}

TEST_F(ReasonsTest, WhatWouldHaveToChangeIsToldAndDone) {
    add_done();
    frames(3);
    press(ImGuiKey_I);
    type("8");  // tenderness
    EXPECT_EQ(sentence(), "");
    for (int i = 0; i < 4; ++i) type(">");
    EXPECT_TRUE(sentence().starts_with("For a tenderness of ")) << sentence();
    EXPECT_NE(sentence().find("more singable"), std::string::npos) << sentence();
    EXPECT_EQ(row("Tenderness")[3], "0.00");
    constexpr Worded<const char*> kAboveAll = {" above all ", ": vor allem ", "\u00a0: surtout ", ": sobre todo "};
    for (const Language language : kLanguages) {  // what it names is not all that moves
        app.set_language(language);
        frames(2);
        EXPECT_NE(sentence().find(kAboveAll[language]), std::string::npos) << sentence();
    }
    app.set_language(Language::english);
    frames(2);
    press(ImGuiKey_Enter);
    EXPECT_EQ(row("Tenderness")[3], "+0.16");
    type("3");  // another emotion, another question; the sliders stay
    EXPECT_EQ(sentence(), "");
    EXPECT_EQ(row("Tenderness")[3], "+0.16");
}

TEST_F(ReasonsTest, SlidersFollowTheMouse) {
    add_done();
    frames(3);
    press(ImGuiKey_I);
    const std::string before = app.aside();
    click({1330, 500});
    EXPECT_NE(app.aside(), before);
}

TEST_F(ReasonsTest, AnotherStretchIsAnotherQuestion) {
    add_done();
    frames(3);
    press(ImGuiKey_I);
    type(".");
    select_stretch(420, 560);
    for (const char* name : {"Dissonance", "Minorness", "Melodiousness"}) EXPECT_EQ(row(name)[3], "0.00");
}

TEST_F(ReasonsTest, TwoStretchesAreCompared) {
    add_done();
    frames(3);
    type("3");  // tension
    select_stretch(420, 500);
    press(ImGuiKey_X);
    EXPECT_EQ(row("Tension").size(), 4u) << "there is no B yet: the stretch stands beside the song";
    select_stretch(620, 800);
    const std::vector<std::string> tension = row("Tension");
    ASSERT_EQ(tension.size(), 5u);
    EXPECT_NE(tension[1], tension[2]);
    double sum = 0;
    for (const char* name : {"Melodiousness", "Articulation", "Rhythmic complexity", "Rhythmic stability", "Dissonance",
                             "Tonal stability", "Minorness"}) {
        sum += number_in(row(name)[4]);
    }
    EXPECT_NEAR(sum, std::stod(tension[2]) - std::stod(tension[1]), 0.04) << "seven rounded numbers";
    EXPECT_TRUE(sentence().starts_with("Tension is ")) << sentence();
    EXPECT_NE(app.aside().find("\tA: a.mp3  0:"), std::string::npos) << "what A and B are";
    EXPECT_NE(app.aside().find("\tB: a.mp3  "), std::string::npos);
}

TEST_F(ReasonsTest, SidesAreSwappedAndForgottenByKeys) {
    app.set_models({{"one", "", ""}, {"two", "", ""}}, "one");
    add_done();
    frames(3);
    type("3");  // tension
    select_stretch(420, 500);
    press(ImGuiKey_X);
    select_stretch(620, 800);
    const std::vector<std::string> before = row("Tension");
    press(ImGuiKey_Z);
    frame();
    const std::vector<std::string> swapped = row("Tension");
    ASSERT_EQ(swapped.size(), 5u);
    EXPECT_EQ(swapped[1], before[2]);
    EXPECT_EQ(swapped[2], before[1]);
    press(ImGuiKey_Backspace);
    EXPECT_TRUE(app.aside().starts_with("Why: Tension (Stretch")) << app.aside();
    press(ImGuiKey_X);
    select_stretch(620, 800);
    ASSERT_EQ(row("Tension").size(), 5u);
    app.set_models({{"one", "", ""}, {"two", "", ""}}, "two");
    EXPECT_EQ(app.aside().find("A: "), std::string::npos) << "told before the next frame is drawn: " << app.aside();
}

TEST_F(ReasonsTest, AStretchIsToldBesideTheSong) {
    add_done();
    frames(3);
    type("3");  // tension
    select_stretch(420, 560);
    const std::vector<std::string> tension = row("Tension");
    ASSERT_EQ(tension.size(), 4u);
    EXPECT_NEAR(std::stod(tension[1]) - std::stod(tension[2]), number_in(tension[3]), 0.011);
    EXPECT_TRUE(app.aside().starts_with("Why: Tension (Stretch 0:")) << app.aside();
    EXPECT_FALSE(sentence().empty());
    press(ImGuiKey_Escape);
    frame();
    EXPECT_EQ(app.aside(), "");
}

TEST_F(ReasonsTest, BracketsThatNeedAltSelectAStretch) {
    add_done();
    frames(3);
    type("3");  // tension
    press(ImGuiKey_RightArrow);
    ImGuiIO& io = ImGui::GetIO();
    for (const ImGuiKey mod : {ImGuiMod_Ctrl, ImGuiMod_Alt})
        io.AddKeyEvent(mod, true);  // AltGr, to a browser on Windows
    frame();
    type("[");
    for (const ImGuiKey mod : {ImGuiMod_Ctrl, ImGuiMod_Alt}) io.AddKeyEvent(mod, false);
    frames(2);
    EXPECT_TRUE(app.aside().starts_with("Why: Tension (Stretch 0:05 to 4:05)")) << app.aside();
}

TEST_F(ReasonsTest, AnUnlikelyMixOfQualitiesIsTold) {
    add_done();
    frames(3);
    press(ImGuiKey_I);
    std::string marked;
    for (std::size_t i = 0; i < kFeatureCount && marked.empty(); ++i) {
        press(ImGuiKey_F);
        for (int k = 0; k < 20 && marked.empty(); ++k) {
            type(".");
            marked = sentence();
        }
    }
    EXPECT_NE(marked.find("Unlikely together"), std::string::npos) << marked;
}

TEST_F(ReasonsTest, AllSongsAreToldWhereTheChosenOneHasNoResult) {
    add_done();
    const int failed = app.add_song("b.mp3");
    app.on_failed(failed, "too short");
    app.select(failed);
    frames(3);
    press(ImGuiKey_R);
    frames(2);
    EXPECT_EQ(row("a.mp3").size(), 1u + kFeatureCount + kEmotionCount) << app.aside();
}

TEST_F(ReasonsTest, TheTableIsSortedAndSelects) {
    for (const double length : {40.0, 90.0, 245.0}) add_done(length);
    frames(3);
    const auto column = [&](std::size_t which) {
        std::vector<float> values;
        const std::string all = app.aside();
        for (std::size_t at = all.find("\na.mp3"); at != std::string::npos; at = all.find("\na.mp3", at + 1)) {
            std::size_t from = at;
            for (std::size_t i = 0; i < which; ++i) from = all.find('\t', from + 1);
            values.push_back(std::stof(all.substr(from + 1)));
        }
        return values;
    };
    press(ImGuiKey_R);
    EXPECT_EQ(column(1).size(), 3u);
    press(ImGuiKey_RightArrow);
    press(ImGuiKey_RightArrow);  // by melodiousness, the largest first
    std::vector<float> melodiousness = column(1);
    EXPECT_TRUE(std::is_sorted(melodiousness.rbegin(), melodiousness.rend()));
    press(ImGuiKey_Enter);
    melodiousness = column(1);
    EXPECT_TRUE(std::is_sorted(melodiousness.begin(), melodiousness.end()));
    press(ImGuiKey_S);
    EXPECT_EQ(host.notes.back(), "save melodiousness.m3u8");
    EXPECT_TRUE(host.saved.starts_with("#EXTM3U\n#PLAYLIST:melodiousness\n#EXTINF:")) << host.saved;
    EXPECT_EQ(std::count(host.saved.begin(), host.saved.end(), '\n'), 2 + 3 * 2);
    press(ImGuiKey_Escape);
    frames(2);
    EXPECT_EQ(app.aside(), "");
}

TEST_F(ReasonsTest, TheMapIsShownBesideTheSpectrogramAndPutAway) {
    const int song = app.add_song("a.mp3");
    app.on_overview(song, made_up_overview());
    app.on_cells(song, made_up_cells());
    app.on_done(song, made_up_analysis());
    frames(3);
    const auto beside = [] { return vertices_in(0.61f, 0.22f, 0.71f, 0.34f); };
    const int without = beside();
    press(ImGuiKey_W);
    frames(2);
    const int with = beside();
    EXPECT_GT(with, without) << "its legend and what it adds up to";
    EXPECT_FALSE(frame());
    press(ImGuiKey_W);
    press(ImGuiKey_W);
    frames(2);
    EXPECT_GT(beside(), without) << "what is left out has a map, too";
    press(ImGuiKey_W);
    frames(2);
    EXPECT_EQ(beside(), without);
}

TEST_F(ReasonsTest, TheBlackBoxHasAMapOfEmotionsAlone) {
    SongCells song_cells = made_up_cells();
    Cells& cells = song_cells.cells;
    cells.outputs = kEmotionCount;
    cells.silence.assign(cells.rows * cells.outputs, 0.0f);
    cells.values.assign(cells.columns * cells.rows * cells.outputs, 0.5f);
    const int song = app.add_song("a.mp3");
    app.on_overview(song, made_up_overview());
    app.on_cells(song, std::move(song_cells));
    app.on_done(song, made_up_analysis(245, false));
    frames(3);
    const auto beside = [] { return vertices_in(0.61f, 0.22f, 0.71f, 0.34f); };
    const int without = beside();
    for (int round = 0; round < 2; ++round) {
        press(ImGuiKey_W);
        frames(2);
        EXPECT_GT(beside(), without);
        press(ImGuiKey_W);
        frames(2);
        EXPECT_EQ(beside(), without);
    }
}

TEST_F(ReasonsTest, TheBlackBoxHasNothingToMove) {
    add_done(245, false);
    frames(3);
    for (const ImGuiKey key : {ImGuiKey_I, ImGuiKey_V, ImGuiKey_X, ImGuiKey_Y}) press(key);
    press(ImGuiKey_I);
    type(".");
    press(ImGuiKey_Enter);
    EXPECT_EQ(app.aside(), "");
}

TEST_F(ReasonsTest, ComesToRestInEveryTabAndSize) {
    add_done();
    add_done();
    for (const ImVec2 size : {ImVec2(390, 844), ImVec2(1440, 900), ImVec2(960, 700)}) {
        ImGui::GetIO().DisplaySize = size;
        for (const ImGuiKey key :
             {ImGuiKey_I, ImGuiKey_X, ImGuiKey_DownArrow, ImGuiKey_R, ImGuiKey_Escape, ImGuiKey_Y}) {
            press(key);
            frames(3);
            EXPECT_FALSE(frame()) << size.x;
        }
    }
}

}  // namespace
}  // namespace moodglass::app
