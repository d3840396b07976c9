// SPDX-License-Identifier: Apache-2.0
// The tour and the lesson plan: cards over the real panels, which go on by what is done there.
#include <algorithm>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "app/guide.h"
#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

class GuideTest : public DrawTest {
  protected:
    void add(bool explained = true) {
        const int song = app.add_song("a.mp3");
        app.on_overview(song, made_up_overview());
        app.on_cells(song, made_up_cells());
        app.on_done(song, in_sections(made_up_analysis(245, explained)));
        frames(3);
    }
    void shift(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
        press(key);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
        frames(2);
    }
    std::vector<std::string> card() const {
        std::istringstream text(app.card());
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);) lines.push_back(line);
        return lines;
    }
    std::string number() const {  // "2 / 7"
        return card().empty() ? "" : card()[0].substr(card()[0].size() - 5);
    }
    void wait_s(double s) { frames(static_cast<int>(s * 60) + 2); }
};

TEST_F(GuideTest, EachCardOfTheTourOpensTheNextByWhatIsDone) {
    add();
    shift(ImGuiKey_T);
    const std::vector<std::function<void()>> acts = {[&] { type("5"); },
                                                     [&] { press(ImGuiKey_N); },
                                                     [&] { press(ImGuiKey_W); },
                                                     [&] {
                                                         press(ImGuiKey_F);
                                                         type(".");
                                                     },
                                                     [&] {
                                                         press(ImGuiKey_X);
                                                         press(ImGuiKey_Escape);
                                                     },
                                                     [&] {
                                                         press(ImGuiKey_P);
                                                         press(ImGuiKey_N);
                                                     }};
    for (std::size_t i = 0; i < acts.size(); ++i) {
        ASSERT_EQ(number(), std::to_string(i + 1) + " / 7");
        const std::string asked = card()[2];
        wait_s(kSeenFor_s + 1);
        ASSERT_EQ(number(), std::to_string(i + 1) + " / 7") << "nothing was done";
        acts[i]();
        frames(3);
        EXPECT_NE(card()[2], asked) << "what is seen now";
        wait_s(kSeenFor_s + 1);
    }
    ASSERT_EQ(number(), "7 / 7");
    const std::string asked = card()[2];
    press(ImGuiKey_E);
    frames(2);
    type("1");
    frames(2);
    EXPECT_EQ(host.notes.back(), "picture");
    app.on_picture("png");
    frames(3);
    EXPECT_NE(card()[2], asked);
    wait_s(kSeenFor_s + 1);
    EXPECT_EQ(number(), "7 / 7") << "the last one is read at leisure";
    press(ImGuiKey_Enter);
    EXPECT_TRUE(card().empty());
}

TEST_F(GuideTest, GoesOnAndBackByKeyAndLeavesAtAnyMoment) {
    add();
    shift(ImGuiKey_T);
    for (int i = 0; i < 4; ++i) press(ImGuiKey_Enter);
    EXPECT_EQ(number(), "5 / 7");
    shift(ImGuiKey_Enter);
    EXPECT_EQ(number(), "4 / 7");
    shift(ImGuiKey_T);
    EXPECT_TRUE(card().empty());
    shift(ImGuiKey_T);
    EXPECT_EQ(number(), "1 / 7");
    app.leave_cards();
    EXPECT_TRUE(app.card().empty());
}

TEST_F(GuideTest, IsNotInAPicture) {
    add();
    frames(2);
    const int without = vertices_in(0, 0.5f, 0.24f, 1);
    shift(ImGuiKey_T);
    EXPECT_GT(vertices_in(0, 0.5f, 0.24f, 1), without + 50);
    app.take_away(Takeaway::picture);
    frames(2);
    EXPECT_EQ(vertices_in(0, 0.5f, 0.24f, 1), without);
}

TEST_F(GuideTest, AReportTakenEarlierDoesNotCount) {
    add();
    app.take_away(Takeaway::report);
    app.on_picture("png");
    shift(ImGuiKey_T);
    for (int i = 0; i < 6; ++i) press(ImGuiKey_Enter);
    const std::string asked = card()[2];
    frames(3);
    EXPECT_EQ(card()[2], asked) << "not done yet";
    app.take_away(Takeaway::report);
    app.on_picture("png");
    frames(3);
    EXPECT_NE(card()[2], asked);
}

TEST_F(GuideTest, WaitsForTheSongThatIsStillAnalysed) {
    app.set_examples({"march.ogg", "lament.ogg", "chase.ogg"});
    const int song = app.add_song("own.mp3");
    app.on_decoding(song, 0.3f);
    frames(2);
    host.notes.clear();
    shift(ImGuiKey_T);
    EXPECT_EQ(std::count_if(host.notes.begin(), host.notes.end(), [](const std::string& note) { return note.starts_with("example"); }), 0);
    EXPECT_EQ(number(), "1 / 7");
}

TEST_F(GuideTest, TakesAnExampleInPlaceOfASongThatFailed) {
    app.set_examples({"march.ogg", "lament.ogg", "chase.ogg"});
    app.on_failed(app.add_song("notes.mp3"), "the file is empty; choose another one");
    frames(2);
    shift(ImGuiKey_T);
    EXPECT_EQ(host.notes.back(), "example march.ogg");
    const int example = app.add_song("march.ogg");
    EXPECT_EQ(app.selected_song(), example);
}

TEST_F(GuideTest, OpensAnExampleWhereThereIsNoSong) {
    app.set_examples({"march.ogg", "lament.ogg", "chase.ogg"});
    frames(2);
    shift(ImGuiKey_T);
    EXPECT_EQ(host.notes.back().rfind("example ", 0), 0u) << host.notes.back();
    EXPECT_EQ(number(), "1 / 7");
    add();
    wait_s(kSeenFor_s + 1);
    EXPECT_EQ(number(), "1 / 7") << "the song's own emotion is not one that somebody chose";
    type("5");
    wait_s(kSeenFor_s + 1);
    EXPECT_EQ(number(), "2 / 7");
}

TEST_F(GuideTest, IsOfferedAtTheFirstVisitAndRemembered) {
    app.set_everything(false);
    app.set_tour_known(false);
    add();
    frames(2);
    EXPECT_EQ(host.notes.back(), "tour");
    const auto times = std::count(host.notes.begin(), host.notes.end(), "tour");
    frames(5);
    EXPECT_EQ(std::count(host.notes.begin(), host.notes.end(), "tour"), times) << "once";
}

TEST_F(GuideTest, TheLessonPlanShowsItsPanelsAndGoesOnWhereItWasLeft) {
    add();
    shift(ImGuiKey_P);
    ASSERT_EQ(number(), "1 / 8");
    EXPECT_TRUE(host.notes.empty() || host.notes.back() != "awake") << "before the class comes";
    for (int i = 0; i < 3; ++i) press(ImGuiKey_Enter);
    ASSERT_EQ(number(), "4 / 8");
    frame();
    EXPECT_EQ(host.notes.back(), "awake");
    shift(ImGuiKey_P);
    EXPECT_TRUE(card().empty());
    shift(ImGuiKey_P);
    EXPECT_EQ(number(), "4 / 8");
    for (int i = 0; i < 5; ++i) press(ImGuiKey_Enter);
    EXPECT_TRUE(card().empty());
    shift(ImGuiKey_P);
    EXPECT_EQ(number(), "1 / 8") << "it was finished";
}

TEST_F(GuideTest, FitsOnEveryScreenInEveryLanguage) {
    add();
    for (const ImVec2 size : {ImVec2(320, 560), ImVec2(390, 844), ImVec2(960, 700), ImVec2(1280, 720), ImVec2(3840, 2160)})
        for (const Language language : kLanguages)
            for (const ImGuiKey plan : {ImGuiKey_T, ImGuiKey_P}) {
                ImGui::GetIO().DisplaySize = size;
                app.set_language(language);
                shift(plan);
                while (!card().empty()) {
                    frames(4);
                    const ImGuiWindow* window = ImGui::FindWindowByName("##guide");
                    ASSERT_TRUE(window && window->Active);
                    EXPECT_LE(window->ContentSize.x, window->Size.x) << card()[1];
                    EXPECT_GE(window->Pos.y, 0) << card()[1] << " " << size.x;
                    EXPECT_LE(window->Size.y, 0.62f * size.y) << card()[1] << " " << size.x;
                    press(ImGuiKey_Enter);
                    frame();
                }
            }
}

}  // namespace
}  // namespace moodglass::app
