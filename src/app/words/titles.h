// SPDX-License-Identifier: Apache-2.0
// Titles in scripts that cannot be drawn one character after the other: written from right to left (Hebrew, Arabic) or
// with letters that join, stack or move (Arabic, Devanagari, Thai). The panels draw text from left to right, a glyph a
// character, so a title is first brought into the order of drawing.
#pragma once

#include <imgui/imgui.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace moodglass::app {

// Whole words as single glyphs, in Unicode's private area; the platform draws them (app/drawing/fonts.h).
class WordGlyphs {
  public:
    ImWchar glyph_of(std::string_view word);
    std::string_view word_of(ImWchar glyph) const;  // empty: none of these

  private:
    std::vector<std::string> words_;
    std::map<std::string, ImWchar, std::less<>> glyphs_;
};

// UTF-8 in, UTF-8 out. The title as a whole runs from left to right, as the file's type at its end does; what is
// written from right to left is turned round within it. Words that need it become glyphs of `words`.
std::string in_order_of_drawing(std::string_view title, WordGlyphs& words);

}  // namespace moodglass::app
