// SPDX-License-Identifier: Apache-2.0
#include "app/panels/menu.h"

#include <algorithm>
#include <string>

#include "app/drawing/dialogue.h"
#include "app/drawing/paint.h"

namespace moodglass::app {
namespace {

const char* name_of(Overlay menu) {
    if (menu == Overlay::save_menu) return "##save-menu";
    if (menu == Overlay::music_menu) return "##music-menu";
    return menu == Overlay::language_menu ? "##language-menu" : "##guesses-menu";
}

}  // namespace

void draw_menu(Screen& screen, Overlay which, const Rect& button, std::optional<CommandId> chosen) {
    const bool open = screen.over.open == which;
    const std::vector<CommandId> items = open ? menu_items(screen, which) : std::vector<CommandId>();
    if (open) {
        // To the left where it would leave the window at the right.
        float width = 0;
        for (const CommandId id : items)
            width = std::max(width, text_width(command(id).name(screen.looks.language), Type::body));
        const float most = ImGui::GetMainViewport()->Size.x - width - screen.px(100);
        ImGui::SetNextWindowPos({std::max(0.0f, std::min(button.x, most)), button.bottom() + screen.px(2)});
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(screen.px(8), screen.px(8)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(screen.px(8), screen.px(10)));
    {
        const Menu menu(name_of(which), open, screen.over.shown);
        for (std::size_t i = 0; menu && i < items.size(); ++i) {
            const std::string hint = i < 9 ? std::to_string(i + 1) : std::string();
            if (!ImGui::MenuItem(command(items[i]).name(screen.looks.language), hint.c_str(), chosen == items[i]))
                continue;
            run(screen, items[i]);
            screen.close();
        }
        if (open && menu.left()) screen.close();
        if (open) screen.overlay_drawn();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace moodglass::app
