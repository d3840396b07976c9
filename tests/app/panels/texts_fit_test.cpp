// SPDX-License-Identifier: Apache-2.0
// Every label of every panel, dialogue and menu, in every language and arrangement, in the face that it is shown in: none
// is cut at the right or left, and none lies over another. Read from what is drawn, letter by letter.
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
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

std::vector<Letter> letters_of(const ImDrawList& list, const ImDrawCmd& of) {
    std::vector<Letter> letters;
    for (unsigned i = of.IdxOffset; i + 5 < of.IdxOffset + of.ElemCount; ++i) {
        const ImDrawIdx* index = &list.IdxBuffer[static_cast<int>(i)];
        if (index[1] != index[0] + 1 || index[2] != index[0] + 2 || index[3] != index[0] || index[4] != index[0] + 2 ||
            index[5] != index[0] + 3)
            continue;
        const ImDrawVert* v = &list.VtxBuffer[static_cast<int>(of.VtxOffset + index[0])];
        if (is_letter(v)) letters.push_back({v[0].pos, v[2].pos});
    }
    return letters;
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
                for (const Letter& letter : letters_of(*list, of)) {
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
            if (!window || window->ScrollMax.y > 0) continue;
            for (const ImDrawCmd& of : list->CmdBuffer)
                for (const Letter& letter : letters_of(*list, of)) count += letter.to.y > window->Rect().Max.y + 1;
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

}  // namespace
}  // namespace moodglass::app
