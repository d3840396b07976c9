// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/tabs.h"

namespace moodglass::app {
namespace {

Face face_of(Type type, bool chosen) { return type == Type::body && chosen ? Face::semibold : Face::regular; }

float width_of(const Appearance& looks, const char* label, Type type) {
    return text_width(label, type, face_of(type, true)) + looks.px(18);
}

}  // namespace

float width_of_tabs(const Appearance& looks, std::span<const char* const> labels, Type type) {
    float width = 0;
    for (const char* label : labels) width += width_of(looks, label, type) + looks.px(2);
    return width - looks.px(2);
}

std::optional<std::size_t> draw_tabs(const Appearance& looks, const char* id, std::span<const char* const> labels,
                                     std::size_t chosen, float x, float middle, Type type, float align) {
    const Theme& t = looks.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float h = looks.px(26);
    std::optional<std::size_t> pressed;
    x -= align * width_of_tabs(looks, labels, type);
    ImGui::PushID(id);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Rect tab = {x, middle - h / 2, width_of(looks, labels[i], type), h};
        x = tab.right() + looks.px(2);
        ImGui::PushID(static_cast<int>(i));
        if (touchable(looks, "##tab", tab)) pressed = i;
        ImGui::PopID();
        const bool hovered = ImGui::IsItemHovered();
        if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (i == chosen || hovered)
            list.AddRectFilled(top_left(tab), bottom_right(tab), i == chosen ? t.raised : with_alpha(t.raised, 0.6f),
                               looks.px(7));
        put_text_middle(
            list, tab.x + tab.w / 2, middle,
            {.type = type, .colour = i == chosen ? t.ink : t.muted, .face = face_of(type, i == chosen), .align = 0.5f},
            labels[i]);
    }
    ImGui::PopID();
    return pressed;
}

}  // namespace moodglass::app
