// SPDX-License-Identifier: Apache-2.0
// The timeline's spectrogram with its axis of frequencies; the picture itself is the painter's.
#include <cmath>

#include "app/drawing/axis.h"
#include "app/drawing/paint.h"
#include "app/panels/timeline_parts.h"

namespace moodglass::app {
namespace {

// So that the map's colours stand alone.
Ramp in_grey(Ramp ramp) {
    for (auto& colour : ramp) colour.fill(0.2126f * colour[0] + 0.7152f * colour[1] + 0.0722f * colour[2]);
    return ramp;
}

std::array<float, 3> rgb_of(ImU32 colour) {
    const ImVec4 c = ImGui::ColorConvertU32ToFloat4(colour);
    return {c.x, c.y, c.z};
}

}  // namespace

void draw_spectrogram(const Screen& screen, ImDrawList& list, const Rect& lane, const Song& song) {
    const Theme& t = screen.theme();
    const Overview& overview = *song.overview;
    if (screen.offers.painter && overview.bands > 0) {
        const bool mapped = screen.map.version != 0 && !screen.hides_numbers();
        screen.offers.painter->paint(list, lane, song.id, overview, screen.chosen.view.start_s,
                                     screen.chosen.view.end_s, mapped ? in_grey(t.spectrogram) : t.spectrogram);
        if (mapped)
            screen.offers.painter->paint_map(list, lane, screen.map, overview.bands, screen.chosen.view.start_s,
                                             screen.chosen.view.end_s, rgb_of(t.plus), rgb_of(t.minus));
    }
    float free_below = lane.bottom();
    for (const float hertz : {100.0f, 300.0f, 1000.0f, 3000.0f, 10000.0f}) {
        const float share = (band_at(hertz) + 0.5f) / static_cast<float>(band_frequencies().size());
        const float y = std::round(lane.bottom() - share * lane.h);
        if (y + line_height(Type::small) / 2 > free_below) continue;
        free_below = y - line_height(Type::small) / 2 - screen.px(3);
        list.AddLine({lane.x - screen.px(4), y}, {lane.x, y}, t.faint);
        put_text_middle(list, lane.x - screen.px(7), y, {.type = Type::small, .colour = t.muted, .align = 1},
                        format_frequency(hertz, screen.looks.language));
    }
}

}  // namespace moodglass::app
