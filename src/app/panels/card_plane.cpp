// SPDX-License-Identifier: Apache-2.0
// The card's picture: the song's path through the plane, with words in its corners and no numbers.
#include <cmath>

#include "app/drawing/mood_colour.h"
#include "app/drawing/paint.h"
#include "app/panels/card.h"
#include "app/panels/plane_plot.h"

namespace moodglass::app {

void draw_card_plane(const Screen& screen, ImDrawList& list, const Rect& area) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().plane;
    const Analysis& analysis = *screen.analysis();
    const std::vector<Window>& windows = analysis.windows;
    list.AddRectFilled(top_left(area), bottom_right(area), t.raised, screen.px(12));
    const float pad = screen.px(12);
    const TextStyle left = {.type = Type::small, .colour = t.muted},
                    right = {.type = Type::small, .colour = t.muted, .align = 1};
    const float bottom = area.bottom() - pad - line_height(Type::small);
    put_text(list, area.x + pad, area.y + pad, left, words.corners[0]);
    put_text(list, area.right() - pad, area.y + pad, right, words.corners[1]);
    put_text(list, area.x + pad, bottom, left, words.corners[2]);
    put_text(list, area.right() - pad, bottom, right, words.corners[3]);
    if (windows.empty()) return;

    const PlanePlot plot = {{area.x + pad, area.y + pad, area.w - 2 * pad, area.h - 2 * pad},
                            range_of(windows, analysis.reference_plane)};
    list.PushClipRect(top_left(area), bottom_right(area), true);
    for (const auto& clip : analysis.reference_plane)
        list.AddCircleFilled(plot.at(clip[0], clip[1]), std::max(1.5f, screen.px(1.5f)), with_alpha(t.reference, 0.35f),
                             8);
    // In the colours of its sections.
    const PlaneScale scale = PlaneScale::of(analysis.reference_plane);
    const std::size_t stride = std::max<std::size_t>(1, windows.size() / 400);
    for (std::size_t i = 0; i + stride < windows.size(); i += stride) {
        const Window& w = windows[i];
        list.AddLine(plot.at(w), plot.at(windows[i + stride]),
                     mood_colour(scale, w.emotions[kValence], w.emotions[kEnergy]), std::round(screen.px(3)));
    }
    const auto mark = [&](const Window& w, const char* name) {
        const ImVec2 at = plot.at(w);
        list.AddCircleFilled(at, screen.px(6), t.ink);
        list.AddCircleFilled(at, screen.px(4), mood_colour(scale, w.emotions[kValence], w.emotions[kEnergy]));
        put_text_middle(list, at.x + screen.px(10), at.y,
                        {.type = Type::small, .colour = t.ink, .face = Face::semibold}, name);
    };
    const auto& card = screen.text().card;
    const ImVec2 first = plot.at(windows.front()), last = plot.at(windows.back());
    const bool apart = std::hypot(last.x - first.x, last.y - first.y) > screen.px(30);  // or the names lie on each other
    if (apart) mark(windows.back(), card.ends);
    mark(windows.front(), apart ? card.starts : "");
    if (const Window* here = nearest(windows, screen.chosen.cursor_s);
        here && screen.playhead.playing && screen.loaded()) {
        list.AddCircleFilled(plot.at(*here), screen.px(8), t.panel);
        list.AddCircle(plot.at(*here), screen.px(7), t.ink, 0, std::round(screen.px(2.5f)));
    }
    list.PopClipRect();
}

}  // namespace moodglass::app
