// SPDX-License-Identifier: Apache-2.0
// One lane of curves along the timeline.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "app/drawing/axis.h"
#include "app/drawing/paint.h"
#include "app/panels/timeline_parts.h"

namespace moodglass::app {
namespace {

constexpr int kMostPoints = 450;  // a curve, so that a lane stays within 16-bit indices

// Pushes labels apart so that they keep `spacing`, each as near to its wish as that allows.
void spread(std::vector<float>& y, float spacing, float top, float bottom) {
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = std::max(y[i], i ? y[i - 1] + spacing : top);
    float limit = bottom;
    for (std::size_t i = y.size(); i-- > 0; limit = y[i] - spacing) y[i] = std::min(y[i], limit);
}

// Lengths of a line's strokes and of the gaps between them, in logical pixels.
struct Strokes {
    float on = 0, off = 0;
};
constexpr Strokes strokes_of(Dash dash) { return dash == Dash::dashed ? Strokes{8, 4} : Strokes{2, 3}; }

// The line through the list's path, in strokes; takes the path.
void stroke_path(ImDrawList& list, ImU32 colour, float thickness, Dash dash, float scale) {
    if (dash == Dash::solid) return list.PathStroke(colour, 0, thickness);
    const Strokes strokes = strokes_of(dash);
    const std::vector<ImVec2> path(list._Path.begin(), list._Path.end());
    list.PathClear();
    bool on = true;
    float left = strokes.on * scale;  // of this stroke or gap
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        ImVec2 from = path[i];
        float length = std::hypot(path[i + 1].x - from.x, path[i + 1].y - from.y);
        if (on && list._Path.empty()) list.PathLineTo(from);
        while (length > left) {
            const float share = left / length;
            from = {from.x + (path[i + 1].x - from.x) * share, from.y + (path[i + 1].y - from.y) * share};
            length -= left;
            if (on) {
                list.PathLineTo(from);
                list.PathStroke(colour, 0, thickness);
            } else {
                list.PathLineTo(from);
            }
            on = !on;
            left = (on ? strokes.on : strokes.off) * scale;
        }
        left -= length;
        if (on) list.PathLineTo(path[i + 1]);
    }
    list.PathStroke(colour, 0, thickness);
}

struct Lane {
    const Screen& screen;
    ImDrawList& list;
    Rect plot;
    const CurveLane& what;
    std::ptrdiff_t half;

    float y(float value) const {
        return plot.bottom() - (value - what.limits.low) / (what.limits.high - what.limits.low) * plot.h;
    }

    // The point of a column, in pixels.
    ImVec2 point(const CurveAverages& curve, std::ptrdiff_t column) const {
        const double time = what.start_s + static_cast<double>(column) * what.hop_s;
        return {x_at(plot, screen.chosen.view, time), y(curve.over(column - half, column + half))};
    }

    void line(const CurveAverages& curve, ImU32 colour, float thickness, Dash dash = Dash::solid) const {
        const double per_column = what.hop_s;
        const double first_visible = (screen.chosen.view.start_s - what.start_s) / per_column;
        const double last_visible = (screen.chosen.view.end_s - what.start_s) / per_column;
        const double wish =
            (last_visible - first_visible) / std::min<double>(kMostPoints, static_cast<double>(plot.w / screen.px(2)));
        const auto stride = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(std::ceil(wish)));
        // Multiples of the stride, so that a curve keeps its shape while it is moved.
        std::ptrdiff_t column =
            std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(first_visible) / stride - 1) * stride;
        const std::ptrdiff_t end = std::min(curve.columns(), static_cast<std::ptrdiff_t>(last_visible) + 2 * stride);
        for (; column < end; column += stride) list.PathLineTo(point(curve, column));
        stroke_path(list, colour, thickness, dash, screen.px(1));
    }
};

}  // namespace

double smoothing_s(const View& view, double hop_s) {
    return std::max(hop_s, std::clamp(view.span_s() / 60, kLeastSmoothing_s, 10.0));
}

std::optional<float> curve_at(const CurveAverages& curve, double start_s, double hop_s, double time_s, double over_s) {
    if (hop_s <= 0 || curve.columns() == 0) return std::nullopt;
    const auto column = static_cast<std::ptrdiff_t>(std::llround((time_s - start_s) / hop_s));
    if (column < -1 || column > curve.columns()) return std::nullopt;
    const std::ptrdiff_t at = std::clamp<std::ptrdiff_t>(column, 0, curve.columns() - 1);
    const std::ptrdiff_t half = half_width(over_s, hop_s);
    return curve.over(at - half, at + half);
}

std::optional<std::size_t> draw_curves(const Screen& screen, ImDrawList& list, const Rect& lane,
                                       const CurveLane& what) {
    std::optional<std::size_t> pressed;
    const Theme& t = screen.theme();
    if (what.hop_s <= 0 || lane.h < screen.px(24)) return pressed;
    const float small = line_height(Type::small);
    const double over_s = smoothing_s(screen.chosen.view, what.hop_s);
    const Rect plot = {lane.x, lane.y + small + screen.px(5), lane.w, lane.h - small - screen.px(5)};
    const Lane draw = {screen, list, plot, what, half_width(over_s, what.hop_s)};

    const float title_w =
        put_text(list, lane.x, lane.y, {.type = Type::small, .colour = t.ink, .face = Face::semibold}, what.title);
    put_text(list, lane.x + title_w + screen.px(8), lane.y, {.type = Type::small, .colour = t.muted},
             fill(screen.text().timeline.smoothing,
                  {format_value(static_cast<float>(over_s), screen.looks.language, over_s < 9.95 ? 1 : 0)}));

    const std::vector<double> ticks = value_ticks(
        static_cast<double>(what.limits.low), static_cast<double>(what.limits.high), plot.h > screen.px(90) ? 5 : 3);
    for (double tick : ticks) {
        const float y = std::round(draw.y(static_cast<float>(tick)));
        list.AddLine({plot.x, y}, {plot.right(), y}, t.grid);
        put_text_middle(list, plot.x - screen.px(7), y, {.type = Type::small, .colour = t.muted, .align = 1},
                        format_value(static_cast<float>(tick), screen.looks.language, decimals_of(ticks)));
    }

    // Which names fit, a little closer to each other if need be: the chosen one, then in order.
    const NameSpacing names = space_names(lane.h, screen.px(1), what.curves.size());
    const float spacing = names.step;
    struct Name {
        std::size_t curve;
        float wish;
    };
    std::vector<Name> shown;
    const double ending = what.start_s + static_cast<double>(what.curves[0].columns() - 1) * what.hop_s;
    const double read_at = std::min(screen.chosen.view.end_s, ending);
    for (const bool chosen : {true, false})
        for (std::size_t i = 0; i < what.curves.size() && shown.size() < names.room; ++i)
            if ((what.chosen == i) == chosen)
                shown.push_back(
                    {i, draw.y(curve_at(what.curves[i], what.start_s, what.hop_s, read_at, over_s).value_or(0)) -
                            small / 2});
    std::stable_sort(shown.begin(), shown.end(), [](const Name& a, const Name& b) { return a.wish < b.wish; });
    std::vector<float> tops;
    for (const Name& name : shown) tops.push_back(name.wish);
    spread(tops, spacing, lane.y - screen.px(4), lane.bottom() - small + screen.px(4));

    std::optional<std::size_t> hovered;
    for (std::size_t n = 0; n < shown.size(); ++n) {
        const std::size_t i = shown[n].curve;
        const float x = plot.right() + screen.px(8);
        ImGui::SetCursorScreenPos({x - screen.px(4), tops[n]});
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton(what.title, {std::max(what.labels - screen.px(4), 1.0f), spacing})) pressed = i;
        if (ImGui::IsItemHovered()) {
            hovered = i;
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        ImGui::PopID();
        const bool strong = what.chosen == i || hovered == i;
        put_shortened(list, x, tops[n], what.labels - screen.px(10),
                      {.type = Type::small,
                       .colour = strong ? t.ink : t.curves[i],
                       .face = what.chosen == i ? Face::semibold : Face::regular},
                      what.names[i]);
    }

    list.PushClipRect(top_left(plot), {plot.right(), plot.bottom() + 1}, true);
    const float thin = std::max(1.0f, std::round(screen.px(1)));
    for (std::size_t i = 0; i < what.curves.size(); ++i)
        if (what.chosen != i && hovered != i)
            draw.line(what.curves[i], with_alpha(t.curves[i], 0.85f), thin, kCurveDashes[i]);
    if (hovered && hovered != what.chosen)
        draw.line(what.curves[*hovered], t.curves[*hovered], std::round(screen.px(2)));
    if (what.chosen) draw.line(what.curves[*what.chosen], t.ink, std::max(2.0f, std::round(screen.px(2))));
    list.PopClipRect();
    return pressed;
}

}  // namespace moodglass::app
