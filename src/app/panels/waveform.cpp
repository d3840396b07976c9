// SPDX-License-Identifier: Apache-2.0
// The timeline's waveform: lowest and highest sample of each column of pixels.
#include <algorithm>
#include <cmath>

#include "app/panels/timeline_parts.h"

namespace moodglass::app {

void draw_waveform(const Screen& screen, ImDrawList& list, const Rect& lane, const Overview& overview) {
    const auto count = static_cast<double>(std::min(overview.lowest.size(), overview.highest.size()));
    if (count == 0 || overview.slice_s <= 0) return;
    const float step = std::max(screen.px(1), lane.w / 1500);
    const float middle = std::round(lane.y + lane.h / 2);
    const float half = lane.h / 2 - 1;
    const float least = std::max(0.5f, screen.px(0.5f));
    for (float x = lane.x; x < lane.right(); x += step) {
        const auto slice = [&](float at) {
            return (time_at(lane, screen.chosen.view, at) - overview.start_s) / overview.slice_s;
        };
        const double first = std::floor(slice(x));
        const double last = std::max(first, std::ceil(slice(x + step)) - 1);
        if (first < 0 || first >= count) continue;
        const auto a = static_cast<std::ptrdiff_t>(first);
        const auto b = static_cast<std::ptrdiff_t>(std::min(last, count - 1)) + 1;
        const float low = *std::min_element(overview.lowest.begin() + a, overview.lowest.begin() + b);
        const float high = *std::max_element(overview.highest.begin() + a, overview.highest.begin() + b);
        list.AddRectFilled({x, middle - std::max(high * half, least)},
                           {x + step, middle + std::max(-low * half, least)}, screen.theme().waveform);
    }
}

void draw_beats(const Screen& screen, ImDrawList& list, const Rect& lane, std::span<const double> beats_s) {
    const View& view = screen.chosen.view;
    const auto first = std::lower_bound(beats_s.begin(), beats_s.end(), view.start_s);
    const auto last = std::upper_bound(first, beats_s.end(), view.end_s);
    const auto shown = static_cast<float>(last - first);
    if (shown < 1 || lane.w / shown < screen.px(5)) return;
    const float width = std::max(1.0f, std::round(screen.px(1))), height = std::min(lane.h, screen.px(7));
    for (auto beat = first; beat != last; ++beat) {
        const float x = std::round(x_at(lane, view, *beat));
        list.AddRectFilled({x, lane.bottom() - height}, {x + width, lane.bottom()}, screen.theme().ink);
    }
}

}  // namespace moodglass::app
