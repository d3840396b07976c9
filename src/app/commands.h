// SPDX-License-Identifier: Apache-2.0
// Everything that can be done, in one table: its name in every language, its keys, where it is offered, when it is
// possible and what it does. Keys, the list behind `?`, the palette, menus and buttons come from it.
#pragma once

#include <imgui/imgui.h>

#include <span>
#include <string>
#include <vector>

#include "app/screen.h"

namespace moodglass::app {

enum class CommandId {
    // Playing and the timeline
    play,
    back,
    forward,
    back_a_little,
    forward_a_little,
    to_start,
    to_end,
    zoom_in,
    zoom_out,
    show_all,
    pan_left,
    pan_right,
    begin_stretch,
    end_stretch,
    clear_stretch,
    next_part,
    next_section,
    previous_section,
    compare_section,
    strongest_moment,
    card_moment,
    loop,
    next_speed,
    louder,
    quieter,
    // Songs
    open_files,
    next_example,
    previous_song,
    next_song,
    cancel,
    remove,
    retry,
    undo,
    redo,
    songs_table,
    kept,
    // What is shown
    choose_emotion,
    next_feature,
    previous_feature,
    why,
    what_if,
    compare,
    count_from,
    music_menu,
    next_music,
    music_alike,
    music_film,
    music_popular,
    music_classical,
    music_all,
    music_own,
    next_map,
    take_as_a,
    swap_sides,
    forget_a,
    lower_feature,
    raise_feature,
    lower_wish,
    raise_wish,
    apply_wish,
    reset_what_if,
    // Taking along
    copy,
    copy_link,
    save_menu,
    save_report,
    save_picture,
    save_card_square,
    save_card_wide,
    save_json,
    save_csv,
    save_only,
    save_without,
    // The application
    everything,
    classroom,
    leave_classroom,
    previous_lesson,
    next_lesson,
    numbers,
    guess_less,
    guess_more,
    next_group,
    add_group,
    name_group,
    save_guesses_page,
    save_guesses_csv,
    forget_guesses,
    tour,
    lesson_plan,
    next_card,
    previous_card,
    about,
    theme,
    next_language,
    language_menu,
    language_german,
    language_english,
    language_spanish,
    language_french,
    palette,
    help,
    // In what lies over the panels
    close,
    row_up,
    row_down,
    choose_row,
    toggle_kept,
    delete_kept,
    delete_all_kept,
    next_column,
    previous_column,
    turn_order,
    save_playlist,
    compare_pair,
    // Live sound
    listen,
    listen_other,
    next_microphone,
    save_recording,
    hear_in_class,
    choose_item,
};

enum class Topic { time, songs, shown, taking, application, overlays };

// Where the keys are; exactly one at a time. A command names all of those in which its keys hold.
enum Where : unsigned {
    kWhy = 1,
    kWhatIf = 2,
    kCompare = 4,
    kClassroom = 8,
    kEmpty = 16,  // the panels; kEmpty: there is no song yet
    kAbout = 32,
    kHelp = 64,
    kKept = 128,
    kSongsTable = 256,
    kPalette = 512,
    kSaveMenu = 1024,
    kMusicMenu = 2048,
    kGuessesMenu = 4096,
    kGroupName = 8192,
    kCard = 16384,
    kLanguageMenu = 32768,
    kWorkbench = kWhy | kWhatIf | kCompare,
    kPanels = kWorkbench | kClassroom | kEmpty | kCard,
    kDialogues = kAbout | kHelp | kKept | kSongsTable | kPalette | kSaveMenu | kMusicMenu | kGuessesMenu | kGroupName |
                 kLanguageMenu,
};
Where where(const Screen& screen);

// A letter counts as it is printed on the key, a character as it is typed.
struct Keystroke {
    ImGuiKey key = ImGuiKey_None;
    ImWchar character = 0;
    bool ctrl = false, shift = false;
    bool repeats = false;  // while it is held

    bool operator==(const Keystroke& other) const {
        return key == other.key && character == other.character && ctrl == other.ctrl && shift == other.shift;
    }
};

struct Command {
    CommandId id;
    Worded<const char*> names;
    Topic topic;
    unsigned where;               // of Where
    std::vector<Keystroke> keys;  // where `each`, the one pressed says which; none: by menu and palette alone
    void (*act)(Screen& screen, std::size_t which);
    bool (*possible)(const Screen& screen) = [](const Screen&) { return true; };
    bool each = false;  // as many commands as keys: emotions, rows of a menu

    const char* name(Language language) const { return names[language]; }
};

std::span<const Command> commands();
const Command& command(CommandId id);

bool possible(const Screen& screen, CommandId id);
void run(Screen& screen, CommandId id, std::size_t which = 0);  // nothing where it is not possible

std::string label_of(const Keystroke& key, Language language);   // "Ctrl Z", "Leertaste"
std::string keys_of(const Command& command, Language language);  // "1 – 8", "+  ="; empty: none

// What the keys of this frame ask for. Only those of the table are taken: all others, and Tab, stay the browser's.
void handle_keys(Screen& screen);

// The entries of a menu, those that are possible now; none where `menu` is another overlay.
std::vector<CommandId> menu_items(const Screen& screen, Overlay menu);

}  // namespace moodglass::app
