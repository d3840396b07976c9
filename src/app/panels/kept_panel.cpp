// SPDX-License-Identifier: Apache-2.0
// Results kept between visits: the choice whether they are, and those that are.
#include <algorithm>
#include <cmath>

#include "app/drawing/dialogue.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"

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
    if (ImGui::InvisibleButton("##wish", {width, std::max(h, box)})) screen.want_kept(!screen.offers.kept_wanted);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::PopID();
    draw_tick_box(screen, {at.x, at.y, box, box}, screen.offers.kept_wanted);
    put_wrapped(*ImGui::GetWindowDrawList(), at.x + text_x, at.y + screen.px(1), width - text_x, {.colour = t.ink},
                words.wish);
    ImGui::Dummy({1, screen.px(2)});
    paragraph(words.what, width, {.type = Type::small, .colour = t.muted});
    ImGui::Dummy({1, screen.px(6)});
}

void draw_content(Screen& screen, float width) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().kept;
    const auto count = static_cast<int>(screen.offers.kept.size());
    screen.row() = std::clamp(screen.over.row, 0, std::max(0, count - 1));
    std::string to_open, to_delete;
    draw_wish(screen, width);
    ImGui::Separator();
    ImGui::Dummy({1, screen.px(4)});
    if (count == 0) paragraph(words.none, width, {.colour = t.muted});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float button = screen.px(28);
    for (int i = 0; i < count; ++i) {
        const KeptEntry& entry = screen.offers.kept[static_cast<std::size_t>(i)];
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const Rect row = {at.x - screen.px(8), at.y, width + screen.px(16), screen.px(46)};
        ImGui::PushID(i);
        ImGui::SetNextItemAllowOverlap();
        ImGui::SetCursorScreenPos(top_left(row));
        if (ImGui::InvisibleButton("##open", {row.w, row.h})) to_open = entry.key;
        const bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem);
        if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (hovered || i == screen.over.row)
            list.AddRectFilled(top_left(row), bottom_right(row), hovered ? t.raised : with_alpha(t.raised, 0.6f),
                               screen.px(8));
        const float text_w = row.w - screen.px(24) - button;
        put_shortened(list, at.x, at.y + screen.px(5), text_w, {.colour = t.ink}, screen.title(entry.name));
        put_shortened(list, at.x, at.y + screen.px(25), text_w, {.type = Type::small, .colour = t.muted}, entry.when);
        if (icon_button(screen.looks, "##delete", Icon::cross,
                        {row.right() - button - screen.px(4), at.y + screen.px(9), button, button}, words.remove))
            to_delete = entry.key;
        ImGui::PopID();
        ImGui::SetCursorScreenPos({at.x, row.bottom() + screen.px(2)});
    }
    if (count > 1) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float w = text_width(words.remove_all, Type::body) + screen.px(28);
        if (text_button(screen.looks, "##all", words.remove_all, {at.x, at.y + screen.px(8), w, screen.px(34)}))
            screen.delete_kept("");
    }
    ImGui::Dummy({1, screen.px(2)});
    if (!to_delete.empty()) {
        screen.delete_kept(to_delete);
    } else if (!to_open.empty()) {
        screen.open_kept(to_open);
        screen.close();
    }
}
}  // namespace

void draw_kept(Screen& screen) {
    const auto& words = screen.text().kept;
    const Dialogue dialogue(screen.looks, "##kept", words.title, 560, screen.over.open == Overlay::kept);
    if (dialogue) draw_content(screen, dialogue.width);
    if (dialogue.left() && screen.over.open == Overlay::kept) screen.close();
}

}  // namespace moodglass::app
