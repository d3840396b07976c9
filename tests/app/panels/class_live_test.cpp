// SPDX-License-Identifier: Apache-2.0
// The classroom's panel for live sound, as it is drawn and told.
#include "app/drawing/theme.h"
#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

class ClassLive : public DrawTest {
  protected:
    ClassLive() { app.set_live_sources(true, false); }
    void with_shift(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
        press(key);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
        frames(2);
    }
    void hear(int song, double duration_s) {
        Analysis now = made_up_analysis(duration_s);
        now.sections.clear();
        app.on_live(song, std::move(now), made_up_overview(duration_s), duration_s < 10);
        frames(2);
    }
    // Heard and analysed; each of another length, so that their values differ.
    int record(double duration_s) {
        const int song = app.begin_live("Recording of " + std::to_string(static_cast<int>(duration_s)));
        hear(song, duration_s);
        app.end_live(song);
        app.on_done(song, made_up_analysis(duration_s));
        frames(2);
        return song;
    }
    // Vertices of a colour on the stage: not in the bars above and below.
    static int of_colour(ImU32 colour) {
        int count = 0;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawVert& v : list->VtxBuffer)
                count += v.col == colour && v.pos.y > 64 && v.pos.y < ImGui::GetIO().DisplaySize.y - 64;
        return count;
    }
    const Theme& colours() { return theme(app.dark()); }
};

TEST_F(ClassLive, IsThereWhereThereIsSomethingToListenTo) {
    app.set_live_sources(false, false);
    add_done();
    frames(2);
    with_shift(ImGuiKey_R);
    EXPECT_EQ(host.notes.back().substr(0, 7), "analyse") << "there is no classroom";
    app.set_live_sources(true, false);
    with_shift(ImGuiKey_R);
    EXPECT_EQ(host.notes.back(), "awake") << "it is a classroom";
    with_shift(ImGuiKey_L);
    EXPECT_EQ(host.notes.back(), "hear a microphone");
}

TEST_F(ClassLive, OpensByItselfAsSoonAsAClassListens) {
    add_done();
    press(ImGuiKey_P);
    frames(2);
    EXPECT_EQ(of_colour(colours().live), 0);
    const int song = app.begin_live("Recording");
    frames(2);
    EXPECT_GT(of_colour(colours().live), 8) << "a red mark";
    press(ImGuiKey_Escape);
    app.end_live(song);
    app.drop_live(song);
    const int other = app.begin_live("Recording");
    frames(2);
    press(ImGuiKey_P);
    frames(2);
    EXPECT_GT(of_colour(colours().live), 8) << "entered while it is heard";
    app.end_live(other);
    frames(2);
    EXPECT_EQ(of_colour(colours().live), 0);
}

TEST_F(ClassLive, ShowsTheLevelInPlaceOfTheBarBelow) {
    add_done();
    press(ImGuiKey_P);
    app.begin_live("Recording");
    EXPECT_TRUE(app.shows_level()) << "of a page, too";
    app.on_live_level({.peak = 0.5f}, 1);
    frames(2);
    const int page = ImGui::GetDrawData()->TotalVtxCount;
    app.set_microphones({"Desk", "Lapel"}, "Desk");
    frames(2);
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, page) << "its name";
    EXPECT_EQ(of_colour(colours().warning), 0);
    app.on_live_level({.peak = 1, .clips = true}, 2);
    frames(2);
    EXPECT_GT(of_colour(colours().warning), 100) << "it says so";
    press(ImGuiKey_PageUp);
    frames(2);
    int below = 0;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
        for (const ImDrawVert& v : list->VtxBuffer)
            below += v.col == colours().live && v.pos.y > ImGui::GetIO().DisplaySize.y - 49;
    EXPECT_GT(below, 4) << "the bar, beside other panels";
}

TEST_F(ClassLive, MovesWithWhatIsHeardAndIsHiddenOnWish) {
    add_done();
    press(ImGuiKey_P);
    const int song = app.begin_live("Recording");
    const auto ends_of_bars = [&] {
        std::vector<float> out;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawVert& v : list->VtxBuffer)
                if (v.col == colours().ink && v.pos.y > 250) out.push_back(v.pos.x);
        return out;
    };
    hear(song, 4);
    const std::vector<float> first = ends_of_bars();
    hear(song, 12);
    EXPECT_NE(ends_of_bars(), first);
    press(ImGuiKey_N);
    frames(2);
    const std::vector<float> hidden = ends_of_bars();
    EXPECT_LT(hidden.size(), first.size());
    hear(song, 17);
    EXPECT_EQ(ends_of_bars(), hidden) << "nothing is told";
}

TEST_F(ClassLive, TwoRecordingsStandSideBySideAndAreTold) {
    const int file = add_done();
    press(ImGuiKey_P);
    const int a = record(12);
    EXPECT_EQ(app.aside(), "");
    EXPECT_EQ(of_colour(colours().reference), 0) << "one alone";
    const int b = record(31);
    EXPECT_GT(of_colour(colours().reference), 15 * 4) << "bars of A";
    const std::string told = app.aside();
    EXPECT_NE(told.find("\tA: Recording of 12\tB: Recording of 31\t"), std::string::npos) << told;
    EXPECT_NE(told.find(" in B than in A "), std::string::npos) << told;
    EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 3 + 7 + 8);
    app.select(file);
    frames(2);
    EXPECT_EQ(app.aside(), told) << "also beside a file";
    const int c = record(50);
    EXPECT_NE(app.aside().find("\tA: Recording of 31\tB: Recording of 50\t"), std::string::npos);
    app.select(a);
    frames(2);
    EXPECT_EQ(app.aside(), told) << "the first with the second";
    app.select(b);
    app.begin_live("Recording");
    frames(2);
    EXPECT_EQ(app.aside(), "") << "nobody could read so fast";
    app.select(c);
    frames(2);
    EXPECT_EQ(app.aside(), "");
}

TEST_F(ClassLive, ListensAgainByOneButtonInOnePlace) {
    add_done();
    ImGui::GetIO().DisplaySize = {1280, 720};
    press(ImGuiKey_P);
    with_shift(ImGuiKey_R);
    const ImVec2 button = {1180, 100};
    click(button);
    EXPECT_EQ(host.notes.back(), "hear a microphone");
    app.begin_live("Recording");
    frames(2);
    click(button);
    EXPECT_EQ(host.notes.back(), "hear no more");
}

TEST_F(ClassLive, IsDrawnInAllSizesAndStates) {
    app.set_models({{"joint", "Joint", ""}, {"a2e", "Black box", ""}}, "joint");
    add_done();
    press(ImGuiKey_P);
    const auto everywhere = [&] {
        for (const ImVec2 size : {ImVec2(320, 320), ImVec2(390, 844), ImVec2(1280, 720), ImVec2(3840, 2160)}) {
            ImGui::GetIO().DisplaySize = size;
            for (const Language language : kLanguages) {
                app.set_language(language);
                app.set_dark(language == Language::english);
                frames(2);
                EXPECT_LT(largest_list(), 65536);
                EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 50);
            }
        }
    };
    with_shift(ImGuiKey_R);
    everywhere();
    const int song = app.begin_live("Recording with quite a long name, as somebody may give it to his recordings");
    everywhere();
    hear(song, 4);
    everywhere();
    app.end_live(song);
    app.on_failed(song, "the recording is silent; turn the microphone up");
    everywhere();
    const int black_box = app.begin_live("Recording");
    app.on_live(black_box, made_up_analysis(20, false), made_up_overview(20), false);
    everywhere();
    app.end_live(black_box);
    app.on_done(black_box, made_up_analysis(20, false));
    everywhere();
    const int second = app.begin_live("Recording");
    app.end_live(second);
    app.on_done(second, made_up_analysis(24, false));
    everywhere();
}

}  // namespace
}  // namespace moodglass::app
