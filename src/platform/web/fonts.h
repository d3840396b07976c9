// SPDX-License-Identifier: Apache-2.0
// The faces of the page: those of app/fonts.h, and for characters they lack (song titles in other scripts) whatever
// fonts the browser finds, drawn by the browser glyph by glyph as they come up.
#pragma once

#include <emscripten/val.h>

#include <cstddef>
#include <span>

#include "app/titles.h"

namespace moodglass::web {

// Whole words of titles come as glyphs of `words`.
// `script` answers drawGlyph(text, em, semibold) -> {advance, left, top, width, height, pixels: Uint8Array}, in pixels:
// left and top of the pixels (opacity, row by row) from the place on the baseline. The bytes must outlive the ImGui
// context.
void add_fonts(const emscripten::val& script, const app::WordGlyphs& words, std::span<const std::byte> regular,
               std::span<const std::byte> semibold);

}  // namespace moodglass::web
