// SPDX-License-Identifier: Apache-2.0
// The song's path through the plane of valence and energy, one point every second (each of 10 s), over the cloud of
// reference clips.
#include <algorithm>
#include <cmath>

#include "app/drawing/axis.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"
#include "app/panels/plane_plot.h"

namespace moodglass::app {
namespace {

void draw_axes(const Screen& screen, ImDrawList& list, const PlanePlot& plot) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    const Rect& a = plot.area;
    for (double tick : value_ticks(static_cast<double>(plot.range.low), static_cast<double>(plot.range.high), 6)) {
        const auto v = static_cast<float>(tick);
        const bool half = std::fabs(v - 0.5f) < 1e-4f;
        const ImVec2 p = plot.at(v, v);
        const ImU32 colour = half ? t.faint : t.grid;
        list.AddLine({std::round(p.x), a.y}, {std::round(p.x), a.bottom()}, colour);
        list.AddLine({a.x, std::round(p.y)}, {a.right(), std::round(p.y)}, colour);
        const std::string label = format_value(v, screen.looks.language, 1);
        put_text(list, p.x, a.bottom() + screen.px(5), {.type = Type::small, .colour = t.muted, .align = 0.5f}, label);
        put_text_middle(list, a.x - screen.px(6), p.y, {.type = Type::small, .colour = t.muted, .align = 1}, label);
    }
    const TextStyle corner = {.type = Type::small, .colour = t.muted};
    const float pad = screen.px(7), bottom = a.bottom() - pad - line_height(Type::small);
    TextStyle right = corner;
    right.align = 1;
    put_text(list, a.x + pad, a.y + pad, corner, words.plane.corners[0]);
    put_text(list, a.right() - pad, a.y + pad, right, words.plane.corners[1]);
    put_text(list, a.x + pad, bottom, corner, words.plane.corners[2]);
    put_text(list, a.right() - pad, bottom, right, words.plane.corners[3]);
    put_text(list, a.right(), a.bottom() + screen.px(20), {.type = Type::small, .colour = t.muted, .align = 1},
             std::string(words.emotions[kValence]) + " \u2192");
    put_text(list, a.x, a.y - screen.px(19), {.type = Type::small, .colour = t.muted},
             std::string("\u2191 ") + words.emotions[kEnergy]);
}

void draw_path(const Screen& screen, ImDrawList& list, const PlanePlot& plot, const std::vector<Window>& windows) {
    const Theme& t = screen.theme();
    const std::size_t stride = std::max<std::size_t>(1, windows.size() / 800);
    const float count = static_cast<float>(windows.size());
    const auto inside = [&](const Window& w) {
        return screen.chosen.stretch && middle_of(w) >= screen.chosen.stretch->start_s &&
               middle_of(w) <= screen.chosen.stretch->end_s;
    };
    // In a dozen pieces: later ones stand out more, and so does what is selected.
    const std::size_t piece = std::max<std::size_t>(stride, windows.size() / 12 / stride * stride);
    for (std::size_t from = 0; from < windows.size(); from += piece) {
        for (std::size_t i = from; i <= std::min(from + piece, windows.size() - 1); i += stride)
            list.PathLineTo(plot.at(windows[i]));
        const float age = static_cast<float>(from) / count;
        list.PathStroke(with_alpha(t.waveform, screen.chosen.stretch ? 0.35f : 0.4f + 0.6f * age), 0,
                        std::round(screen.px(2)));
    }
    for (std::size_t i = 0; i < windows.size(); i += stride)
        if (inside(windows[i])) list.PathLineTo(plot.at(windows[i]));
    list.PathStroke(t.ink, 0, std::round(screen.px(3)));
}

// The other songs of the list, as rings. Returns the one at the mouse.
const Song* draw_others(const Screen& screen, ImDrawList& list, const PlanePlot& plot) {
    const Theme& t = screen.theme();
    const ImVec2 mouse = ImGui::GetMousePos();
    const Song* hovered = nullptr;
    for (const Song* song : comparable(screen.queue.songs(), screen.analysis()->model.id())) {
        if (song->id == screen.chosen.song) continue;
        const ImVec2 at = plot.at(song->analysis->emotions[kValence].mean, song->analysis->emotions[kEnergy].mean);
        const bool here = ImGui::IsWindowHovered() && std::hypot(at.x - mouse.x, at.y - mouse.y) < screen.px(9);
        if (here) hovered = song;
        list.AddCircleFilled(at, screen.px(5), t.panel);
        list.AddCircle(at, screen.px(here ? 6 : 4.5f), here ? t.ink : t.muted, 0, std::round(screen.px(2)));
    }
    return hovered;
}

// What if: where the music would move to. Compare: from A to B.
void draw_moved(const Screen& screen, ImDrawList& list, const PlanePlot& plot) {
    if (!screen.origin) return;
    const Theme& t = screen.theme();
    const auto& to = screen.shown().emotions;
    const ImVec2 a = plot.at(screen.origin->emotions[kValence], screen.origin->emotions[kEnergy]);
    const ImVec2 b = plot.at(to[kValence].value, to[kEnergy].value);
    list.AddLine(a, b, t.plus, std::round(screen.px(2)));
    const ImVec2 ring = screen.hypothesis ? b : a;
    list.AddCircleFilled(ring, screen.px(6), t.panel);
    list.AddCircle(ring, screen.px(5), t.plus, 0, std::round(screen.px(2.5f)));
    if (!screen.hypothesis)
        put_text_middle(list, a.x + screen.px(10), a.y, {.type = Type::small, .colour = t.ink, .face = Face::semibold},
                        "A");
}

}  // namespace

void draw_plane(Screen& screen, const Rect& rect) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    const Rect area = begin_panel(screen.looks, "plane", rect, words.plane.title);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Song* song = screen.song();
    if (screen.summary && song && song->analysis) {
        const std::vector<Window>& windows = song->analysis->windows;
        const PlanePlot plot = {
            {area.x + screen.px(30), area.y + screen.px(18), area.w - screen.px(32), area.h - screen.px(50)},
            range_of(windows, song->analysis->reference_plane)};
        draw_axes(screen, list, plot);
        list.PushClipRect(top_left(plot.area), bottom_right(plot.area), true);
        for (const auto& clip : song->analysis->reference_plane)
            list.AddCircleFilled(plot.at(clip[0], clip[1]), std::max(1.5f, screen.px(2)), with_alpha(t.reference, 0.6f),
                                 8);
        if (screen.hides_numbers()) {
            list.PopClipRect();
            end_panel();
            return;
        }
        draw_path(screen, list, plot, windows);
        const Reading& v = screen.summary->emotions[kValence];
        const Reading& e = screen.summary->emotions[kEnergy];
        const float thick = std::round(screen.px(2));
        list.AddLine(plot.at(v.low, e.value), plot.at(v.high, e.value), t.reference, thick);
        list.AddLine(plot.at(v.value, e.low), plot.at(v.value, e.high), t.reference, thick);
        list.AddCircleFilled(plot.at(v.value, e.value), screen.px(6), t.ink);
        const Song* other = draw_others(screen, list, plot);
        draw_moved(screen, list, plot);
        const Window* here = nearest(windows, screen.chosen.cursor_s);
        if (here && (screen.chosen.cursor_s > 0 || screen.playhead.playing)) {
            list.AddCircleFilled(plot.at(*here), screen.px(6), t.panel);
            list.AddCircle(plot.at(*here), screen.px(5), t.plus, 0, std::round(screen.px(2.5f)));
        }
        list.PopClipRect();

        ImGui::SetCursorScreenPos(top_left(plot.area));
        const bool pressed =
            ImGui::InvisibleButton("##plane", {std::max(1.0f, plot.area.w), std::max(1.0f, plot.area.h)});
        if (ImGui::IsItemHovered() && !windows.empty()) {
            const ImVec2 mouse = ImGui::GetMousePos();
            const auto distance = [&](const Window& w) {
                return std::hypot(plot.at(w).x - mouse.x, plot.at(w).y - mouse.y);
            };
            const auto at = std::min_element(windows.begin(), windows.end(), [&](const Window& a, const Window& b) {
                return distance(a) < distance(b);
            });
            const auto number = [&](std::size_t k, const Window& w) {
                return std::string(words.emotions[k]) + " " + format_value(w.emotions[k], screen.looks.language);
            };
            const ImVec2 centre = plot.at(v.value, e.value);
            if (other) {
                const auto value = [&](std::size_t k) {
                    return std::string(words.emotions[k]) + " " +
                           format_value(other->analysis->emotions[k].mean, screen.looks.language);
                };
                ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
                tooltip(screen.looks, {screen.title(other->name), value(kValence), value(kEnergy)});
                if (pressed) screen.select(other->id);
            } else if (std::hypot(centre.x - mouse.x, centre.y - mouse.y) < screen.px(9)) {
                tooltip(screen.looks,
                        {screen.summary->stretch ? words.plane.stretch : words.plane.song,
                         std::string(words.emotions[kValence]) + " " + format_value(v.value, screen.looks.language),
                         std::string(words.emotions[kEnergy]) + " " + format_value(e.value, screen.looks.language)});
            } else if (distance(*at) < screen.px(24)) {
                list.AddCircle(plot.at(*at), screen.px(5), t.ink, 0, std::round(screen.px(2)));
                tooltip(screen.looks, {format_time(at->start_s) + " \u2013 " + format_time(at->end_s),
                                       number(kValence, *at), number(kEnergy, *at)});
                if (pressed) screen.seek(middle_of(*at));
            }
        }
    } else {
        put_placeholder(screen.looks, area, screen.awaits_values());
    }
    end_panel();
}

}  // namespace moodglass::app
