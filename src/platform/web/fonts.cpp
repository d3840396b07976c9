// SPDX-License-Identifier: Apache-2.0
#include "platform/web/fonts.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cstdint>
#include <string>
#include <vector>

namespace moodglass::web {
namespace {

using emscripten::val;

constexpr float kEm = 0.82f;  // of the line height that ImGui calls a font's size, for Inter

const val* script_to_ask = nullptr;
const app::WordGlyphs* whole_words = nullptr;

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
    const float density = source->RasterizerDensity * baked->RasterizerDensity;  // pixels of the screen a CSS pixel
    const bool semibold = source->FontLoaderFlags != 0;
    const val drawn = script_to_ask->call<val>("drawGlyph", text_of(codepoint), kEm * baked->Size * density, semibold);
    const float advance = drawn["advance"].as<float>() / density;
    if (only_advance) {
        *only_advance = advance;
        return true;
    }
    glyph->Codepoint = codepoint;
    glyph->AdvanceX = advance;
    const int width = drawn["width"].as<int>(), height = drawn["height"].as<int>();
    if (width == 0 || height == 0) return true;
    const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, width, height);
    if (place == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, place);
    glyph->X0 = drawn["left"].as<float>() / density;
    glyph->Y0 = drawn["top"].as<float>() / density + IM_ROUND(baked->Ascent);
    glyph->X1 = glyph->X0 + static_cast<float>(width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(height) / density;
    glyph->Visible = true;
    glyph->PackId = place;
    const auto pixels = emscripten::convertJSArrayToNumberVector<std::uint8_t>(drawn["pixels"]);
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.data(), ImTextureFormat_Alpha8, width);
    return true;
}

const ImFontLoader& browser() {
    static ImFontLoader loader;
    loader.Name = "browser";
    loader.FontSrcContainsGlyph = contains;
    loader.FontBakedLoadGlyph = load;
    return loader;
}

void add(std::span<const std::byte> file, bool semibold) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig face;
    face.FontDataOwnedByAtlas = false;
    auto* bytes = const_cast<std::byte*>(file.data());  // ImGui takes a pointer to non-const, and only reads
    atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(file.size()), 0, &face);
    ImFontConfig fallback;
    fallback.MergeMode = true;
    fallback.FontLoader = &browser();
    fallback.FontLoaderFlags = semibold ? 1 : 0;
    atlas.AddFont(&fallback);
}

}  // namespace

void add_fonts(const val& script, const app::WordGlyphs& words, std::span<const std::byte> regular,
               std::span<const std::byte> semibold) {
    script_to_ask = &script;
    whole_words = &words;
    add(regular, false);
    add(semibold, true);
}

}  // namespace moodglass::web
