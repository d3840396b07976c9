// SPDX-License-Identifier: Apache-2.0
// The strip at the top: the name, and what belongs to the whole application.
#include <string>

#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/panels/menu.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

// "DE"
std::string short_name_of(Language language) {
    std::string out = kLanguageTags[language];
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
    return out;
}

CommandId command_of(Language language) {
    static constexpr Worded<CommandId> kCommands = {CommandId::language_english, CommandId::language_german,
                                                    CommandId::language_french, CommandId::language_spanish};
    return kCommands[language];
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
    if (text_button(screen.looks, "##help", "?", place(h), Look::bare)) run(screen, CommandId::help);
    if (icon_button(screen.looks, "##colours", screen.looks.dark ? Icon::sun : Icon::moon, place(h),
                    screen.looks.dark ? words.general.light : words.general.dark))
        run(screen, CommandId::theme);
    const bool narrow = screen.looks.arrangement == Arrangement::stacked;
    const auto width_of = [&](const char* label) {
        return text_width(label, Type::body) + screen.px(narrow ? 18 : 24);
    };
    const std::string language = narrow ? short_name_of(screen.looks.language) : kLanguageNames[screen.looks.language];
    const Rect at_language = place(width_of(language.c_str()));
    if (text_button(screen.looks, "##language", language.c_str(), at_language, Look::bare))
        run(screen, CommandId::language_menu);
    draw_menu(screen, Overlay::language_menu, at_language, command_of(screen.looks.language));
    if (possible(screen, CommandId::save_menu)) {
        const Rect at = place(width_of(words.general.save));
        if (text_button(screen.looks, "##save", words.general.save, at, Look::bare)) run(screen, CommandId::save_menu);
        draw_menu(screen, Overlay::save_menu, at);
    } else if (screen.over.open == Overlay::save_menu) {
        screen.close();  // there is nothing to save any more
    }
    if (!screen.offers.models.empty() && !screen.shows_card()) {
        std::string label = words.general.model;
        for (const ModelChoice& choice : screen.offers.models)
            if (choice.name == screen.offers.model && !narrow) label += colon(screen.looks.language) + choice.name;
        if (text_button(screen.looks, "##model", label.c_str(), place(width_of(label.c_str())), Look::bare))
            run(screen, CommandId::about);
    }
    if (screen.song()) {
        const char* label = screen.text().classroom.title;
        if (narrow ? icon_button(screen.looks, "##classroom", Icon::board, place(h), label)
                   : text_button(screen.looks, "##classroom", label, place(width_of(label)), Look::bare))
            run(screen, CommandId::classroom);
    }
    if (screen.song() && !screen.shows_card()) {
        const char* label = screen.text().card.back;
        if (narrow ? icon_button(screen.looks, "##card", Icon::left, place(h), label)
                   : text_button(screen.looks, "##card", label, place(width_of(label)), Look::bare))
            run(screen, CommandId::everything);
    }
    const float left = origin.x + screen.px(narrow ? 16 : 20);
    const Type type = narrow ? Type::body : Type::title;
    if (text_width(words.general.title, type, Face::semibold) < right - left)
        put_text_middle(list, left, middle, {.type = type, .colour = t.ink, .face = Face::semibold},
                        words.general.title);
}

}  // namespace moodglass::app
