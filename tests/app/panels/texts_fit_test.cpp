// SPDX-License-Identifier: Apache-2.0
// Every label of every panel, dialogue and menu, in every language and arrangement, in the face that it is shown in: none
// is cut at the right or left, and none lies over another. Read from what is drawn, letter by letter.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/drawing/fonts.h"
#include "app/panels/draw_fixture.h"
#include "platform/files/file.h"

namespace moodglass::app {
namespace {

struct NoPen : Pen {
    Drawn draw(const std::string&, float em, bool) override { return {.advance = em / 2}; }
};

struct Letter {
    ImVec2 from, to;
};

bool is_letter(const ImDrawVert* v) {
    const bool upright = v[0].pos.x == v[3].pos.x && v[1].pos.x == v[2].pos.x && v[0].pos.y == v[1].pos.y &&
                         v[2].pos.y == v[3].pos.y;
    const bool pictured = v[0].uv.x != v[1].uv.x && v[0].uv.y != v[2].uv.y;  // white and lines are one point of it
    return upright && pictured && v[2].pos.y - v[0].pos.y < 60 && (v[0].col >> IM_COL32_A_SHIFT) != 0;
}

float overlap(const Letter& a, const Letter& b) {
    const float w = std::min(a.to.x, b.to.x) - std::max(a.from.x, b.from.x);
    const float h = std::min(a.to.y, b.to.y) - std::max(a.from.y, b.from.y);
    return w > 0 && h > 0 ? w * h : 0;
}

float area(const Letter& of) { return (of.to.x - of.from.x) * (of.to.y - of.from.y); }

class TextsFit : public DrawTest {
  protected:
    void SetUp() override {
        static const auto regular = read_file(BUILD "/fonts/Inter-Regular.otf"),
                          semibold = read_file(BUILD "/fonts/Inter-SemiBold.otf");
        ASSERT_TRUE(regular && semibold) << "tools/build makes the fonts";
        add_fonts(*regular, *semibold, app.word_glyphs(), pen);
    }

    // Of what was drawn last.
    void expect_that_texts_fit(const std::string& where) {
        int cut = 0, over = 0;
        ImVec2 first_cut, first_over;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
            std::vector<Letter> letters;
            for (const ImDrawCmd& of : list->CmdBuffer) {
                for (unsigned i = of.IdxOffset; i + 5 < of.IdxOffset + of.ElemCount; ++i) {
                    const ImDrawIdx* index = &list->IdxBuffer[static_cast<int>(i)];
                    if (index[1] != index[0] + 1 || index[2] != index[0] + 2 || index[3] != index[0] || index[4] != index[0] + 2 ||
                        index[5] != index[0] + 3)
                        continue;
                    const ImDrawVert* v = &list->VtxBuffer[static_cast<int>(of.VtxOffset + index[0])];
                    if (!is_letter(v)) continue;
                    const Letter letter = {v[0].pos, v[2].pos};
                    const bool seen = letter.to.y > of.ClipRect.y && letter.from.y < of.ClipRect.w;
                    if (!seen) continue;
                    if (letter.from.x < of.ClipRect.x - 1 || letter.to.x > of.ClipRect.z + 1) {
                        if (cut++ == 0) first_cut = letter.from;
                    } else {
                        letters.push_back(letter);
                    }
                }
            }
            for (std::size_t i = 0; i < letters.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (overlap(letters[i], letters[j]) > 0.5f * std::min(area(letters[i]), area(letters[j])) && over++ == 0)
                        first_over = letters[i].from;
        }
        EXPECT_EQ(cut, 0) << where << ": letters cut, the first at " << first_cut.x << ", " << first_cut.y;
        EXPECT_EQ(over, 0) << where << ": letters over others, the first at " << first_over.x << ", " << first_over.y;
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

    NoPen pen;
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
