// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/dialogue.h"

#include <algorithm>

#include "app/drawing/paint.h"

namespace moodglass::app {

Dialogue::Dialogue(const Appearance& looks, const char* id, const char* title, float logical_width, bool open) {
    if (open && !ImGui::IsPopupOpen(id)) ImGui::OpenPopup(id);
    if (!ImGui::IsPopupOpen(id)) return;
    const ImVec2 all = ImGui::GetMainViewport()->Size;
    const float outer = std::min(looks.px(logical_width), all.x - looks.px(24));
    ImGui::SetNextWindowPos({all.x / 2, all.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSizeConstraints({outer, 0}, {outer, all.y - looks.px(24)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(looks.px(24), looks.px(20)));
    ImGui::PushStyleColor(ImGuiCol_PopupBg, looks.theme().panel);
    begun_ = ImGui::BeginPopupModal(id, nullptr,
                                    ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    shown_ = begun_ && open;
    if (!begun_) return;
    left_ = !open;
    width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    put_text(*ImGui::GetWindowDrawList(), at.x, at.y + looks.px(3),
             {.type = Type::title, .colour = looks.theme().ink, .face = Face::semibold}, title);
    const float button = looks.px(28);
    if (icon_button(looks, "##close", Icon::cross,
                    {at.x + width - button + looks.px(6), at.y - looks.px(3), button, button}, nullptr))
        left_ = true;
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, looks.px(38) - ImGui::GetStyle().ItemSpacing.y});
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const bool outside = !rect_between(corner, {corner.x + size.x, corner.y + size.y})
                              .contains(ImGui::GetMousePos().x, ImGui::GetMousePos().y);
    if (outside && !ImGui::IsWindowAppearing() && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) left_ = true;
}

Dialogue::~Dialogue() {
    if (!begun_) return;
    if (left_) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

Menu::Menu(const char* id, bool open, bool shown, ImGuiWindowFlags flags) {
    if (open && !shown) ImGui::OpenPopup(id);
    begun_ = ImGui::BeginPopup(id, flags);
    left_ = open ? !begun_ : begun_;
}

Menu::~Menu() {
    if (!begun_) return;
    if (left_) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace moodglass::app
