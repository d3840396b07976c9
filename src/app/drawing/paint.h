// SPDX-License-Identifier: Apache-2.0
// The few strokes all panels are drawn with: text at a place, icons, panels, buttons, tooltips.
#pragma once

#include <imgui/imgui.h>

#include <string>
#include <string_view>

#include "app/drawing/appearance.h"
#include "app/drawing/layout.h"

namespace moodglass::app {

enum class Face { regular, semibold };

struct TextStyle {
    Type type = Type::body;
    ImU32 colour = 0;
    Face face = Face::regular;
    float align = 0;  // 0: `at` is the left end, 0.5: the middle, 1: the right end
};

float text_width(std::string_view text, Type type, Face face = Face::regular);
float line_height(Type type);

// One line; `y` is its top. Returns its width.
float put_text(ImDrawList& list, float x, float y, const TextStyle& style, std::string_view text);
// The same with the line's middle at `y`.
float put_text_middle(ImDrawList& list, float x, float y, const TextStyle& style, std::string_view text);
// Shortened in its middle to `width`.
void put_shortened(ImDrawList& list, float x, float y, float width, const TextStyle& style, std::string_view text);
// Wrapped to `width`; returns the height.
float put_wrapped(ImDrawList& list, float x, float y, float width, const TextStyle& style, std::string_view text);
float wrapped_height(std::string_view text, float width, Type type, Face face = Face::regular);
// Wrapped at ImGui's cursor, as an item of the layout.
void paragraph(std::string_view text, float width, const TextStyle& style);

enum class Icon { play, pause, cross, retry, plus, minus, sun, moon, left, right, board, loop, speaker, swap };
void put_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour);

// An invisible button over `rect`, in screen coordinates, and above and below it as far as fingers need. True when
// pressed.
bool touchable(const Appearance& looks, const char* id, const Rect& rect);

// Buttons of this application's look; placed at `rect` in screen coordinates. True when pressed.
bool icon_button(const Appearance& looks, const char* id, Icon icon, const Rect& rect, const char* tooltip,
                 bool filled = false);
enum class Look { plain, primary, bare };  // bare: no surface until it is pointed at
bool text_button(const Appearance& looks, const char* id, const char* label, const Rect& rect, Look look = Look::plain);

// A panel: a child window with a title. The returned rectangle is what is free below the title, in screen coordinates.
enum class Scrolling { none, vertical };
Rect begin_panel(const Appearance& looks, const char* id, const Rect& rect, const char* title,
                 Scrolling scrolling = Scrolling::none);
void end_panel();
void put_placeholder(const Appearance& looks, const Rect& area, bool yet);  // where a panel has nothing to show, or not yet

// A tooltip of lines, the first in ink, the others muted; empty ones are left out.
void tooltip(const Appearance& looks, std::initializer_list<std::string_view> lines);

Rect rect_between(ImVec2 a, ImVec2 b);
inline ImVec2 top_left(const Rect& r) { return {r.x, r.y}; }
inline ImVec2 bottom_right(const Rect& r) { return {r.right(), r.bottom()}; }

}  // namespace moodglass::app
