// SPDX-License-Identifier: Apache-2.0
// The letters of what was drawn, read from a draw list one by one.
#pragma once

#include <imgui/imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/drawing/fonts.h"
#include "app/panels/draw_fixture.h"
#include "platform/files/file.h"

namespace moodglass::app {

// No glyphs for what the faces lack: tests need no fonts of the machine.
struct NoPen : Pen {
    Drawn draw(const std::string&, float em, bool) override { return {.advance = em / 2}; }
};

// Draws in the faces that are shown.
class DrawnLetters : public DrawTest {
  protected:
    void SetUp() override {
        static const auto regular = read_file(BUILD "/fonts/Inter-Regular.otf"),
                          semibold = read_file(BUILD "/fonts/Inter-SemiBold.otf");
        ASSERT_TRUE(regular && semibold) << "tools/build makes the fonts";
        add_fonts(*regular, *semibold, app.word_glyphs(), pen);
    }

  private:
    NoPen pen;
};

struct Letter {
    ImVec2 from, to;
};

struct Letters {
    std::vector<Letter> whole;
    std::vector<Letter> cut;    // at the right or left of what they are clipped to
    std::vector<Letter> below;  // that, wholly or in part
};

inline bool is_letter(const ImDrawVert* v, float highest) {
    const bool upright =
        v[0].pos.x == v[3].pos.x && v[1].pos.x == v[2].pos.x && v[0].pos.y == v[1].pos.y && v[2].pos.y == v[3].pos.y;
    const bool pictured = v[0].uv.x != v[1].uv.x && v[0].uv.y != v[2].uv.y;  // white and lines are one point of it
    return upright && pictured && v[2].pos.y - v[0].pos.y < highest && (v[0].col >> IM_COL32_A_SHIFT) != 0;
}

// highest: what is higher is no letter, in pixels.
inline Letters letters_of(const ImDrawList& list, float highest) {
    Letters out;
    for (const ImDrawCmd& of : list.CmdBuffer) {
        for (unsigned i = of.IdxOffset; i + 5 < of.IdxOffset + of.ElemCount; ++i) {
            const ImDrawIdx* index = &list.IdxBuffer[static_cast<int>(i)];
            if (index[1] != index[0] + 1 || index[2] != index[0] + 2 || index[3] != index[0] ||
                index[4] != index[0] + 2 || index[5] != index[0] + 3)
                continue;
            const ImDrawVert* v = &list.VtxBuffer[static_cast<int>(of.VtxOffset + index[0])];
            if (!is_letter(v, highest)) continue;
            const Letter letter = {v[0].pos, v[2].pos};
            if (letter.to.y > of.ClipRect.w + 1) out.below.push_back(letter);
            if (letter.to.y <= of.ClipRect.y || letter.from.y >= of.ClipRect.w) continue;
            const bool cut = letter.from.x < of.ClipRect.x - 1 || letter.to.x > of.ClipRect.z + 1;
            (cut ? out.cut : out.whole).push_back(letter);
        }
    }
    return out;
}

inline float overlap(const Letter& a, const Letter& b) {
    const float w = std::min(a.to.x, b.to.x) - std::max(a.from.x, b.from.x);
    const float h = std::min(a.to.y, b.to.y) - std::max(a.from.y, b.from.y);
    return w > 0 && h > 0 ? w * h : 0;
}

inline float area(const Letter& of) { return (of.to.x - of.from.x) * (of.to.y - of.from.y); }

// Those that lie over others by half.
inline std::vector<Letter> over_others(const std::vector<Letter>& letters) {
    std::vector<Letter> out;
    for (std::size_t i = 0; i < letters.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (overlap(letters[i], letters[j]) > 0.5f * std::min(area(letters[i]), area(letters[j])))
                out.push_back(letters[i]);
    return out;
}

}  // namespace moodglass::app
