// SPDX-License-Identifier: Apache-2.0
// Live sound in the list of songs, on the panels and by keys.
#include <string>
#include <vector>

#include "app/drawing/theme.h"
#include "app/panels/draw_fixture.h"
#include "app/songs/song_queue.h"

namespace moodglass::app {
namespace {

using Notes = std::vector<std::string>;

Analysis heard_so_far(double duration_s) {  // as live values are: without sections and moments
    Analysis analysis = made_up_analysis(duration_s);
    analysis.sections.clear();
    analysis.moments = {};
    return analysis;
}
Overview outline(double duration_s) {
    Overview overview = made_up_overview(duration_s);
    overview.levels.clear();
    overview.bands = 0;
    return overview;
}

struct LiveSongTest : testing::Test {
    NotingHost host;
    SongQueue queue{host};

    SongState state(int song) { return queue.find(song)->state; }
    void hear(int song, double duration_s) {
        queue.on_live(song, heard_so_far(duration_s), outline(duration_s), duration_s < 10);
    }
};

TEST_F(LiveSongTest, IsHeardBesideTheOneThatIsAnalysedAndThenWaitsItsTurn) {
    const int a = queue.add("a"), live = queue.add_live("live");
    EXPECT_EQ(state(live), SongState::listening);
    hear(live, 4);
    EXPECT_TRUE(queue.find(live)->provisional);
    const int before = queue.find(live)->revision;
    hear(live, 12);
    EXPECT_FALSE(queue.find(live)->provisional);
    EXPECT_GT(queue.find(live)->revision, before);
    EXPECT_EQ(queue.running(), a);
    EXPECT_EQ(host.notes, (Notes{"analyse 1"}));

    queue.end_live(live);
    EXPECT_EQ(state(live), SongState::waiting);
    EXPECT_TRUE(queue.find(live)->provisional) << "of the recording as a whole nothing is known yet";
    hear(live, 13);
    EXPECT_EQ(queue.find(live)->analysis->duration_s, 12) << "it has ended";

    queue.on_done(a, made_up_analysis(6));
    EXPECT_EQ(state(live), SongState::decoding);
    queue.on_glimpse(live, made_up_analysis(10));
    EXPECT_EQ(queue.find(live)->analysis->duration_s, 12) << "what was heard is of more than the first seconds";
    queue.on_done(live, made_up_analysis(12.5));
    EXPECT_EQ(state(live), SongState::done);
    EXPECT_FALSE(queue.find(live)->provisional);
    EXPECT_TRUE(queue.find(live)->recorded);
    EXPECT_FALSE(queue.find(a)->recorded);
}

TEST_F(LiveSongTest, IsNotAnalysedAnewWhileItSounds) {
    const int live = queue.add_live("live");
    hear(live, 12);
    queue.analyse_all_anew();
    EXPECT_EQ(state(live), SongState::listening);
    EXPECT_TRUE(queue.find(live)->analysis);
    EXPECT_EQ(host.notes, Notes());
}

TEST_F(LiveSongTest, ThatWasRemovedComesBackWithItsRecording) {
    const int live = queue.add_live("live");
    hear(live, 12);
    queue.set_aside(live);
    queue.end_live(live);
    EXPECT_EQ(queue.songs().size(), 0u);
    queue.bring_back(live);
    EXPECT_EQ(state(live), SongState::decoding);
    EXPECT_EQ(host.notes, (Notes{"analyse 1"}));
}

TEST_F(LiveSongTest, OfNothingIsGoneForGood) {
    const int first = queue.add_live("first"), second = queue.add_live("second");
    queue.drop_live(first);
    queue.set_aside(second);
    queue.drop_live(second);
    EXPECT_EQ(queue.songs().size(), 0u);
    EXPECT_FALSE(queue.is_aside(second));
    queue.bring_back(second);
    EXPECT_EQ(queue.songs().size(), 0u);
    EXPECT_EQ(host.notes, Notes());
    const int done = queue.add("done");
    queue.drop_live(done);
    EXPECT_EQ(queue.songs().size(), 1u) << "only what is listened to";
}

class LiveTest : public DrawTest {
  protected:
    void press_with_shift(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
        press(key);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
        frame();
    }
    // As a host does it.
    int begin() {
        const int song = app.begin_live("Recording 2026-11-29 16-05-00");
        frames(2);
        return song;
    }
    void hear(int song, double duration_s) {
        app.on_live(song, heard_so_far(duration_s), outline(duration_s), duration_s < 10);
        frames(2);
    }
    SongState state(std::size_t which = 0) { return app.songs()[which].state; }
    // Whether anything has the colour that says: a microphone is open.
    bool marked() {
        const ImU32 colour = theme(app.dark()).live;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawVert& vertex : list->VtxBuffer)
                if (vertex.col == colour) return true;
        return false;
    }
};

TEST_F(LiveTest, IsOfferedWhereTheHostHasAMicrophone) {
    frames(2);
    press_with_shift(ImGuiKey_L);
    press_with_shift(ImGuiKey_O);
    EXPECT_EQ(host.notes, Notes());
    app.set_live_sources(true, false);
    press_with_shift(ImGuiKey_O);
    EXPECT_EQ(host.notes, Notes());
    press_with_shift(ImGuiKey_L);
    EXPECT_EQ(host.notes, (Notes{"hear a microphone"}));
    app.set_live_sources(true, true);
    press_with_shift(ImGuiKey_O);
    EXPECT_EQ(host.notes.back(), "hear another program");
}

TEST_F(LiveTest, TheKeyThatBeganItEndsIt) {
    app.set_live_sources(true, true);
    const int song = begin();
    EXPECT_EQ(app.selected_song(), song);
    press_with_shift(ImGuiKey_O);
    EXPECT_EQ(host.notes, Notes()) << "one at a time";
    press_with_shift(ImGuiKey_L);
    EXPECT_EQ(host.notes, (Notes{"hear no more"}));
    app.end_live(song);
    EXPECT_EQ(host.notes.back(), "analyse 1");
}

TEST_F(LiveTest, CancellingAndRemovingEndIt) {
    const int song = begin();
    app.cancel(song);
    EXPECT_EQ(host.notes, (Notes{"hear no more"}));
    EXPECT_EQ(state(), SongState::listening) << "until the host has its recording";
    app.remove(song);
    EXPECT_EQ(host.notes, (Notes{"hear no more", "hear no more"}));
    EXPECT_TRUE(app.songs().empty());
}

TEST_F(LiveTest, OfNothingLeavesTheSongsBeforeAndNothingToUndo) {
    const int before = add_done();
    frames(3);
    const int song = begin();
    app.drop_live(song);
    frames(2);
    EXPECT_EQ(app.selected_song(), before);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    press(ImGuiKey_Z);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    frames(2);
    EXPECT_EQ(app.songs().size(), 1u);
    EXPECT_EQ(app.selected_song(), before);
}

TEST_F(LiveTest, IsMarkedAndToldAndNotPlayedWhileItSounds) {
    const int song = begin();
    EXPECT_TRUE(marked());
    EXPECT_EQ(app.heard(song), "");
    hear(song, 4);
    EXPECT_TRUE(marked());
    EXPECT_NE(app.heard(song), "");
    EXPECT_EQ(app.aside(), "") << "nobody could read so fast";
    press(ImGuiKey_Space);
    EXPECT_FALSE(host.head.playing);
    app.end_live(song);
    frames(2);
    EXPECT_FALSE(marked());
    EXPECT_EQ(app.heard(song), "");
    app.on_done(song, made_up_analysis(4));
    frames(2);
    press(ImGuiKey_Space);
    EXPECT_TRUE(host.head.playing);
}

TEST_F(LiveTest, ItsRecordingCanBeTakenAway) {
    const int ordinary = add_done(), song = begin();
    hear(song, 12);
    app.take_away(Takeaway::recording);
    EXPECT_EQ(host.notes.back(), "analyse 1") << "it is not there yet";
    app.end_live(song);
    app.on_done(song, made_up_analysis(12));
    frames(2);
    app.take_away(Takeaway::recording);
    EXPECT_EQ(host.notes.back(), "save the recording of 2");
    host.notes.clear();
    app.select(ordinary);
    frames(2);
    app.take_away(Takeaway::recording);
    EXPECT_EQ(host.notes, Notes()) << "it is a file already";
}

TEST_F(LiveTest, HostsWithoutAPageHaveTheirLevelShownBelowThePanels) {
    const auto below = [](ImU32 colour) {
        int count = 0;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawVert& vertex : list->VtxBuffer)
                count += vertex.col == colour && vertex.pos.y > ImGui::GetIO().DisplaySize.y - 49;
        return count;
    };
    const Theme& t = theme(app.dark());
    const int song = begin();
    EXPECT_EQ(below(t.live), 0);
    app.on_live_level({.peak = 0.5f}, 1);
    app.set_microphones({"Desk", "Lapel"}, "Desk");
    frames(2);
    EXPECT_GT(below(t.live), 4) << "a mark, and an edge";
    press_with_shift(ImGuiKey_M);
    EXPECT_EQ(host.notes.back(), "microphone Lapel");
    app.set_microphones({"Desk", "Lapel"}, "Lapel");
    press_with_shift(ImGuiKey_M);
    EXPECT_EQ(host.notes.back(), "microphone Desk") << "and round";

    EXPECT_EQ(below(t.warning), 0);
    app.on_live_level({.peak = 1, .clips = true}, 2);
    frames(2);
    EXPECT_GT(below(t.warning), 100) << "it says so";
    app.on_live_level({.peak = 0.5f}, 4.9);
    frames(2);
    EXPECT_GT(below(t.warning), 100) << "long enough to be read";
    app.on_live_level({.peak = 0.5f}, 5.1);
    frames(2);
    EXPECT_EQ(below(t.warning), 0);
    app.on_live_level({.silent_s = 4}, 9);
    frames(2);
    EXPECT_GT(below(t.warning), 100);

    app.end_live(song);
    frames(2);
    EXPECT_EQ(below(t.live), 0);
    host.notes.clear();
    press_with_shift(ImGuiKey_M);
    EXPECT_EQ(host.notes, Notes());
}

TEST_F(LiveTest, IsDrawnInAllSizesAndLanguages) {
    app.set_live_sources(true, true);
    frames(2);
    const int song = begin();
    for (const double duration_s : {0.0, 4.0, 12.0, 1800.0}) {
        if (duration_s > 0) hear(song, duration_s);
        for (const ImVec2 size : {ImVec2(320, 320), ImVec2(390, 844), ImVec2(1366, 768), ImVec2(3840, 2160)}) {
            ImGui::GetIO().DisplaySize = size;
            for (const Language language : {Language::english, Language::german}) {
                app.set_language(language);
                app.set_dark(language == Language::english);
                for (const bool everything : {false, true}) {
                    app.set_everything(everything);
                    frames(2);
                    EXPECT_LT(largest_list(), 65536);
                }
            }
        }
        press(ImGuiKey_P);  // the classroom, and back
        frames(2);
        press(ImGuiKey_Escape);
        frames(2);
    }
}

}  // namespace
}  // namespace moodglass::app
