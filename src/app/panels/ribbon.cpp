// SPDX-License-Identifier: Apache-2.0
#include "app/panels/ribbon.h"

#include <algorithm>
#include <cmath>

#include "app/drawing/mood_colour.h"
#include "app/drawing/paint.h"
#include "app/panels/plane_plot.h"
#include "app/panels/timeline_parts.h"
#include "app/words/section_words.h"

namespace moodglass::app {

std::optional<std::size_t> draw_ribbon(const Screen& screen, ImDrawList& list, const Rect& lane, const View& view) {
    const Analysis* analysis = screen.analysis();
    if (!analysis || lane.h <= 0 || view.span_s() <= 0) return {};
    const Theme& t = screen.theme();
    const PlaneScale scale = PlaneScale::of(analysis->reference_plane);
    const float gap = std::max(1.0f, std::round(screen.px(1)));
    std::optional<std::size_t> pressed;
    ImGui::PushID("ribbon");
    for (std::size_t i = 0; i < analysis->sections.size(); ++i) {
        const Section& section = analysis->sections[i];
        const float left = std::max(lane.x, std::round(x_at(lane, view, section.start_s)));
        const float right = std::min(lane.right(), std::round(x_at(lane, view, section.end_s)));
        if (right - left < 1) continue;
        const Rect part = {left, lane.y, std::max(right - left - gap, 1.0f), lane.h};
        const float more = std::max(0.0f, screen.looks.touch_height() - part.h) / 2;
        ImGui::SetCursorScreenPos({part.x, part.y - more});
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton("##section", {part.w, part.h + 2 * more})) pressed = i;
        ImGui::PopID();
        const bool chosen = screen.chosen.stretch == Stretch{section.start_s, section.end_s};
        const bool hovered = ImGui::IsItemHovered();
        const ImU32 colour = mood_colour(scale, section.emotions[kValence], section.emotions[kEnergy]);
        list.AddRectFilled(top_left(part), bottom_right(part), with_alpha(colour, hovered || chosen ? 1 : 0.85f),
                           screen.px(5));
        if (chosen) list.AddRect(top_left(part), bottom_right(part), t.ink, screen.px(5), 0, std::round(screen.px(2)));
        const std::string letter = letter_of(section);
        if (text_width(letter, Type::small, Face::semibold) + screen.px(4) <= part.w)
            put_text_middle(list, part.x + part.w / 2, part.y + part.h / 2,
                            {.type = Type::small, .colour = kMoodInk, .face = Face::semibold, .align = 0.5f}, letter);
        if (!hovered) continue;
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (analysis->sections.size() > 1)  // one alone is the song
            tooltip(screen.looks, {told_section(section, analysis->explained, screen.looks.language),
                                   screen.can_compare_with(i) ? screen.text().card.shift_compares : ""});
    }
    ImGui::PopID();
    return pressed;
}

}  // namespace moodglass::app
