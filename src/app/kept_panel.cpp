// SPDX-License-Identifier: Apache-2.0
// Results kept between visits: the choice whether they are, and those that are.
#include <algorithm>
#include <cmath>

#include "app/dialogue.h"
#include "app/paint.h"
#include "app/panels.h"

namespace moodglass::app {
namespace {

void draw_tick_box(const Screen& screen, const Rect& box, bool ticked) {
    const Theme& t = screen.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(top_left(box), bottom_right(box), ticked ? t.ink : t.raised, screen.px(4));
    if (!ticked) {
        list.AddRect(top_left(box), bottom_right(box), t.muted, screen.px(4), 0, std::round(screen.px(1)));
        return;
    }
    const ImVec2 tick[] = {{box.x + box.w * 0.24f, box.y + box.h * 0.52f},
                           {box.x + box.w * 0.43f, box.y + box.h * 0.71f},
                           {box.x + box.w * 0.77f, box.y + box.h * 0.31f}};
    list.AddPolyline(tick, 3, t.panel, 0, std::round(screen.px(2)));
}

// The wish, with what it says about itself.
void draw_wish(Screen& screen, float width) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().kept;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float box = screen.px(20), text_x = box + screen.px(12);
    const float h = wrapped_height(words.wish, width - text_x, Type::body);
    ImGui::PushID("wish");
    if (ImGui::InvisibleButton("##wish", {width, std::max(h, box)})) screen.want_kept(!screen.kept_wanted);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::PopID();
    draw_tick_box(screen, {at.x, at.y, box, box}, screen.kept_wanted);
    put_wrapped(*ImGui::GetWindowDrawList(), at.x + text_x, at.y + screen.px(1), width - text_x, {.colour = t.ink},
                words.wish);
    ImGui::Dummy({1, screen.px(2)});
    paragraph(words.what, width, {.type = Type::small, .colour = t.muted});
    ImGui::Dummy({1, screen.px(6)});
}

}  // namespace

void draw_kept(Screen& screen) {
    if (!screen.kept_open) return;
    const Theme& t = screen.theme();
    const auto& words = screen.text().kept;
    const Dialogue dialogue(screen, "##kept", words.title, 560, screen.kept_open);
    if (!dialogue) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Space, false)) screen.want_kept(!screen.kept_wanted);
    const auto count = static_cast<int>(screen.kept.size());
    std::string to_open, to_delete;
    if (choose_row(screen.row, count)) to_open = screen.kept[static_cast<std::size_t>(screen.row)].key;
    if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_Delete, false)) {
        if (ImGui::GetIO().KeyShift)
            screen.host.delete_kept("");
        else
            to_delete = screen.kept[static_cast<std::size_t>(screen.row)].key;
    }
    draw_wish(screen, dialogue.width);
    ImGui::Separator();
    ImGui::Dummy({1, screen.px(4)});
    if (count == 0) paragraph(words.none, dialogue.width, {.colour = t.muted});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float button = screen.px(28);
    for (int i = 0; i < count; ++i) {
        const KeptEntry& entry = screen.kept[static_cast<std::size_t>(i)];
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const Rect row = {at.x - screen.px(8), at.y, dialogue.width + screen.px(16), screen.px(46)};
        ImGui::PushID(i);
        ImGui::SetNextItemAllowOverlap();
        ImGui::SetCursorScreenPos(top_left(row));
        if (ImGui::InvisibleButton("##open", {row.w, row.h})) to_open = entry.key;
        const bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem);
        if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (hovered || i == screen.row)
            list.AddRectFilled(top_left(row), bottom_right(row), hovered ? t.raised : with_alpha(t.raised, 0.6f),
                               screen.px(8));
        const float text_w = row.w - screen.px(24) - button;
        put_shortened(list, at.x, at.y + screen.px(5), text_w, {.colour = t.ink}, screen.title(entry.name));
        put_shortened(list, at.x, at.y + screen.px(25), text_w, {.type = Type::small, .colour = t.muted}, entry.when);
        if (icon_button(screen, "##delete", Icon::cross,
                        {row.right() - button - screen.px(4), at.y + screen.px(9), button, button}, words.remove))
            to_delete = entry.key;
        ImGui::PopID();
        ImGui::SetCursorScreenPos({at.x, row.bottom() + screen.px(2)});
    }
    if (count > 1) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float w = text_width(words.remove_all, Type::body) + screen.px(28);
        if (text_button(screen, "##all", words.remove_all, {at.x, at.y + screen.px(8), w, screen.px(34)}))
            screen.host.delete_kept("");
    }
    ImGui::Dummy({1, screen.px(2)});
    if (!to_delete.empty()) {
        screen.host.delete_kept(to_delete);
    } else if (!to_open.empty()) {
        screen.host.open_kept(to_open);
        screen.kept_open = false;
    }
}

}  // namespace moodglass::app
