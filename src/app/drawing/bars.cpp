// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/bars.h"

#include <algorithm>
#include <cmath>

#include "app/drawing/paint.h"

namespace moodglass::app {
namespace {

float widest(std::span<const BarRow> rows, Type type) {
    float width = 0;
    for (const BarRow& row : rows) width = std::max(width, text_width(row.name, type));
    return width;
}

void draw_bar(const Appearance& looks, const Rect& track, const Bar& bar, ImU32 colour) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rounding = std::min(track.h / 2, looks.px(3));
    list.AddRectFilled(top_left(track), bottom_right(track), looks.theme().raised, rounding);
    const float w = std::max(std::round(std::clamp(bar.value, 0.0f, 1.0f) * track.w), looks.px(3));
    const ImVec2 end = {track.x + w, track.bottom()};
    if (bar.unclear)
        list.AddRect(top_left(track), end, colour, rounding, 0, std::round(looks.px(2)));
    else
        list.AddRectFilled(top_left(track), end, colour, rounding);
}

}  // namespace

ImU32 colour_of_a(const Theme& theme) { return theme.reference; }

void draw_bars(const Appearance& looks, const Rect& area, std::span<const BarRow> rows, bool letters) {
    const Theme& t = looks.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool two = letters || std::any_of(rows.begin(), rows.end(), [](const BarRow& r) { return r.b.has_value(); });
    const float head = letters ? line_height(Type::body) + looks.px(2) : 0;
    const float row_h = std::floor((area.h - head) / static_cast<float>(rows.size()));
    Type type = Type::body;
    if (!letters && row_h > line_height(Type::title) && widest(rows, Type::title) < area.w * 0.4f) type = Type::title;
    const float names = std::min(widest(rows, type), area.w * 0.42f), gap = looks.px(12);
    const float number = text_width(format_value(0, looks.language), type) + looks.px(8);
    const float at_b = area.right(), at_a = two ? at_b - number - looks.px(4) : at_b;
    const float left = area.x + names + gap;
    const Rect track = {left, 0, at_a - number - left, 0};
    if (letters) {
        put_text(list, at_a, area.y, {.colour = t.muted, .face = Face::semibold, .align = 1}, "A");
        put_text(list, at_b, area.y, {.colour = t.ink, .face = Face::semibold, .align = 1}, "B");
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const BarRow& row = rows[i];
        const float top = area.y + head + row_h * static_cast<float>(i), middle = top + row_h / 2;
        put_shortened(list, area.x, middle - line_height(type) / 2, names, {.type = type, .colour = t.ink}, row.name);
        if (!row.a) {
            put_text_middle(list, at_b, middle, {.type = type, .colour = t.muted, .align = 1}, "?");
            continue;
        }
        const float thick = std::round(row_h * (row.b ? 0.36f : 0.5f)), between = row.b ? std::round(looks.px(2)) : 0;
        const float y = std::round(row.b ? middle - thick - between / 2 : middle - thick / 2);
        draw_bar(looks, {track.x, y, track.w, thick}, *row.a, row.b ? colour_of_a(t) : t.ink);
        const auto put = [&](float x, const Bar& bar, ImU32 colour) {
            put_text_middle(list, x, middle, {.type = type, .colour = colour, .align = 1},
                            format_value(bar.value, looks.language));
        };
        put(at_a, *row.a, row.b ? t.muted : t.ink);
        if (!row.b) continue;
        draw_bar(looks, {track.x, y + thick + between, track.w, thick}, *row.b, t.ink);
        put(at_b, *row.b, t.ink);
    }
}

}  // namespace moodglass::app
