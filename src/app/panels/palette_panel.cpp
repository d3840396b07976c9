// SPDX-License-Identifier: Apache-2.0
// The palette: a line to type into, and what answers to it.
#include <algorithm>

#include "app/drawing/dialogue.h"
#include "app/drawing/paint.h"
#include "app/palette.h"
#include "app/panels/panels.h"
#include "app/panels/typed_line.h"

namespace moodglass::app {
namespace {

constexpr int kMostRows = 9;

const char* kind_of(const Screen& screen, PaletteEntry::Kind kind) {
    const auto& words = screen.text().palette;
    switch (kind) {
        case PaletteEntry::Kind::emotion:
            return words.emotion;
        case PaletteEntry::Kind::feature:
            return words.feature;
        case PaletteEntry::Kind::song:
            return words.song;
        case PaletteEntry::Kind::command:
            break;
    }
    return "";
}

// True when it was pressed.
bool draw_entry(const Screen& screen, const PaletteEntry& entry, float width, bool here) {
    const Theme& t = screen.theme();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float h = screen.px(32), middle = at.y + h / 2, inner = screen.px(10);
    const bool pressed = ImGui::InvisibleButton("##entry", {width, h});
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (here || hovered)
        list.AddRectFilled(at, {at.x + width, at.y + h}, here ? t.hovered : with_alpha(t.hovered, 0.5f), screen.px(6));
    const char* kind = kind_of(screen, entry.kind);
    const std::string& side = entry.keys.empty() ? std::string(kind) : entry.keys;
    const float side_w =
        put_text_middle(list, at.x + width - inner, middle, {.type = Type::small, .colour = t.muted, .align = 1}, side);
    const std::string name = entry.kind == PaletteEntry::Kind::song ? screen.title(entry.name) : entry.name;
    put_shortened(list, at.x + inner, middle - line_height(Type::body) / 2, width - 3 * inner - side_w,
                  {.colour = t.ink}, name);
    return pressed;
}

void draw_entries(Screen& screen, float width) {
    const std::vector<PaletteEntry> entries = palette_entries(screen);
    const auto count = static_cast<int>(entries.size());
    screen.row() = std::clamp(screen.over.row, 0, std::max(0, count - 1));
    if (count == 0) return paragraph(screen.text().palette.none, width, {.colour = screen.theme().muted});
    // The chosen row stays in sight.
    const int first = std::clamp(screen.over.row - kMostRows / 2, 0, std::max(0, count - kMostRows));
    for (int i = first; i < std::min(count, first + kMostRows); ++i) {
        ImGui::PushID(i);
        const bool pressed = draw_entry(screen, entries[static_cast<std::size_t>(i)], width, i == screen.over.row);
        ImGui::PopID();
        if (pressed) return choose_in_palette(screen, static_cast<std::size_t>(i));
    }
}

}  // namespace

void draw_palette(Screen& screen) {
    const bool open = screen.over.open == Overlay::palette;
    const ImVec2 all = ImGui::GetMainViewport()->Size;
    const float width = std::min(screen.px(560), all.x - screen.px(24));
    ImGui::SetNextWindowPos({all.x / 2, std::min(screen.px(72), all.y * 0.1f)}, ImGuiCond_Always, {0.5f, 0});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, screen.px(2)));
    {
        const Menu menu("##palette", open, screen.over.shown, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav);
        if (menu) {
            const float inner = ImGui::GetContentRegionAvail().x;
            if (draw_typed_line(screen, screen.text().palette.hint, inner)) screen.row() = 0;
            ImGui::Dummy({1, screen.px(4)});
            draw_entries(screen, inner);
        }
        if (open && menu.left()) screen.close();
        if (open) screen.overlay_drawn();
    }
    ImGui::PopStyleVar();
}

}  // namespace moodglass::app
