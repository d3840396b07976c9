// SPDX-License-Identifier: Apache-2.0
// The strip at the top: the name, and what belongs to the whole application.
#include <utility>

#include "app/export.h"
#include "app/paint.h"
#include "app/panels.h"
#include "app/shortcuts.h"

namespace moodglass::app {
namespace {

void draw_save_menu(Screen& screen) {
    const auto& words = screen.text().general;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(screen.px(8), screen.px(8)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(screen.px(8), screen.px(10)));
    screen.save_open = ImGui::BeginPopup("##save-menu");
    if (screen.save_open) {
        const std::pair<const char*, Takeaway> items[] = {{words.save_report, Takeaway::report},
                                                          {words.save_picture, Takeaway::picture},
                                                          {words.save_json, Takeaway::json},
                                                          {words.save_csv, Takeaway::csv}};
        ImWchar key = '1';
        const auto item = [&](const char* label) {
            const char hint[2] = {static_cast<char>(key), 0};
            const bool by_key = typed(key++);
            if (by_key) ImGui::CloseCurrentPopup();
            return ImGui::MenuItem(label, hint) || by_key;
        };
        for (const auto& [label, what] : items)
            if (item(label)) take_away(screen, what);
        if (item(words.copy)) copy_values(screen);
        if (screen.can_listen()) {
            if (item(screen.text().listen.save_only)) screen.save_part(Part::only);
            if (item(screen.text().listen.save_without)) screen.save_part(Part::without);
        }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace

void draw_header(Screen& screen, const Rect& rect) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 origin = ImGui::GetWindowPos();
    const float scroll = ImGui::GetScrollY();
    const float middle = origin.y - scroll + rect.y + rect.h / 2;

    const float h = screen.px(32);
    float right = origin.x + rect.right() - screen.px(8);
    const auto place = [&](float width) {
        right -= width;
        const Rect r = {right, middle - h / 2, width, h};
        right -= screen.px(2);
        return r;
    };
    if (text_button(screen, "##help", "?", place(h), Look::bare)) screen.help_open = true;
    if (icon_button(screen, "##colours", screen.dark ? Icon::sun : Icon::moon, place(h),
                    screen.dark ? words.general.light : words.general.dark))
        screen.dark = !screen.dark;
    const bool narrow = screen.arrangement == Arrangement::stacked;
    const char* language = narrow ? words.general.language_short : words.general.language;
    const auto width_of = [&](const char* label) {
        return text_width(label, Type::body) + screen.px(narrow ? 18 : 24);
    };
    if (text_button(screen, "##language", language, place(width_of(language)), Look::bare))
        screen.language = screen.language == Language::english ? Language::german : Language::english;
    screen.save_open = false;  // also where there is nothing to save any more
    if (const Song* song = screen.song(); song && song->state == SongState::done) {
        const Rect at = place(width_of(words.general.save));
        if (text_button(screen, "##save", words.general.save, at, Look::bare) ||
            std::exchange(screen.save_wished, false))
            ImGui::OpenPopup("##save-menu");
        ImGui::SetNextWindowPos({at.x, at.bottom() + screen.px(2)});
        draw_save_menu(screen);
    }
    if (!screen.models.empty()) {
        std::string label = words.general.model;
        for (const ModelChoice& choice : screen.models)
            if (choice.name == screen.model && !narrow) label += ": " + choice.name;
        if (text_button(screen, "##model", label.c_str(), place(width_of(label.c_str())), Look::bare))
            screen.open_about();
    }
    if (screen.song()) {
        const char* label = screen.text().classroom.title;
        if (narrow ? icon_button(screen, "##classroom", Icon::board, place(h), label)
                   : text_button(screen, "##classroom", label, place(width_of(label)), Look::bare))
            screen.classroom.enter();
    }
    const float left = origin.x + screen.px(narrow ? 16 : 20);
    const Type type = narrow ? Type::body : Type::title;
    if (text_width(words.general.title, type, Face::semibold) < right - left)
        put_text_middle(list, left, middle, {.type = type, .colour = t.ink, .face = Face::semibold},
                        words.general.title);
}

}  // namespace moodglass::app
