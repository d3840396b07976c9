// SPDX-License-Identifier: Apache-2.0
// In the timeline's upper row: again and again, how fast, how loud. Where it is narrow, the keys alone.
#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/drawing/slider.h"
#include "app/panels/timeline_parts.h"

namespace moodglass::app {
namespace {

const char* label_of(float speed) { return speed == 1 ? "1\u00d7" : speed > 0.6f ? "\u00be\u00d7" : "\u00bd\u00d7"; }

}  // namespace

float draw_hearing_controls(Screen& screen, float x, float middle, float width) {
    if (!screen.can_play()) return 0;
    const Listening& now = screen.asked.listening;
    const Language language = screen.looks.language;
    const float h = screen.px(26), gap = screen.px(4), speed_w = text_width("\u00be\u00d7", Type::body) + screen.px(16),
                slider_w = screen.px(60);
    const float narrow = h + gap + speed_w, wide = narrow + screen.px(8) + h + slider_w;
    if (narrow > width) return 0;
    if (icon_button(screen.looks, "##loop", Icon::loop, {x, middle - h / 2, h, h},
                    command(CommandId::loop).name(language), now.loops))
        screen.toggle_loop();
    if (text_button(screen.looks, "##speed", label_of(now.speed), {x + h + gap, middle - h / 2, speed_w, h},
                    now.speed == 1 ? Look::bare : Look::plain))
        screen.choose_next_speed();
    if (ImGui::IsItemHovered()) tooltip(screen.looks, {command(CommandId::next_speed).name(language)});
    if (wide > width) return narrow;

    const float at = x + narrow + screen.px(8);
    put_icon(*ImGui::GetWindowDrawList(), Icon::speaker, {at + h / 2, middle}, screen.px(15), screen.theme().muted);
    const Slider slider = {.low = 0, .high = 1, .value = now.volume, .mark = 1};
    if (const auto moved =
            draw_slider(screen.looks, "volume", {at + h, middle - h / 2, slider_w, h}, slider, screen.theme().muted))
        screen.turn_volume(*moved - now.volume);
    return wide;
}

}  // namespace moodglass::app
