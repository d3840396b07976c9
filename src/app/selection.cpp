// SPDX-License-Identifier: Apache-2.0
#include "app/selection.h"

#include <algorithm>
#include <cmath>

namespace moodglass::app {
namespace {

constexpr double kClosest_s = 2;  // the shortest time the view can show

}  // namespace

void View::zoom(double factor, double around_s, double duration_s) {
    const double span = std::clamp(span_s() / factor, std::min(kClosest_s, duration_s), duration_s);
    const double share = span_s() > 0 ? (around_s - start_s) / span_s() : 0.5;
    start_s = around_s - share * span;
    end_s = start_s + span;
    pan(0, duration_s);
}

void View::pan(double by_s, double duration_s) {
    const double span = std::min(span_s(), duration_s);
    start_s = std::clamp(start_s + by_s, 0.0, std::max(0.0, duration_s - span));
    end_s = start_s + span;
}

void Selection::leave_song() {
    stretch.reset();
    drag_from_s.reset();
    cursor_s = 0;
    viewed_duration_s = 0;
}

void Selection::fit_view(double duration_s) {
    if (duration_s == viewed_duration_s) return;
    view = {0, duration_s};
    viewed_duration_s = duration_s;
    if (stretch && stretch->end_s > duration_s) stretch.reset();
}

void Selection::follow(double time_s, double duration_s) {
    cursor_s = time_s;
    if (cursor_s > view.end_s || cursor_s < view.start_s) view.pan(cursor_s - view.start_s, duration_s);
}

void Selection::begin_stretch(double duration_s) {
    if (cursor_s >= duration_s) return;
    stretch = Stretch{cursor_s, stretch && stretch->end_s > cursor_s ? stretch->end_s : duration_s};
}

void Selection::end_stretch() {
    if (cursor_s <= 0) return;
    stretch = Stretch{stretch && stretch->start_s < cursor_s ? stretch->start_s : 0, cursor_s};
}

std::optional<std::size_t> telling_emotion(const Summary& whole) {
    std::optional<std::size_t> farthest;
    const auto distance = [&](std::size_t k) { return std::fabs(*whole.emotions[k].percentile - 50); };
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        if (!whole.emotions[k].percentile) continue;
        if (!farthest || distance(k) > distance(*farthest)) farthest = k;
    }
    return farthest;
}

}  // namespace moodglass::app
