// SPDX-License-Identifier: Apache-2.0
// Every panel, dialogue and menu in every arrangement, with no song and with many: what Dear ImGui complains of fails
// the test (draw_fixture.h).
#include <string>
#include <string_view>

#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

class ArrangementsTest : public DrawTest, public testing::WithParamInterface<int> {
  protected:
    // Ten of them alike but for their names, so that there are pairs to tell of; one has failed, one waits.
    void add_songs(int count) {
        const Analysis analysis = made_up_analysis(60);
        for (int i = 0; i < count; ++i) {
            const int song = app.add_song("song " + std::to_string(i) + ".mp3");
            if (i == 3) {
                app.on_failed(song, "the file is empty; choose another one");
                continue;
            }
            Analysis varied = analysis;
            for (std::size_t k = 0; k < kEmotionCount; ++k)
                varied.emotions[k].mean += 0.002f * static_cast<float>((i * 7 + static_cast<int>(k) * 3) % 11);
            for (std::size_t f = 0; f < kFeatureCount; ++f)
                varied.midlevel[f].mean += 0.02f * static_cast<float>((i * 5 + static_cast<int>(f)) % 7);
            app.on_overview(song, made_up_overview(60));
            if (i == 0) app.on_cells(song, made_up_cells(60));
            app.on_done(song, std::move(varied));
        }
    }
    void resize(ImVec2 size) {
        ImGui::GetIO().DisplaySize = size;
        frames(2);
    }
    void open_and_close(ImGuiKey key) {
        press(key);
        frames(2);
        press(ImGuiKey_Escape);
        frames(2);
    }
};

TEST_P(ArrangementsTest, DearImGuiHasNothingToComplainOf) {
    app.set_models({{"joint", "", "The first."}, {"a2e", "", "The second."}}, "joint");
    app.set_examples({"march.ogg", "lament.ogg", "chase.ogg"});
    app.set_kept(true, {{"1", "kept.mp3", "today"}, {"2", "older.mp3", "yesterday"}});
    add_songs(GetParam());
    for (const ImVec2 size :
         {ImVec2{1920, 1080}, ImVec2{1366, 768}, ImVec2{1024, 640}, ImVec2{760, 1000}, ImVec2{390, 844}}) {
        resize(size);
        for (const ImGuiKey tab :
             {ImGuiKey_Y, ImGuiKey_I, ImGuiKey_V, ImGuiKey_X, ImGuiKey_W, ImGuiKey_W, ImGuiKey_W}) {
            press(tab);
            frames(2);
        }
        for (const ImGuiKey dialogue : {ImGuiKey_M, ImGuiKey_K, ImGuiKey_R, ImGuiKey_E}) open_and_close(dialogue);
        for (const char* character : {"?", "/"}) {
            type(character);
            frames(2);
            press(ImGuiKey_Escape);
            frames(2);
        }
        app.set_everything(false);
        frames(3);
        app.set_everything(true);
        for (const ImGuiKey menu : {ImGuiKey_T, ImGuiKey_L}) open_and_close(menu);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
        press(ImGuiKey_T);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
        frames(3);
        press(ImGuiKey_Escape);
        frames(2);
        if (GetParam() == 0) continue;
        press(ImGuiKey_P);
        for (int lesson = 0; lesson < 5; ++lesson) {
            press(ImGuiKey_N);
            frames(2);
            press(ImGuiKey_PageDown);
        }
        press(ImGuiKey_P);
        frames(2);
    }
}

float scroll_of(std::string_view panel) {
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
        if (std::string_view(window->Name).find("/" + std::string(panel) + "_") != std::string_view::npos)
            return window->ScrollMax.y;
    ADD_FAILURE() << "no panel " << panel;
    return 0;
}

// A laptop's screens among them: the row with the sum is the last.
TEST_F(ArrangementsTest, WhyShowsAllOfItselfWithoutScrolling) {
    add_songs(1);
    for (const Language language : kLanguages) {
        app.set_language(language);
        for (const ImVec2 size : {ImVec2{1024, 640}, ImVec2{1280, 676}, ImVec2{1366, 724}, ImVec2{1440, 900},
                                  ImVec2{1600, 900}, ImVec2{1920, 1080}}) {
            resize(size);
            for (const char* emotion : {"1", "2", "3", "4", "5", "6", "7", "8"}) {
                type(emotion);
                frame();
                EXPECT_EQ(scroll_of("why"), 0) << size.x << "x" << size.y << " " << kLanguageTags[language] << ", emotion " << emotion;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Songs, ArrangementsTest, testing::Values(0, 1, 7, 30, 200),
                         [](const auto& songs) { return std::to_string(songs.param); });

}  // namespace
}  // namespace moodglass::app
