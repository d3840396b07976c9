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
namespace {

// Where a section lies; nothing where it is narrower than a pixel.
std::optional<Rect> place_of(const Appearance& looks, const Section& section, const Rect& lane, const View& view) {
    const float gap = std::max(1.0f, std::round(looks.px(1)));
    const float left = std::max(lane.x, std::round(x_at(lane, view, section.start_s)));
    const float right = std::min(lane.right(), std::round(x_at(lane, view, section.end_s)));
    if (right - left < 1) return {};
    return Rect{left, lane.y, std::max(right - left - gap, 1.0f), lane.h};
}

void paint_part(const Appearance& looks, ImDrawList& list, const Rect& part, const Section& section,
                const PlaneScale& scale, float alpha, bool lettered = true) {
    const ImU32 colour = mood_colour(scale, section.emotions[kValence], section.emotions[kEnergy]);
    list.AddRectFilled(top_left(part), bottom_right(part), with_alpha(colour, alpha), looks.px(5));
    const std::string letter = letter_of(section);
    if (lettered && text_width(letter, Type::small, Face::semibold) + looks.px(4) <= part.w)
        put_text_middle(list, part.x + part.w / 2, part.y + part.h / 2,
                        {.type = Type::small, .colour = kMoodInk, .face = Face::semibold, .align = 0.5f}, letter);
}

}  // namespace

void paint_ribbon(const Appearance& looks, const Analysis& analysis, ImDrawList& list, const Rect& lane,
                  const View& view) {
    const PlaneScale scale = PlaneScale::of(analysis.reference_plane);
    for (const Section& section : analysis.sections)
        if (const auto part = place_of(looks, section, lane, view))
            paint_part(looks, list, *part, section, scale, 1, analysis.sections.size() > 1);  // one alone is the song
}

std::optional<std::size_t> draw_ribbon(const Screen& screen, ImDrawList& list, const Rect& lane, const View& view) {
    const Analysis* analysis = screen.analysis();
    if (!analysis || lane.h <= 0 || view.span_s() <= 0) return {};
    const Theme& t = screen.theme();
    const PlaneScale scale = PlaneScale::of(analysis->reference_plane);
    std::optional<std::size_t> pressed;
    ImGui::PushID("ribbon");
    for (std::size_t i = 0; i < analysis->sections.size(); ++i) {
        const Section& section = analysis->sections[i];
        const auto place = place_of(screen.looks, section, lane, view);
        if (!place) continue;
        const Rect& part = *place;
        const float more = std::max(0.0f, screen.looks.touch_height() - part.h) / 2;
        ImGui::SetCursorScreenPos({part.x, part.y - more});
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton("##section", {part.w, part.h + 2 * more})) pressed = i;
        ImGui::PopID();
        const bool chosen = screen.chosen.stretch == Stretch{section.start_s, section.end_s};
        const bool hovered = ImGui::IsItemHovered();
        paint_part(screen.looks, list, part, section, scale, hovered || chosen ? 1 : 0.85f);
        if (chosen) list.AddRect(top_left(part), bottom_right(part), t.ink, screen.px(5), 0, std::round(screen.px(2)));
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
