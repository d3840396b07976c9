// SPDX-License-Identifier: Apache-2.0
// In the timeline's upper row while a map is shown: what of the sound is heard, and keeping it.
#include <algorithm>
#include <array>

#include "app/drawing/paint.h"
#include "app/drawing/tabs.h"
#include "app/panels/timeline_parts.h"

namespace moodglass::app {

float draw_listen_controls(Screen& screen, float x, float middle, float width) {
    if (!screen.can_listen() || screen.song()->kept) return 0;
    const auto& words = screen.text().listen;
    const std::array<const char*, 3> labels = {words.whole, words.only, words.without};
    const auto now = static_cast<std::size_t>(screen.asked.part);
    const float h = screen.px(26), gap = screen.px(6), wav_w = text_width(words.wav, Type::body) + screen.px(18);
    const float tabs_w = width_of_tabs(screen.looks, labels, Type::small);
    float used = tabs_w;
    if (tabs_w <= width) {
        if (const auto pressed = draw_tabs(screen.looks, "listen", labels, now, x, middle, Type::small))
            screen.choose_part(static_cast<Part>(*pressed));
    } else {  // one after the other
        const char* label = screen.playhead.preparing ? words.making : labels[now];
        used = std::min(text_width(label, Type::body) + screen.px(18), width);
        if (used < screen.px(60)) return 0;
        if (text_button(screen.looks, "##listen", label, {x, middle - h / 2, used, h})) screen.choose_next_part();
    }
    if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect({x, middle - h / 2}, {x + used, middle + h / 2}))
        tooltip(screen.looks, {fill(words.title, {name_of(screen, screen.asked.map_of)})});
    if (screen.playhead.preparing && tabs_w <= width) {
        const float making_w = std::min(text_width(words.making, Type::small) + 1, width - used - gap);
        put_shortened(*ImGui::GetWindowDrawList(), x + used + gap, middle - line_height(Type::small) / 2, making_w,
                      {.type = Type::small, .colour = screen.theme().muted}, words.making);
        return used + gap + making_w;
    }
    if (screen.asked.part == Part::whole || used + gap + wav_w > width) return used;
    if (text_button(screen.looks, "##wav", words.wav, {x + used + gap, middle - h / 2, wav_w, h}))
        screen.save_part(screen.asked.part);
    if (ImGui::IsItemHovered())
        tooltip(screen.looks, {screen.asked.part == Part::only ? words.save_only : words.save_without});
    return used + gap + wav_w;
}

}  // namespace moodglass::app
