// SPDX-License-Identifier: Apache-2.0
// Every label of every panel, dialogue and menu, in every language and arrangement, in the face that it is shown in: none
// is cut at the right or left, and none lies over another. Read from what is drawn, letter by letter.
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/panels/letters.h"

namespace moodglass::app {
namespace {

class TextsFit : public DrawnLetters {
  protected:
    // Of what was drawn last.
    void expect_that_texts_fit(const std::string& where) {
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
            const Letters letters = letters_of(*list, 60);
            if (!letters.cut.empty()) {
                const ImVec2 first = letters.cut[0].from;
                ADD_FAILURE() << where << ": " << letters.cut.size() << " letters cut, the first at " << first.x << ", " << first.y;
            }
            if (const auto over = over_others(letters.whole); !over.empty())
                ADD_FAILURE() << where << ": " << over.size() << " letters over others, the first at " << over[0].from.x << ", "
                              << over[0].from.y;
        }
    }

    // Where names of what was drawn last are cut by "\u2026".
    static std::vector<std::string> shortened() {
        constexpr ImWchar kEllipsis = 0x2026;
        std::vector<ImVec2> pictures;  // where they lie in the texture, in each size that was drawn
        ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        for (int i = 0; i < atlas.Builder->BakedPool.Size; ++i)
            if (const ImFontGlyph* glyph = atlas.Builder->BakedPool[i].FindGlyphNoFallback(kEllipsis)) pictures.emplace_back(glyph->U0, glyph->V0);
        std::vector<std::string> where;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawVert& v : list->VtxBuffer)
                // Beside the curves a name is read in full in the legend, and files may have any name.
                if (const std::string_view panel = list->_OwnerName;
                    panel.find("/timeline_") == panel.npos && panel.find("/songs_") == panel.npos &&
                    std::any_of(pictures.begin(), pictures.end(), [&](ImVec2 at) { return v.uv.x == at.x && v.uv.y == at.y; }))
                    where.push_back(std::string(list->_OwnerName) + " at " + std::to_string(v.pos.x) + ", " + std::to_string(v.pos.y));
        return where;
    }

    // How many letters of panels that cannot be scrolled lie below their edge, wholly or in part.
    static int below() {
        int count = 0;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
            const ImGuiWindow* window = ImGui::FindWindowByName(list->_OwnerName);
            if (!window || window->ScrollMax.y > 0 || window->RootWindow->ScrollMax.y > 0) continue;  // all of it is scrolled
            count += static_cast<int>(letters_of(*list, 60).below.size());
        }
        return count;
    }

    void each_size_and_language(const std::function<void(const std::string&)>& check) {
        for (const ImVec2 size : {ImVec2{1920, 1080}, ImVec2{1366, 768}, ImVec2{1024, 640}, ImVec2{390, 844}})
            for (const Language language : kLanguages) {
                ImGui::GetIO().DisplaySize = size;
                app.set_language(language);
                frames(3);
                check(std::to_string(static_cast<int>(size.x)) + "x" + std::to_string(static_cast<int>(size.y)) + " " +
                      kLanguageTags[language]);
            }
    }

    // In every size and language, after each of these keys.
    void press_each(const std::vector<std::pair<const char*, ImGuiKey>>& keys) {
        each_size_and_language([&](const std::string& where) {
            for (const auto& [what, key] : keys) {
                press(key);
                frames(2);
                expect_that_texts_fit(where + ", " + what);
            }
        });
    }
};

TEST_F(TextsFit, WithoutASong) {
    app.set_models({{"joint", "Joint", "The first."}, {"a2e", "Black box", "The second."}}, "joint");
    app.set_examples({"march.ogg", "lament.ogg", "chase.ogg", "tiptoe.ogg fog.ogg"});
    each_size_and_language([&](const std::string& where) { expect_that_texts_fit(where); });
}

TEST_F(TextsFit, OnTheCard) {
    app.set_everything(false);
    const int song = app.add_song("a.mp3");
    app.on_overview(song, made_up_overview(245));
    app.on_done(song, in_sections(made_up_analysis(245)));
    each_size_and_language([&](const std::string& where) { expect_that_texts_fit(where); });
}

TEST_F(TextsFit, OnTheWorkbench) {
    app.set_models({{"joint", "Joint", "The first."}, {"a2e", "Black box", "The second."}}, "joint");
    add_done();
    app.on_failed(app.add_song("notes.mp3"), "the file is empty; choose another one");
    app.add_song("waiting.ogg");
    press_each({{"why", ImGuiKey_Y}, {"what if", ImGuiKey_I}, {"compare", ImGuiKey_V}, {"where from", ImGuiKey_W},
                {"of a quality", ImGuiKey_W}, {"of the rest", ImGuiKey_W}, {"no more", ImGuiKey_W}});
}

// Smaller than these is a phone, where a name may be shortened.
TEST_F(TextsFit, WithNothingShortenedOrBelowTheEdgeOnAComputer) {
    add_done();
    for (const ImVec2 size : {ImVec2{1920, 1080}, ImVec2{1366, 724}, ImVec2{1280, 676}, ImVec2{1024, 596}})
        for (const Language language : kLanguages)
            for (const ImGuiKey tab : {ImGuiKey_Y, ImGuiKey_I}) {
                ImGui::GetIO().DisplaySize = size;
                app.set_language(language);
                press(tab);
                frames(3);
                EXPECT_EQ(below(), 0) << size.x << "x" << size.y << " " << kLanguageTags[language] << " " << ImGui::GetKeyName(tab);
                EXPECT_EQ(shortened(), std::vector<std::string>()) << size.x << "x" << size.y << " " << kLanguageTags[language] << " " << ImGui::GetKeyName(tab);
            }
}

// But for the table of all songs, which is scrolled sideways.
TEST_F(TextsFit, InMenusAndDialogues) {
    app.set_models({{"joint", "Joint", "The first."}, {"a2e", "Black box", "The second."}}, "joint");
    app.set_kept(true, {{"1", "kept.mp3", "today"}, {"2", "older.mp3", "yesterday"}});
    add_done();
    press_each({{"the model", ImGuiKey_M}, {"", ImGuiKey_Escape}, {"kept", ImGuiKey_K}, {"", ImGuiKey_Escape},
                {"save", ImGuiKey_E}, {"", ImGuiKey_Escape}});
    each_size_and_language([&](const std::string& where) {
        for (const char* character : {"?", "/"}) {
            type(character);
            frames(3);
            expect_that_texts_fit(where + " " + character);
            press(ImGuiKey_Escape);
        }
    });
}

TEST_F(TextsFit, InTheClassroom) {
    add_done();
    press(ImGuiKey_P);
    press_each({{"numbers", ImGuiKey_N}, {"expresses", ImGuiKey_PageDown}, {"numbers", ImGuiKey_N}, {"why", ImGuiKey_PageDown},
                {"numbers", ImGuiKey_N}, {"along", ImGuiKey_PageDown}, {"plane", ImGuiKey_PageDown}, {"hears", ImGuiKey_PageDown}});
}

TEST_F(TextsFit, InTheClassroomThatListens) {
    app.set_live_sources(true, true);
    add_done();
    press(ImGuiKey_P);
    for (int lesson = 0; lesson < 5; ++lesson) press(ImGuiKey_PageDown);
    const auto check = [&](const char* what) {
        each_size_and_language([&](const std::string& where) { expect_that_texts_fit(where + ", " + what); });
    };
    check("invited");
    for (const double duration_s : {12.0, 31.0}) {
        const int song = app.begin_live("Recording 2026-11-29 16-05-00");
        check("begun");
        app.on_live_level({.peak = 1, .clips = true, .silent_s = 0}, 3599);
        app.on_live(song, made_up_analysis(duration_s), made_up_overview(duration_s), true);
        check("too loud");
        app.set_microphones({"Desk", "Lapel"}, "Desk");
        app.on_live_level({.peak = 0, .clips = false, .silent_s = 5}, 3605);
        app.on_live(song, made_up_analysis(duration_s), made_up_overview(duration_s), false);
        check("silent");
        app.end_live(song);
        check("as heard");
        app.on_done(song, made_up_analysis(duration_s));
        check("done");
    }
}

}  // namespace
}  // namespace moodglass::app
