// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/slider.h"

#include <algorithm>
#include <cmath>

#include "app/drawing/paint.h"

namespace moodglass::app {

std::optional<float> draw_slider(const Appearance& looks, const char* id, const Rect& area, const Slider& slider,
                                 ImU32 colour) {
    const Theme& t = looks.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float thumb = looks.px(7), middle = std::round(area.y + area.h / 2), half = looks.px(2);
    const float left = area.x + thumb, width = std::max(area.w - 2 * thumb, 1.0f);
    const float span = std::max(slider.high - slider.low, 1e-6f);
    const auto x_of = [&](float value) { return left + std::clamp((value - slider.low) / span, 0.0f, 1.0f) * width; };
    ImGui::SetCursorScreenPos(top_left(area));
    ImGui::InvisibleButton(id, {area.w, area.h});
    const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemActive();
    std::optional<float> moved;
    if (ImGui::IsItemActive()) {
        const float share = std::clamp((ImGui::GetMousePos().x - left) / width, 0.0f, 1.0f);
        moved = slider.low + share * span;
    }
    if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) moved = slider.mark;
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

    list.AddRectFilled({left, middle - half}, {left + width, middle + half}, t.line, half);
    const float from = x_of(slider.mark), to = x_of(moved.value_or(slider.value));
    if (std::fabs(to - from) >= 1)
        list.AddRectFilled({std::min(from, to), middle - half}, {std::max(from, to), middle + half}, colour, half);
    const float tick = std::max(1.0f, std::round(looks.px(2)));
    list.AddRectFilled({from - tick / 2, middle - looks.px(7)}, {from + tick / 2, middle + looks.px(7)}, t.faint);
    list.AddCircleFilled({to, middle}, hovered ? thumb + looks.px(1) : thumb, colour);
    return moved;
}

}  // namespace moodglass::app
