// SPDX-License-Identifier: Apache-2.0
// What is drawn, and what keys and the mouse do.
#include <string>
#include <vector>

#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

TEST_F(DrawTest, EmptyStateIsDrawnAndSleeps) {
    frames(3);
    EXPECT_GT(vertices_in(0.25f, 0.2f, 0.75f, 0.8f), 500);
    EXPECT_FALSE(frame());
}

TEST_F(DrawTest, ExamplePiecesAreOfferedWhereTheHostHasThem) {
    const auto opened = [&](const char* note) { return std::count(host.notes.begin(), host.notes.end(), note); };
    const auto press_everywhere = [&](float left, float right, float top, float bottom) {
        for (float y = top; y < bottom; y += 16)
            for (float x = left; x < right; x += 40) click({x, y});
    };
    press(ImGuiKey_G);
    EXPECT_TRUE(host.notes.empty()) << "there are none";
    app.set_examples({"tiptoe.ogg", "march.ogg", "fog.ogg", "lament.txt", "other.ogg"});
    press(ImGuiKey_G);
    press(ImGuiKey_G);
    EXPECT_EQ(host.notes, (std::vector<std::string>{"example march.ogg", "example tiptoe.ogg fog.ogg"}));
    press_everywhere(470, 1000, 260, 500);
    EXPECT_GT(opened("example march.ogg"), 1) << "in the empty state";
    host.notes.clear();
    add_done();
    frames(2);
    press_everywhere(30, 220, 600, 880);
    EXPECT_GT(opened("example tiptoe.ogg fog.ogg"), 0) << "beside the songs";
    for (int song = 0; song < 12; ++song) app.add_song("more.mp3");
    frames(2);
    host.notes.clear();
    press_everywhere(30, 220, 600, 880);
    EXPECT_EQ(opened("example tiptoe.ogg fog.ogg"), 0) << "the songs need the room";
}

TEST_F(DrawTest, EveryPanelOfAResultIsDrawn) {
    add_done();
    frames(3);
    EXPECT_GT(vertices_in(0, 0.05f, 0.16f, 0.5f), 50) << "songs";
    EXPECT_GT(vertices_in(0.18f, 0.05f, 0.7f, 0.6f), 5000) << "timeline";
    EXPECT_GT(vertices_in(0.18f, 0.63f, 0.45f, 1), 400) << "features";
    EXPECT_GT(vertices_in(0.47f, 0.63f, 0.7f, 1), 200) << "plane";
    EXPECT_GT(vertices_in(0.73f, 0.05f, 1, 0.4f), 400) << "emotions";
    EXPECT_GT(vertices_in(0.73f, 0.42f, 1, 1), 600) << "why";
    EXPECT_FALSE(frame()) << "nothing moves";
}

// WebGL2 has 16-bit indices and no vertex offset.
TEST_F(DrawTest, DrawListsStayWithin16BitIndices) {
    add_done(1200);
    for (const ImVec2 size : {ImVec2(390, 844), ImVec2(1440, 900), ImVec2(5120, 2880)}) {
        ImGui::GetIO().DisplaySize = size;
        frames(3);
        EXPECT_LT(largest_list(), 65536) << size.x;
    }
}

TEST_F(DrawTest, AllStatesAndSizesAreDrawnWithoutComplaint) {
    app.set_models({{"joint", "Joint", "One."}, {"a2e", "Black box", "Two."}}, "joint");
    add_done();
    app.on_failed(app.add_song("notes.mp3"), "This is not sound but text.");
    const int running = app.add_song("long \u97f3\u697d name \u0627.flac");
    app.add_song("waiting.ogg");
    for (const ImVec2 size :
         {ImVec2(320, 320), ImVec2(390, 844), ImVec2(960, 700), ImVec2(1440, 900), ImVec2(3840, 2160)}) {
        ImGui::GetIO().DisplaySize = size;
        for (int song = 0; song < 4; ++song) {
            press(ImGuiKey_DownArrow);
            for (Language language : kLanguages) {
                app.set_language(language);
                app.set_dark(language == Language::english);
                frames(2);
                EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 300);
            }
        }
        for (int song = 0; song < 4; ++song) press(ImGuiKey_UpArrow);
    }
    app.on_overview(running, made_up_overview(5));
    app.on_analysing(running, 0.3f, made_up_analysis(3));
    frames(2);
}

TEST_F(DrawTest, FirstValuesAreDrawnWhileASongIsDecoded) {
    const int song = app.add_song("a.mp3");
    frames(3);
    const int empty = vertices_in(0.73f, 0.05f, 1, 0.4f);
    Analysis glimpse = made_up_analysis(10);
    glimpse.duration_s = 0;  // as a glimpse has it
    app.on_glimpse(song, glimpse);
    frames(3);
    const int provisional = vertices_in(0.73f, 0.05f, 1, 0.4f);
    EXPECT_GT(provisional, empty + 300);
    app.on_overview(song, made_up_overview(200));
    frames(2);
    app.on_analysing(song, 0.6f, glimpse);
    frames(2);
    EXPECT_LT(vertices_in(0.73f, 0.05f, 1, 0.4f), provisional) << "fewer letters: it says \"so far\"";
    EXPECT_GT(vertices_in(0.73f, 0.05f, 1, 0.4f), empty + 300);
}

TEST_F(DrawTest, VeryShortAndBlackBoxResultsAreDrawn) {
    add_done(1.0);
    frames(2);
    press(ImGuiKey_Delete);
    add_done(30, false);
    frames(2);
    EXPECT_GT(vertices_in(0.73f, 0.05f, 1, 0.4f), 400);
}

TEST_F(DrawTest, ASongIsCancelledAndTriedAgainByKeys) {
    const int song = app.add_song("a.mp3");
    frames(2);
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Shift, true);
    press(ImGuiKey_Delete);
    io.AddKeyEvent(ImGuiMod_Shift, false);
    frame();
    EXPECT_EQ(host.notes.back(), "cancel " + std::to_string(song));
    ASSERT_EQ(app.songs().size(), 1u) << "it stays in the list";
    press(ImGuiKey_U);
    EXPECT_EQ(host.notes.back(), "analyse " + std::to_string(song));
}

TEST_F(DrawTest, DraggingAlongTheTimelineSelectsAStretch) {
    add_done();
    frames(3);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(450, 250);
    frames(2);
    io.AddMouseButtonEvent(0, true);
    frame();
    io.AddMousePosEvent(500, 250);
    frame();
    io.AddMousePosEvent(600, 250);
    frame();
    io.AddMouseButtonEvent(0, false);
    frames(2);
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    press(ImGuiKey_C);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    frame();
    const std::string selected = host.saved;
    press(ImGuiKey_Escape);
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    press(ImGuiKey_C);
    const std::string whole = host.saved;
    EXPECT_NE(selected, whole);
    EXPECT_TRUE(whole.starts_with("name\tvalue"));
}

TEST_F(DrawTest, ClickingTheTimelineSeeksAndSpacePlays) {
    const int song = add_done();
    frames(3);
    click({600, 250});
    press(ImGuiKey_Space);
    EXPECT_EQ(host.head.song, song);
    EXPECT_GT(host.head.time_s, 30);
    EXPECT_TRUE(frame()) << "the cursor moves";
    press(ImGuiKey_Space);
    EXPECT_FALSE(host.head.playing);
    EXPECT_FALSE(frame());
}

TEST_F(DrawTest, KeysReachTheHost) {
    add_done();
    press(ImGuiKey_O);
    press(ImGuiKey_S);
    ASSERT_GE(host.notes.size(), 3u);
    EXPECT_EQ(host.notes[host.notes.size() - 2], "pick");
    EXPECT_EQ(host.notes.back(), "save a.mp3.json");
    EXPECT_TRUE(host.saved.starts_with("{"));
}

TEST_F(DrawTest, TheSaveMenuAndModelsAreReachedByKeys) {
    app.set_models({{"joint", "Joint", "One."}, {"a2e", "Black box", "Two."}}, "joint");
    add_done(20);
    frames(2);
    press(ImGuiKey_E);
    frames(2);
    type("6");
    EXPECT_EQ(host.notes.back(), "save a.mp3.csv");
    frames(2);
    press(ImGuiKey_M);
    frames(2);
    press(ImGuiKey_DownArrow);
    press(ImGuiKey_Enter);
    EXPECT_EQ(host.notes.back(), "model a2e");
}

TEST_F(DrawTest, AReportIsSavedOnceItsPictureIsThere) {
    app.on_picture("nobody asked");
    add_done(20);
    frames(2);
    app.take_away(Takeaway::report);
    EXPECT_EQ(host.notes.back(), "picture");
    app.on_picture("PNG");
    EXPECT_EQ(host.notes.back(), "save a.mp3.html");
    app.take_away(Takeaway::picture);
    app.on_picture("PNG");
    EXPECT_EQ(host.notes.back(), "save a.mp3.png");
    EXPECT_EQ(host.saved, "PNG");
    app.take_away(Takeaway::picture);
    app.on_picture("");
    EXPECT_EQ(host.notes.back(), "picture") << "without a picture there is none to save";
}

TEST_F(DrawTest, ResultsAreKeptByChoiceAndOpenedWithTheirTimeline) {
    add_done(60);
    frames(3);
    EXPECT_EQ(host.notes, (std::vector<std::string>{"analyse 1"})) << "nothing is kept unasked";
    press(ImGuiKey_K);
    frames(2);
    press(ImGuiKey_Space);
    ASSERT_EQ(host.notes.size(), 3u);
    EXPECT_EQ(host.notes[1], "keep");
    EXPECT_TRUE(host.notes[2].starts_with("keep made-up.wav"));
    EXPECT_EQ(host.kept_song, 1);
    const std::string content = host.saved;
    app.set_kept(true, {{"one", "a.mp3", "today"}, {"two", "b.mp3", "before"}});
    frames(2);
    press(ImGuiKey_DownArrow);
    press(ImGuiKey_Delete);
    EXPECT_EQ(host.notes.back(), "delete two");
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    press(ImGuiKey_Delete);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    frame();
    EXPECT_EQ(host.notes.back(), "delete ") << "all of them";
    press(ImGuiKey_UpArrow);
    press(ImGuiKey_Enter);
    EXPECT_EQ(host.notes.back(), "open one");
    const int kept = app.open_kept("a.mp3", content);
    frames(3);
    EXPECT_EQ(app.selected_song(), kept);
    EXPECT_GT(vertices_in(0.18f, 0.05f, 0.7f, 0.6f), 3000) << "its timeline";
    press(ImGuiKey_Space);
    EXPECT_EQ(host.head.song, 0) << "there is no sound to play";
    EXPECT_EQ(app.open_kept("a.mp3", "damaged"), 0);
    EXPECT_TRUE(frame()) << "and a notice says so";
}

TEST_F(DrawTest, HelpOpensAndClosesByKeys) {
    add_done();
    frames(2);
    const int before = ImGui::GetDrawData()->TotalVtxCount;
    type("?");
    frames(3);
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, before + 500);
    press(ImGuiKey_Escape);
    frames(3);
    EXPECT_NEAR(ImGui::GetDrawData()->TotalVtxCount, before, 100);
}

TEST_F(DrawTest, AnotherModelIsAskedForAndSongsAreAnalysedAnew) {
    app.set_models({{"joint", "Joint", ""}, {"a2e", "Black box", ""}}, "joint");
    const int song = add_done();
    frames(2);
    host.notes.clear();
    app.set_models({{"joint", "Joint", ""}, {"a2e", "Black box", ""}}, "a2e");
    EXPECT_EQ(host.notes, (std::vector<std::string>{"analyse " + std::to_string(song)}));
    EXPECT_FALSE(app.songs()[0].analysis);
    frames(2);
}

TEST_F(DrawTest, ClassroomShowsOnePanelAndHidesItsNumbers) {
    add_done();
    frames(3);
    const int overview = ImGui::GetDrawData()->TotalVtxCount;
    press(ImGuiKey_P);
    frames(2);
    EXPECT_LT(ImGui::GetDrawData()->TotalVtxCount, overview / 2) << "one panel instead of all";
    for (int lesson = 0; lesson < 5; ++lesson) {
        const int hidden = ImGui::GetDrawData()->TotalVtxCount;
        press(ImGuiKey_N);
        frames(2);
        EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, hidden + 100) << "lesson " << lesson;
        press(ImGuiKey_N);
        frames(2);
        EXPECT_EQ(ImGui::GetDrawData()->TotalVtxCount, hidden) << "lesson " << lesson;
        press(lesson % 2 ? ImGuiKey_PageDown : ImGuiKey_RightArrow);
        frames(2);
    }
    EXPECT_FALSE(frame()) << "nothing moves";
    press(ImGuiKey_Escape);
    frames(2);
    EXPECT_NEAR(ImGui::GetDrawData()->TotalVtxCount, overview, 100);
}

// The rows of the first lesson do not depend on the song as long as its numbers are hidden.
TEST_F(DrawTest, ClassroomTellsNothingBeforeItIsAsked) {
    for (const double duration_s : {245.0, 17.0}) {
        const int song = app.add_song("a.mp3");
        app.on_overview(song, made_up_overview(245));
        Analysis analysis = made_up_analysis(duration_s);
        analysis.duration_s = 245;
        app.on_done(song, analysis);
    }
    frames(2);
    press(ImGuiKey_P);
    for (const int lesson : {0, 1, 2}) {
        const auto picture = [&] {
            frames(3);
            std::vector<ImVec2> out;
            for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
                for (const ImDrawVert& v : list->VtxBuffer) out.push_back(v.pos);
            return out;
        };
        const std::vector<ImVec2> first = picture();
        press(ImGuiKey_DownArrow);
        const std::vector<ImVec2> second = picture();
        press(ImGuiKey_UpArrow);
        ASSERT_EQ(first.size(), second.size()) << "lesson " << lesson;
        for (std::size_t i = 0; i < first.size(); ++i)
            ASSERT_TRUE(first[i].x == second[i].x && first[i].y == second[i].y) << "lesson " << lesson;
        press(ImGuiKey_PageDown);
    }
}

TEST_F(DrawTest, ClassroomIsDrawnInAllSizesAndStates) {
    app.set_models({{"joint", "Joint", ""}, {"a2e", "Black box", ""}}, "joint");
    press(ImGuiKey_P);
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 300) << "without a song there is no classroom";
    add_done(1200);
    const int black_box = app.add_song("b.mp3");
    app.on_overview(black_box, made_up_overview(20));
    app.on_done(black_box, made_up_analysis(20, false));
    app.on_failed(app.add_song("notes.mp3"), "This is not sound but text.");
    app.add_song("waiting.ogg");
    frames(2);
    press(ImGuiKey_P);
    for (const ImVec2 size : {ImVec2(320, 320), ImVec2(390, 844), ImVec2(1280, 720), ImVec2(1920, 1080)}) {
        ImGui::GetIO().DisplaySize = size;
        for (const Language language : kLanguages) {
            app.set_language(language);
            app.set_dark(language == Language::english);
            for (int song = 0; song < 4; ++song) {
                for (int lesson = 0; lesson < 5; ++lesson) {
                    press(ImGuiKey_N);
                    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 50);
                    EXPECT_LT(largest_list(), 65536);
                    press(ImGuiKey_PageDown);
                }
                for (int lesson = 0; lesson < 5; ++lesson) press(ImGuiKey_PageUp);
                press(ImGuiKey_DownArrow);
            }
            for (int song = 0; song < 4; ++song) press(ImGuiKey_UpArrow);
        }
    }
    EXPECT_FLOAT_EQ(ImGui::GetStyle().FontScaleDpi, 1) << "only the stage is larger";
    for (int song = 0; song < 4; ++song) press(ImGuiKey_Delete);
    frames(2);
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 300) << "the empty state";
}

TEST_F(DrawTest, ClassroomOpensFromTheHeaderAndItsButtonsWork) {
    const int song = add_done();
    ImGui::GetIO().DisplaySize = {1280, 720};
    frames(3);
    const int overview = ImGui::GetDrawData()->TotalVtxCount;
    // In the header beside the card's button, which is the leftmost; the name at the far left is no button.
    const auto in_classroom = [&] { return !host.notes.empty() && host.notes.back() == "awake"; };
    for (float x = 400; x < 1200 && !in_classroom(); x += 24) {
        click({x, 24});
        if (!in_classroom() && ImGui::GetDrawData()->TotalVtxCount < overview / 2) press(ImGuiKey_Q);
        frames(2);
    }
    ASSERT_TRUE(in_classroom());
    const int hidden = ImGui::GetDrawData()->TotalVtxCount;
    click({1107, 28});
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, hidden + 100) << "numbers shown";
    click({38, 28});
    EXPECT_EQ(host.head.song, song);
    EXPECT_TRUE(host.head.playing);
    press(ImGuiKey_Space);
    const int other = app.add_song("b.mp3");
    app.on_done(other, made_up_analysis());
    frames(2);
    click({100, 28});
    frames(2);
    click({120, 110});
    EXPECT_EQ(app.selected_song(), other) << "chosen from the list of songs";
    click({1251, 28});
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, hidden * 2) << "left";
}

TEST_F(DrawTest, AFailedSongIsNotWhatIsShownUnlessChosen) {
    const int bad = app.add_song("bad.mp3"), good = app.add_song("good.mp3");
    EXPECT_EQ(app.selected_song(), bad);
    app.on_failed(bad, "no sound");
    EXPECT_EQ(app.selected_song(), good);
    frames(2);
    press(ImGuiKey_UpArrow);
    EXPECT_EQ(app.selected_song(), bad);
}

TEST_F(DrawTest, ANoticeGoesAway) {
    app.tell("Hello.");
    EXPECT_TRUE(frame());
    for (int i = 0; i < 300; ++i) frame();
    EXPECT_FALSE(frame());
}

TEST_F(DrawTest, TheOnlySongIsRemovedByItsCross) {
    add_done();
    frames(2);
    const auto gone = [&] { return app.songs().empty(); };
    for (float y = 90; y < 200 && !gone(); y += 8)
        for (float x = 200; x < 420 && !gone(); x += 8) click({x, y});
    EXPECT_TRUE(gone());
}

}  // namespace
}  // namespace moodglass::app
