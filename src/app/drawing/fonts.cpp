// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/fonts.h"

#include <imgui/imgui.h>
#include <imgui/imgui_internal.h>

#include <cmath>

namespace moodglass::app {
namespace {

constexpr float kEm = 0.82f;  // of the line height that ImGui calls a font's size, for Inter

// ImGui's font loaders are plain functions.
Pen* the_pen = nullptr;
const WordGlyphs* whole_words = nullptr;

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar codepoint) { return codepoint > 0xA0 && codepoint != 0xFFFD; }

std::string text_of(ImWchar codepoint) {
    if (const std::string_view word = whole_words->word_of(codepoint); !word.empty()) return std::string(word);
    char text[5];
    ImTextCharToUtf8(text, codepoint);
    return text;
}

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar codepoint, ImFontGlyph* glyph,
          float* only_advance) {
    if (!contains(atlas, source, codepoint)) return false;
    const float density =
        source->RasterizerDensity * baked->RasterizerDensity;  // pixels of the screen a unit of ImGui's
    const bool semibold = source->FontLoaderFlags != 0;
    const Drawn drawn = the_pen->draw(text_of(codepoint), kEm * baked->Size * density, semibold);
    if (only_advance) {
        *only_advance = drawn.advance / density;
        return true;
    }
    glyph->Codepoint = codepoint;
    glyph->AdvanceX = drawn.advance / density;
    if (drawn.width == 0 || drawn.height == 0) return true;
    const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, drawn.width, drawn.height);
    if (place == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, place);
    glyph->X0 = static_cast<float>(drawn.left) / density;
    glyph->Y0 = static_cast<float>(drawn.top) / density + std::round(baked->Ascent);
    glyph->X1 = glyph->X0 + static_cast<float>(drawn.width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(drawn.height) / density;
    glyph->Visible = true;
    glyph->PackId = place;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, drawn.opacity.data(), ImTextureFormat_Alpha8,
                                       drawn.width);
    return true;
}

const ImFontLoader& platform() {
    static ImFontLoader loader;
    loader.Name = "platform";
    loader.FontSrcContainsGlyph = contains;
    loader.FontBakedLoadGlyph = load;
    return loader;
}

void add(FontFile file, bool semibold) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig face;
    face.FontDataOwnedByAtlas = false;
    auto* bytes = const_cast<std::byte*>(file.data());  // ImGui takes a pointer to non-const, and only reads
    atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(file.size()), 0, &face);
    ImFontConfig fallback;
    fallback.MergeMode = true;
    fallback.FontLoader = &platform();
    fallback.FontLoaderFlags = semibold ? 1 : 0;
    atlas.AddFont(&fallback);
}

}  // namespace

void add_fonts(FontFile regular, FontFile semibold, const WordGlyphs& words, Pen& pen) {
    the_pen = &pen;
    whole_words = &words;
    add(regular, false);
    add(semibold, true);
}

}  // namespace moodglass::app
