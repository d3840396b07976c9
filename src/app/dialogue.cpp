// SPDX-License-Identifier: Apache-2.0
#include "app/dialogue.h"

#include <algorithm>

#include "app/paint.h"

namespace moodglass::app {

Dialogue::Dialogue(const Screen& screen, const char* id, const char* title, float logical_width, bool& open)
    : open_(open) {
    if (open && !ImGui::IsPopupOpen(id)) ImGui::OpenPopup(id);
    const ImVec2 all = ImGui::GetMainViewport()->Size;
    const float outer = std::min(screen.px(logical_width), all.x - screen.px(24));
    ImGui::SetNextWindowPos({all.x / 2, all.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSizeConstraints({outer, 0}, {outer, all.y - screen.px(24)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(screen.px(24), screen.px(20)));
    ImGui::PushStyleColor(ImGuiCol_PopupBg, screen.theme().panel);
    shown_ = ImGui::BeginPopupModal(id, nullptr,
                                    ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_AlwaysAutoResize);
    if (!shown_) return;
    width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    put_text(*ImGui::GetWindowDrawList(), at.x, at.y + screen.px(3),
             {.type = Type::title, .colour = screen.theme().ink, .face = Face::semibold}, title);
    const float button = screen.px(28);
    if (icon_button(screen, "##close", Icon::cross,
                    {at.x + width - button + screen.px(6), at.y - screen.px(3), button, button}, nullptr))
        open = false;
    ImGui::SetCursorScreenPos({at.x, at.y + screen.px(38)});
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const bool outside = !rect_between(corner, {corner.x + size.x, corner.y + size.y})
                              .contains(ImGui::GetMousePos().x, ImGui::GetMousePos().y);
    if (outside && !ImGui::IsWindowAppearing() && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) open = false;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) open = false;
}

Dialogue::~Dialogue() {
    if (shown_) {
        if (!open_) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

bool choose_row(int& row, int count) {
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++row;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --row;
    row = std::clamp(row, 0, std::max(0, count - 1));
    return count > 0 &&
           (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false));
}

}  // namespace moodglass::app
