// SPDX-License-Identifier: Apache-2.0
// The card's picture: the song's path through the plane, with words in its corners and no numbers.
#include <algorithm>
#include <cmath>

#include "app/drawing/mood_colour.h"
#include "app/drawing/paint.h"
#include "app/panels/card.h"
#include "app/panels/plane_plot.h"

namespace moodglass::app {
namespace {

float border(const Appearance& looks) { return looks.px(12); }

PlanePlot plot_in(const Appearance& looks, const Analysis& analysis, const Rect& area) {
    const float pad = border(looks);
    return {{area.x + pad, area.y + pad, area.w - 2 * pad, area.h - 2 * pad},
            range_of(analysis.windows, analysis.reference_plane)};
}

float dot(const Appearance& looks) { return looks.px(4); }  // a corner's colour: its radius
float beside_dot(const Appearance& looks) { return 2 * dot(looks) + looks.px(6); }

// Tense and lively above, sad and calm below.
void put_corners(const Appearance& looks, ImDrawList& list, const Rect& area, bool keyed) {
    const float pad = border(looks), r = dot(looks), beside = keyed ? beside_dot(looks) : 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const bool right = i % 2 == 1, below = i >= 2;
        const float x = right ? area.right() - pad : area.x + pad;
        const float y = below ? area.bottom() - pad - line_height(Type::small) : area.y + pad;
        if (keyed)
            list.AddCircleFilled({x + (right ? -r : r), y + line_height(Type::small) / 2}, r,
                                 mood_colour({}, right ? 1 : 0, below ? 0 : 1));
        put_text(list, x + (right ? -beside : beside), y,
                 {.type = Type::small, .colour = looks.theme().muted, .align = right ? 1.0f : 0.0f},
                 looks.text().plane.corners[i]);
    }
}

}  // namespace

float width_for_corners(const Appearance& looks) {
    const auto& words = looks.text().plane.corners;
    const auto row = [&](std::size_t left) {
        return text_width(words[left], Type::small) + text_width(words[left + 1], Type::small);
    };
    return std::max(row(0), row(2)) + 2 * (border(looks) + beside_dot(looks)) + looks.px(16);
}

void draw_card_plane(const Appearance& looks, const Analysis& analysis, ImDrawList& list, const Rect& area,
                     bool keyed) {
    const Theme& t = looks.theme();
    const std::vector<Window>& windows = analysis.windows;
    list.AddRectFilled(top_left(area), bottom_right(area), t.raised, looks.px(12));
    put_corners(looks, list, area, keyed);
    if (windows.empty()) return;

    const PlanePlot plot = plot_in(looks, analysis, area);
    list.PushClipRect(top_left(area), bottom_right(area), true);
    for (const auto& clip : analysis.reference_plane)
        list.AddCircleFilled(plot.at(clip[0], clip[1]), std::max(1.5f, looks.px(1.5f)), with_alpha(t.reference, 0.35f),
                             8);
    // In the colours of its sections.
    const PlaneScale scale = PlaneScale::of(analysis.reference_plane);
    const float thick = std::round(looks.px(3));
    const std::size_t stride = std::max<std::size_t>(1, windows.size() / 400);
    for (std::size_t i = 0; i + stride < windows.size(); i += stride) {
        const Window& w = windows[i];
        const ImU32 colour = mood_colour(scale, w.emotions[kValence], w.emotions[kEnergy]);
        list.AddLine(plot.at(w), plot.at(windows[i + stride]), colour, thick);
        list.AddCircleFilled(plot.at(w), thick / 2, colour);  // a bend is round
    }
    const auto mark = [&](const Window& w, const char* name, ImVec2 other) {
        const ImVec2 at = plot.at(w);
        list.AddCircleFilled(at, looks.px(6), t.ink);
        list.AddCircleFilled(at, looks.px(4), mood_colour(scale, w.emotions[kValence], w.emotions[kEnergy]));
        // Away from the other mark, as far as the plane reaches; and never on a corner's words.
        const float beside = looks.px(10), width = text_width(name, Type::small, Face::semibold);
        const bool fits_left = at.x - beside - width >= plot.area.x;
        const bool right = at.x + beside + width <= plot.area.right() && (other.x <= at.x || !fits_left);
        const float words = 1.5f * line_height(Type::small);
        put_text_middle(list, right ? at.x + beside : at.x - beside,
                        std::clamp(at.y, plot.area.y + words, plot.area.bottom() - words),
                        {.type = Type::small, .colour = t.ink, .face = Face::semibold, .align = right ? 0.0f : 1.0f},
                        name);
    };
    const auto& card = looks.text().card;
    const ImVec2 first = plot.at(windows.front()), last = plot.at(windows.back());
    const bool apart = std::hypot(last.x - first.x, last.y - first.y) > looks.px(30);  // or the names lie on each other
    if (apart) mark(windows.back(), card.ends, first);
    mark(windows.front(), apart ? card.starts : "", last);
    list.PopClipRect();
}

void draw_playhead_on_plane(const Screen& screen, ImDrawList& list, const Rect& area) {
    const Analysis& analysis = *screen.analysis();
    const Window* here = nearest(analysis.windows, screen.chosen.cursor_s);
    if (!here || !screen.playhead.playing || !screen.loaded()) return;
    const ImVec2 at = plot_in(screen.looks, analysis, area).at(*here);
    list.PushClipRect(top_left(area), bottom_right(area), true);
    list.AddCircleFilled(at, screen.px(8), screen.theme().panel);
    list.AddCircle(at, screen.px(7), screen.theme().ink, 0, std::round(screen.px(2.5f)));
    list.PopClipRect();
}

}  // namespace moodglass::app
