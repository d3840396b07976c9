// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"

#include <algorithm>

namespace moodglass::app {
namespace {

bool is_typed(ImWchar character) {
    const ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
    return std::find(queue.begin(), queue.end(), character) != queue.end();
}

// A character may need any modifier, AltGr or Option among them; a key's must be as they are told.
bool pressed(const Keystroke& key) {
    const ImGuiIO& io = ImGui::GetIO();
    if (key.character != 0) return is_typed(key.character);
    const bool control = io.KeyCtrl || io.KeySuper;
    return control == key.ctrl && io.KeyShift == key.shift && !io.KeyAlt && ImGui::IsKeyPressed(key.key, key.repeats);
}

}  // namespace

Where where(const Screen& screen) {
    switch (screen.over.open) {
        case Overlay::about:
            return kAbout;
        case Overlay::help:
            return kHelp;
        case Overlay::kept:
            return kKept;
        case Overlay::songs_table:
            return kSongsTable;
        case Overlay::palette:
            return kPalette;
        case Overlay::save_menu:
            return kSaveMenu;
        case Overlay::music_menu:
            return kMusicMenu;
        case Overlay::guesses_menu:
            return kGuessesMenu;
        case Overlay::language_menu:
            return kLanguageMenu;
        case Overlay::group_name:
            return kGroupName;
        case Overlay::none:
            break;
    }
    if (screen.queue.songs().empty()) return kEmpty;
    if (screen.in_classroom()) return kClassroom;
    if (screen.shows_card()) return kCard;
    return screen.asked.reasons == Reasons::why ? kWhy : screen.asked.reasons == Reasons::what_if ? kWhatIf : kCompare;
}

const Command& command(CommandId id) {
    const auto all = commands();
    return *std::find_if(all.begin(), all.end(), [&](const Command& c) { return c.id == id; });
}

bool possible(const Screen& screen, CommandId id) { return command(id).possible(screen); }

void run(Screen& screen, CommandId id, std::size_t which) {
    const Command& what = command(id);
    if (what.possible(screen)) what.act(screen, which);
}

void handle_keys(Screen& screen) {
    const Where here = where(screen);  // of all keys of this frame: what one opens does not take the others
    for (const Command& each : commands()) {
        if (!(each.where & here)) continue;
        for (std::size_t i = 0; i < each.keys.size(); ++i)
            if (pressed(each.keys[i])) run(screen, each.id, each.each ? i : 0);
    }
}

std::vector<CommandId> menu_items(const Screen& screen, Overlay menu) {
    using enum CommandId;
    std::vector<CommandId> items;
    if (menu == Overlay::save_menu)
        items = {save_report, save_picture, save_card_square, save_card_wide, save_json, save_csv, save_recording, copy, save_only, save_without, copy_link};
    if (menu == Overlay::music_menu)
        items = {music_alike, music_film, music_popular, music_classical, music_all, music_own};
    if (menu == Overlay::guesses_menu) items = {save_guesses_page, save_guesses_csv, forget_guesses};
    if (menu == Overlay::language_menu) items = {language_german, language_english, language_spanish, language_french};
    std::erase_if(items, [&](CommandId id) { return !possible(screen, id); });
    return items;
}

}  // namespace moodglass::app
