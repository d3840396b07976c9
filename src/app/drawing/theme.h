// SPDX-License-Identifier: Apache-2.0
// Colours and sizes. Plus and minus are orange and blue, which all kinds of colour vision and a pale projector keep
// apart; the chosen curve is drawn in ink and thicker, so that no reading depends on a hue.
#pragma once

#include <imgui/imgui.h>

#include <array>
#include <cstddef>

#include "app/drawing/spectrogram_painter.h"

namespace moodglass::app {

// How a curve's line is drawn, so that no two of one lane that some eyes see in one colour look alike.
enum class Dash { solid, dashed, dotted };
inline constexpr std::array<Dash, 8> kCurveDashes = {Dash::solid, Dash::dashed, Dash::solid, Dash::dashed,
                                                     Dash::solid, Dash::dotted, Dash::solid, Dash::dashed};

struct Theme {
    bool dark = true;
    ImU32 background, panel, raised, hovered, line, grid;
    ImU32 ink, muted, faint;  // text: main, secondary; faint is for marks, not for text
    ImU32 plus, minus;        // effects that raise and that lower
    ImU32 reference;          // boxes of the reference music
    ImU32 waveform, selection, selection_edge, cursor;
    ImU32 warning;
    ImU32 live;  // while a microphone is open
    std::array<ImU32, 8> curves;
    Ramp spectrogram;
};

// strong: for who asks for more contrast: text 7 to 1 at the least, lines and boxes 3 to 1.
const Theme& theme(bool dark, bool strong = false);

// Sets ImGui's own style to it, keeping FontScaleDpi: everything measures in multiples of `scale`.
void apply(const Theme& theme, float scale);

ImU32 with_alpha(ImU32 colour, float alpha);  // alpha times what it has

// The type scale: heights of a line in logical pixels, which is how ImGui measures. Inter's letters are set in 0.83 of
// it: 12, 14, 18 and 28 pixels.
enum class Type { small, body, title, display };
constexpr float size_of(Type type) {
    switch (type) {
        case Type::small:
            return 14.5f;
        case Type::body:
            return 17;
        case Type::title:
            return 22;
        case Type::display:
            return 34;
    }
    return 17;
}

}  // namespace moodglass::app
