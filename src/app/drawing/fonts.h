// SPDX-License-Identifier: Apache-2.0
// The faces the application is set in: the regular one is the first font of ImGui's atlas, the semibold the second.
// What they lack (song titles in other scripts) is drawn by the platform with the machine's own fonts, as it comes up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "app/words/titles.h"

namespace moodglass::app {

using FontFile = std::span<const std::byte>;  // OpenType or TrueType; must outlive the ImGui context

// A character or a word in one piece, in pixels.
struct Drawn {
    float advance = 0;                    // to the place on the baseline where what follows begins
    int left = 0, top = 0;                // of the pixels, from the place on the baseline
    int width = 0, height = 0;            // 0: nothing to be seen
    std::vector<std::uint8_t> opacity{};  // row by row
};

class Pen {
  public:
    virtual ~Pen() = default;
    // UTF-8 in the order of reading; em: the size of the type in pixels.
    virtual Drawn draw(const std::string& text, float em, bool semibold) = 0;
};

// Called once by the platform, after ImGui::CreateContext and before the first frame. `words` tells which of Unicode's
// private characters stand for whole words; it and the pen must outlive the last frame.
void add_fonts(FontFile regular, FontFile semibold, const WordGlyphs& words, Pen& pen);

}  // namespace moodglass::app
