// SPDX-License-Identifier: Apache-2.0
// The table itself, and what its commands do that takes more than a call.
#include "app/commands.h"

#include <algorithm>

#include "app/palette.h"

namespace moodglass::app {
namespace {

using enum CommandId;

Key letter(ImGuiKey key) { return {.key = key}; }
Key held(ImGuiKey key) { return {.key = key, .repeats = true}; }
Key with_shift(Key key) {
    key.shift = true;
    return key;
}
Key with_ctrl(Key key) {
    key.ctrl = true;
    return key;
}
Key typed(char character) { return {.character = static_cast<ImWchar>(character)}; }

std::vector<Key> digits(int most) {
    std::vector<Key> keys;
    for (int i = 1; i <= most; ++i) keys.push_back(typed(static_cast<char>('0' + i)));
    return keys;
}

bool has_song(const Screen& s) { return s.song() != nullptr; }
bool has_duration(const Screen& s) { return s.duration_s() > 0; }
bool is_done(const Screen& s) { return s.song() && s.song()->state == SongState::done; }
bool has_values(const Screen& s) { return s.summary.has_value(); }
bool is_explained(const Screen& s) { return s.summary && s.summary->explained; }
bool can_be_moved(const Screen& s) { return is_explained(s) && s.analysis()->feature_space.known(); }
bool can_save(const Screen& s) { return is_done(s) && !s.in_classroom(); }
bool can_save_part(const Screen& s) { return can_save(s) && s.can_listen(); }
bool is_running(const Screen& s) {
    const Song* song = s.song();
    return song && (song->state == SongState::waiting || song->state == SongState::decoding ||
                    song->state == SongState::analysing);
}
bool can_retry(const Screen& s) {
    return s.song() && (s.song()->state == SongState::failed || s.song()->state == SongState::cancelled);
}
bool has_kept(const Screen& s) { return !s.offers.kept.empty(); }

// One step of twenty from one end of a slider to the other.
float stepped(float value, const Spread& range, int by) {
    return value + static_cast<float>(by) * (range.high - range.low) / 20;
}

void step_feature(Screen& s, int by) {
    const std::size_t f = *s.chosen.feature;
    s.move_feature(f, stepped(midlevel_of(s.shown())[f], s.analysis()->feature_space.features[f], by));
}

void step_wish(Screen& s, int by) {
    const Spread& range = s.analysis()->feature_space.emotions[s.chosen.emotion];
    const float from = s.asked.what_if.wanted.value_or(s.summary->emotions[s.chosen.emotion].value);
    s.wish_level(std::clamp(stepped(from, range, by), range.low, range.high));
}

std::vector<const Song*> songs_of_table(const Screen& s) {
    return ordered(comparable(s.queue.songs(), s.analysis()), s.asked.table_order);
}

void compare_that_pair(Screen& s, std::size_t which) {
    const std::vector<const Song*> songs = comparable(s.queue.songs(), s.analysis());
    const std::vector<Pair> pairs = telling_pairs(songs);
    if (which >= pairs.size()) return;
    s.compare_songs(*songs[pairs[which].first], *songs[pairs[which].second]);
    s.close();
}

// Up and down in a dialogue's rows; in the table of songs the rows are the songs.
void move_row(Screen& s, int by) {
    if (s.over.open != Overlay::songs_table) {
        s.row() += by;  // the dialogue knows how many there are
        return;
    }
    const std::vector<const Song*> rows = songs_of_table(s);
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const Song* r) { return r->id == s.chosen.song; });
    const std::ptrdiff_t to = at - rows.begin() + by;
    if (at != rows.end() && to >= 0 && to < static_cast<std::ptrdiff_t>(rows.size()))
        s.select(rows[static_cast<std::size_t>(to)]->id);
}

void choose_that_row(Screen& s) {
    const auto row = static_cast<std::size_t>(std::max(s.over.row, 0));
    if (s.over.open == Overlay::palette) return choose_in_palette(s, row);
    if (s.over.open == Overlay::about && row < s.offers.models.size()) {
        if (s.offers.models[row].name == s.offers.model) return;
        s.choose_model(s.offers.models[row].name);
        s.close();
    }
    if (s.over.open == Overlay::kept && row < s.offers.kept.size()) {
        s.open_kept(s.offers.kept[row].key);
        s.close();
    }
}

void move_column(Screen& s, std::size_t by) {
    const TableOrder& order = s.asked.table_order;
    const std::size_t column = order.sorted ? order.column : by == 1 ? kTableColumns - 1 : 0;
    s.sort_table_by((column + by) % kTableColumns);
}

void delete_that_kept(Screen& s) {
    const auto row = static_cast<std::size_t>(std::max(s.over.row, 0));
    if (row < s.offers.kept.size()) s.delete_kept(s.offers.kept[row].key);
}

void choose_that_item(Screen& s, std::size_t which) {
    const std::vector<CommandId> items = menu_items(s, s.over.open);
    if (which >= items.size()) return;
    run(s, items[which]);
    s.close();
}

template <const std::string_view& kind>
void compare_with(Screen& s, std::size_t) {
    s.compare_with_music(kind);
}

template <const std::string_view& kind>
bool can_compare_with(const Screen& s) {
    return has_song(s) && s.music.has(kind);
}

constexpr unsigned kSongs = kWorkbench | kClassroom;

}  // namespace

std::span<const Command> commands() {
    static const std::vector<Command> all =
        {
            {play,
             "Play or pause",
             "Abspielen oder anhalten",
             Topic::time,
             kSongs,
             {letter(ImGuiKey_Space)},
             [](Screen& s, std::size_t) { s.toggle_play(); },
             [](const Screen& s) { return s.can_play(); }},
            {back,
             "Back 5 s",
             "5 s zur\u00fcck",
             Topic::time,
             kWorkbench,
             {held(ImGuiKey_LeftArrow)},
             [](Screen& s, std::size_t) { s.seek(s.chosen.cursor_s - 5); },
             has_duration},
            {forward,
             "Forward 5 s",
             "5 s vor",
             Topic::time,
             kWorkbench,
             {held(ImGuiKey_RightArrow)},
             [](Screen& s, std::size_t) { s.seek(s.chosen.cursor_s + 5); },
             has_duration},
            {back_a_little,
             "Back 1 s",
             "1 s zur\u00fcck",
             Topic::time,
             kSongs,
             {with_shift(held(ImGuiKey_LeftArrow))},
             [](Screen& s, std::size_t) { s.seek(s.chosen.cursor_s - 1); },
             has_duration},
            {forward_a_little,
             "Forward 1 s",
             "1 s vor",
             Topic::time,
             kSongs,
             {with_shift(held(ImGuiKey_RightArrow))},
             [](Screen& s, std::size_t) { s.seek(s.chosen.cursor_s + 1); },
             has_duration},
            {to_start,
             "To the beginning",
             "An den Anfang",
             Topic::time,
             kSongs,
             {letter(ImGuiKey_Home)},
             [](Screen& s, std::size_t) { s.seek(0); },
             has_duration},
            {to_end,
             "To the end",
             "Ans Ende",
             Topic::time,
             kSongs,
             {letter(ImGuiKey_End)},
             [](Screen& s, std::size_t) { s.seek(s.duration_s()); },
             has_duration},
            {zoom_in,
             "Zoom in (also wheel, pinch)",
             "Vergr\u00f6\u00dfern (auch Mausrad, zwei Finger)",
             Topic::time,
             kSongs,
             {typed('+'), typed('=')},
             [](Screen& s, std::size_t) { s.zoom(1.5, s.chosen.cursor_s); },
             has_duration},
            {zoom_out,
             "Zoom out",
             "Verkleinern",
             Topic::time,
             kSongs,
             {typed('-')},
             [](Screen& s, std::size_t) { s.zoom(1 / 1.5, s.chosen.cursor_s); },
             has_duration},
            {show_all,
             "Show the whole song",
             "Ganzes Lied zeigen",
             Topic::time,
             kSongs,
             {typed('0')},
             [](Screen& s, std::size_t) { s.show_all_time(); },
             has_duration},
            {pan_left,
             "Move the view back",
             "Ansicht zur\u00fcck verschieben",
             Topic::time,
             kSongs,
             {held(ImGuiKey_A)},
             [](Screen& s, std::size_t) { s.pan(-s.chosen.view.span_s() / 10); },
             has_duration},
            {pan_right,
             "Move the view on",
             "Ansicht weiter verschieben",
             Topic::time,
             kSongs,
             {held(ImGuiKey_D)},
             [](Screen& s, std::size_t) { s.pan(s.chosen.view.span_s() / 10); },
             has_duration},
            {begin_stretch,
             "A stretch begins at the cursor (or drag)",
             "Abschnitt beginnt am Zeiger (oder ziehen)",
             Topic::time,
             kSongs,
             {typed('[')},
             [](Screen& s, std::size_t) { s.begin_stretch(); },
             has_duration},
            {end_stretch,
             "A stretch ends at the cursor",
             "Abschnitt endet am Zeiger",
             Topic::time,
             kSongs,
             {typed(']')},
             [](Screen& s, std::size_t) { s.end_stretch(); },
             has_duration},
            {clear_stretch,
             "Show the whole song's values again",
             "Wieder die Werte des ganzen Liedes zeigen",
             Topic::time,
             kSongs,
             {letter(ImGuiKey_Escape)},
             [](Screen& s, std::size_t) { s.select_stretch(std::nullopt); },
             [](const Screen& s) { return s.chosen.stretch.has_value(); }},
            {next_part,
             "Hear all of it, only what raises it, or the rest",
             "Alles h\u00f6ren, nur was hebt, oder den Rest",
             Topic::time,
             kWorkbench,
             {letter(ImGuiKey_H)},
             [](Screen& s, std::size_t) { s.choose_next_part(); },
             [](const Screen& s) { return s.can_listen(); }},

            {open_files,
             "Choose files",
             "Dateien w\u00e4hlen",
             Topic::songs,
             kPanels,
             {letter(ImGuiKey_O)},
             [](Screen& s, std::size_t) { s.pick_files(); }},
            {next_example,
             "The next example piece",
             "Das n\u00e4chste Beispielst\u00fcck",
             Topic::songs,
             kPanels,
             {letter(ImGuiKey_G)},
             [](Screen& s, std::size_t) { s.open_next_example(); },
             [](const Screen& s) { return !s.offers.examples.empty(); }},
            {previous_song,
             "Previous song",
             "Voriges Lied",
             Topic::songs,
             kSongs,
             {held(ImGuiKey_UpArrow)},
             [](Screen& s, std::size_t) { s.select_neighbour(-1); },
             has_song},
            {next_song,
             "Next song",
             "N\u00e4chstes Lied",
             Topic::songs,
             kSongs,
             {held(ImGuiKey_DownArrow)},
             [](Screen& s, std::size_t) { s.select_neighbour(1); },
             has_song},
            {cancel,
             "Cancel the song's analysis",
             "Analyse des Liedes abbrechen",
             Topic::songs,
             kSongs,
             {with_shift(letter(ImGuiKey_Delete))},
             [](Screen& s, std::size_t) { s.cancel(s.chosen.song); },
             is_running},
            {remove,
             "Remove the song",
             "Lied entfernen",
             Topic::songs,
             kSongs,
             {letter(ImGuiKey_Delete)},
             [](Screen& s, std::size_t) { s.remove(s.chosen.song); },
             has_song},
            {retry,
             "Try again",
             "Noch einmal versuchen",
             Topic::songs,
             kSongs,
             {letter(ImGuiKey_U)},
             [](Screen& s, std::size_t) { s.retry(s.chosen.song); },
             can_retry},
            {undo,
             "Undo",
             "R\u00fcckg\u00e4ngig",
             Topic::songs,
             kPanels,
             {with_ctrl(held(ImGuiKey_Z))},
             [](Screen& s, std::size_t) { s.undo(); },
             [](const Screen& s) { return s.can_undo(); }},
            {redo,
             "Redo",
             "Wiederherstellen",
             Topic::songs,
             kPanels,
             {with_ctrl(with_shift(held(ImGuiKey_Z))), with_ctrl(held(ImGuiKey_Y))},
             [](Screen& s, std::size_t) { s.redo(); },
             [](const Screen& s) { return s.can_redo(); }},
            {songs_table,
             "All songs in a table",
             "Alle Lieder als Tabelle",
             Topic::songs,
             kWorkbench,
             {letter(ImGuiKey_R)},
             [](Screen& s, std::size_t) { s.open(Overlay::songs_table); }},
            {kept,
             "Kept results",
             "Aufgehobene Ergebnisse",
             Topic::songs,
             kPanels,
             {letter(ImGuiKey_K)},
             [](Screen& s, std::size_t) { s.open(Overlay::kept); }},

            {choose_emotion, "Choose an emotion", "Emotion w\u00e4hlen", Topic::shown, kSongs, digits(8),
             [](Screen& s, std::size_t which) { s.choose_emotion(which); }, has_song, true},
            {next_feature,
             "Next quality",
             "N\u00e4chste Eigenschaft",
             Topic::shown,
             kSongs,
             {letter(ImGuiKey_F)},
             [](Screen& s, std::size_t) { s.choose_next_feature(1); },
             is_explained},
            {previous_feature,
             "Previous quality",
             "Vorige Eigenschaft",
             Topic::shown,
             kSongs,
             {with_shift(letter(ImGuiKey_F))},
             [](Screen& s, std::size_t) { s.choose_next_feature(-1); },
             is_explained},
            {why,
             "Why",
             "Warum",
             Topic::shown,
             kWorkbench,
             {letter(ImGuiKey_Y)},
             [](Screen& s, std::size_t) { s.show_reasons(Reasons::why); }},
            {what_if,
             "What if",
             "Was w\u00e4re, wenn",
             Topic::shown,
             kWorkbench,
             {letter(ImGuiKey_I)},
             [](Screen& s, std::size_t) { s.show_reasons(Reasons::what_if); }},
            {compare,
             "Compare",
             "Vergleich",
             Topic::shown,
             kWorkbench,
             {letter(ImGuiKey_V)},
             [](Screen& s, std::size_t) { s.show_reasons(Reasons::compare); }},
            {count_from,
             "Why: all effects, or compared with usual",
             "Warum: alle Beitr\u00e4ge, oder gegen\u00fcber dem \u00dcblichen",
             Topic::shown,
             kSongs,
             {letter(ImGuiKey_C)},
             [](Screen& s, std::size_t) { s.count_from_usual(!s.asked.from_usual); },
             has_song},
            {CommandId::music_menu,
             "Choose the music to compare with",
             "Vergleichsmusik w\u00e4hlen",
             Topic::shown,
             0,
             {},
             [](Screen& s, std::size_t) { s.open(Overlay::music_menu); },
             can_compare_with<kSoundsLike>},
            {next_music,
             "Compare with other music: the next kind",
             "Mit anderer Musik vergleichen: n\u00e4chste Art",
             Topic::shown,
             kSongs,
             {letter(ImGuiKey_B)},
             [](Screen& s, std::size_t) { s.compare_with_next_music(); },
             can_compare_with<kSoundsLike>},
            {music_alike, "Compare with music that sounds alike", "Mit Musik vergleichen, die \u00e4hnlich klingt", Topic::shown, 0, {},
             compare_with<kSoundsLike>, can_compare_with<kSoundsLike>},
            {music_film, "Compare with film music", "Mit Filmmusik vergleichen", Topic::shown, 0, {},
             compare_with<kFilmMusic>, can_compare_with<kFilmMusic>},
            {music_popular, "Compare with popular music", "Mit Popmusik vergleichen", Topic::shown, 0, {},
             compare_with<kPopularMusic>, can_compare_with<kPopularMusic>},
            {music_classical, "Compare with classical music", "Mit klassischer Musik vergleichen", Topic::shown, 0, {},
             compare_with<kClassicalMusic>, can_compare_with<kClassicalMusic>},
            {music_all, "Compare with music of all kinds", "Mit Musik aller Arten vergleichen", Topic::shown, 0, {},
             compare_with<kAllMusic>, can_compare_with<kAllMusic>},
            {music_own, "Compare with my own songs", "Mit meinen eigenen Liedern vergleichen", Topic::shown, 0, {},
             compare_with<kOwnMusic>, can_compare_with<kOwnMusic>},
            {next_map,
             "Where it comes from: emotion, quality, left out, off",
             "Woher es kommt: Emotion, Eigenschaft, Rest, aus",
             Topic::shown,
             kWorkbench,
             {letter(ImGuiKey_W)},
             [](Screen& s, std::size_t) { s.show_next_map(); },
             has_song},
            {take_as_a,
             "Keep what is shown as A",
             "Das Gezeigte als A festhalten",
             Topic::shown,
             kWorkbench,
             {letter(ImGuiKey_X)},
             [](Screen& s, std::size_t) { s.take_as_a(); },
             [](const Screen& s) { return is_explained(s) && is_done(s); }},
            {swap_sides,
             "Compare: swap A and B",
             "Vergleich: A und B tauschen",
             Topic::shown,
             kCompare,
             {letter(ImGuiKey_Z)},
             [](Screen& s, std::size_t) { s.swap_sides(); },
             [](const Screen& s) { return s.asked.side_a.has_value(); }},
            {forget_a,
             "Compare: forget A",
             "Vergleich: A vergessen",
             Topic::shown,
             kCompare,
             {letter(ImGuiKey_Backspace)},
             [](Screen& s, std::size_t) { s.forget_side_a(); },
             [](const Screen& s) { return s.asked.side_a.has_value(); }},
            {lower_feature,
             "What if: lower the quality",
             "Was w\u00e4re, wenn: Eigenschaft senken",
             Topic::shown,
             kWhatIf,
             {typed(',')},
             [](Screen& s, std::size_t) { step_feature(s, -1); },
             [](const Screen& s) { return can_be_moved(s) && s.chosen.feature; }},
            {raise_feature,
             "What if: raise the quality",
             "Was w\u00e4re, wenn: Eigenschaft heben",
             Topic::shown,
             kWhatIf,
             {typed('.')},
             [](Screen& s, std::size_t) { step_feature(s, 1); },
             [](const Screen& s) { return can_be_moved(s) && s.chosen.feature; }},
            {lower_wish,
             "What if: lower the wanted level",
             "Was w\u00e4re, wenn: gew\u00fcnschte H\u00f6he senken",
             Topic::shown,
             kWhatIf,
             {typed('<')},
             [](Screen& s, std::size_t) { step_wish(s, -1); },
             can_be_moved},
            {raise_wish,
             "What if: raise the wanted level",
             "Was w\u00e4re, wenn: gew\u00fcnschte H\u00f6he heben",
             Topic::shown,
             kWhatIf,
             {typed('>')},
             [](Screen& s, std::size_t) { step_wish(s, 1); },
             can_be_moved},
            {apply_wish,
             "What if: move the sliders there",
             "Was w\u00e4re, wenn: Regler dorthin stellen",
             Topic::shown,
             kWhatIf,
             {letter(ImGuiKey_Enter), letter(ImGuiKey_KeypadEnter)},
             [](Screen& s, std::size_t) { s.apply_wish(); },
             [](const Screen& s) { return can_be_moved(s) && s.asked.what_if.wanted; }},
            {reset_what_if,
             "What if: reset",
             "Was w\u00e4re, wenn: zur\u00fccksetzen",
             Topic::shown,
             kWhatIf,
             {letter(ImGuiKey_Backspace)},
             [](Screen& s, std::size_t) { s.reset_what_if(); },
             [](const Screen& s) { return s.asked.what_if.moved || s.asked.what_if.wanted; }},

            {copy,
             "Copy the values",
             "Werte kopieren",
             Topic::taking,
             kSongs,
             {with_ctrl(letter(ImGuiKey_C))},
             [](Screen& s, std::size_t) { s.copy_values(); },
             has_values},
            {CommandId::save_menu,
             "Save as report, picture, curves",
             "Sichern als Bericht, Bild, Kurven",
             Topic::taking,
             kWorkbench,
             {letter(ImGuiKey_E)},
             [](Screen& s, std::size_t) { s.open(Overlay::save_menu); },
             can_save},
            {save_report,
             "Report (HTML)",
             "Bericht (HTML)",
             Topic::taking,
             0,
             {},
             [](Screen& s, std::size_t) { s.take_away(Takeaway::report); },
             can_save},
            {save_picture,
             "This picture (PNG)",
             "Dieses Bild (PNG)",
             Topic::taking,
             0,
             {},
             [](Screen& s, std::size_t) { s.take_away(Takeaway::picture); },
             can_save},
            {save_json,
             "All values (JSON)",
             "Alle Werte (JSON)",
             Topic::taking,
             kSongs,
             {letter(ImGuiKey_S)},
             [](Screen& s, std::size_t) { s.take_away(Takeaway::json); },
             is_done},
            {save_csv,
             "Curves (CSV)",
             "Kurven (CSV)",
             Topic::taking,
             0,
             {},
             [](Screen& s, std::size_t) { s.take_away(Takeaway::csv); },
             can_save},
            {save_only,
             "Sound: only this (WAV)",
             "Klang: nur das (WAV)",
             Topic::taking,
             0,
             {},
             [](Screen& s, std::size_t) { s.save_part(Part::only); },
             can_save_part},
            {save_without,
             "Sound: without this (WAV)",
             "Klang: ohne das (WAV)",
             Topic::taking,
             0,
             {},
             [](Screen& s, std::size_t) { s.save_part(Part::without); },
             can_save_part},

            {classroom,
             "Classroom: one panel, large",
             "Unterricht: ein Feld, gro\u00df",
             Topic::application,
             kSongs,
             {letter(ImGuiKey_P)},
             [](Screen& s, std::size_t) { s.in_classroom() ? s.leave_classroom() : s.enter_classroom(); },
             has_song},
            {leave_classroom,
             "Leave the classroom",
             "Unterricht verlassen",
             Topic::application,
             kClassroom,
             {letter(ImGuiKey_Escape)},
             [](Screen& s, std::size_t) { s.leave_classroom(); },
             [](const Screen& s) { return s.in_classroom() && !s.chosen.stretch; }},
            {previous_lesson,
             "Classroom: the panel before",
             "Unterricht: voriges Feld",
             Topic::application,
             kClassroom,
             {letter(ImGuiKey_LeftArrow), letter(ImGuiKey_PageUp)},
             [](Screen& s, std::size_t) { s.step_lesson(-1); }},
            {next_lesson,
             "Classroom: the next panel",
             "Unterricht: n\u00e4chstes Feld",
             Topic::application,
             kClassroom,
             {letter(ImGuiKey_RightArrow), letter(ImGuiKey_PageDown)},
             [](Screen& s, std::size_t) { s.step_lesson(1); }},
            {numbers,
             "Classroom: show or hide the numbers",
             "Unterricht: Zahlen zeigen oder verbergen",
             Topic::application,
             kClassroom,
             {letter(ImGuiKey_N)},
             [](Screen& s, std::size_t) { s.toggle_numbers(); }},
            {about,
             "About the model",
             "\u00dcber das Modell",
             Topic::application,
             kPanels,
             {letter(ImGuiKey_M)},
             [](Screen& s, std::size_t) { s.open(Overlay::about); },
             [](const Screen& s) { return !s.offers.models.empty(); }},
            {CommandId::theme,
             "Dark or light",
             "Dunkel oder hell",
             Topic::application,
             kPanels,
             {letter(ImGuiKey_T)},
             [](Screen& s, std::size_t) { s.set_dark(!s.looks.dark); }},
            {language,
             "Deutsch",
             "English",
             Topic::application,
             kPanels,
             {letter(ImGuiKey_L)},
             [](Screen& s, std::size_t) {
                 s.set_language(s.looks.language == Language::english ? Language::german : Language::english);
             }},
            {palette,
             "Find a command, an emotion, a quality or a song",
             "Befehl, Emotion, Eigenschaft oder Lied finden",
             Topic::application,
             kPanels,
             {typed('/'), with_ctrl(with_shift(letter(ImGuiKey_P)))},
             [](Screen& s, std::size_t) { s.open(Overlay::palette); }},
            {help,
             "This list of keys",
             "Diese Liste der Tasten",
             Topic::application,
             kPanels,
             {typed('?')},
             [](Screen& s, std::size_t) { s.open(Overlay::help); }},

            {close,
             "Close what lies over the panels",
             "Schlie\u00dfen, was \u00fcber den Feldern liegt",
             Topic::overlays,
             kDialogues,
             {letter(ImGuiKey_Escape)},
             [](Screen& s, std::size_t) { s.close(); }},
            {row_up,
             "The row before",
             "Vorige Zeile",
             Topic::overlays,
             kAbout | kKept | kSongsTable | kPalette,
             {held(ImGuiKey_UpArrow)},
             [](Screen& s, std::size_t) { move_row(s, -1); }},
            {row_down,
             "The next row",
             "N\u00e4chste Zeile",
             Topic::overlays,
             kAbout | kKept | kSongsTable | kPalette,
             {held(ImGuiKey_DownArrow)},
             [](Screen& s, std::size_t) { move_row(s, 1); }},
            {choose_row,
             "Choose this row",
             "Diese Zeile w\u00e4hlen",
             Topic::overlays,
             kAbout | kKept | kPalette,
             {letter(ImGuiKey_Enter), letter(ImGuiKey_KeypadEnter)},
             [](Screen& s, std::size_t) { choose_that_row(s); }},
            {toggle_kept,
             "Kept results: keep them or not",
             "Aufgehobene: aufheben oder nicht",
             Topic::overlays,
             kKept,
             {letter(ImGuiKey_Space)},
             [](Screen& s, std::size_t) { s.want_kept(!s.offers.kept_wanted); }},
            {delete_kept,
             "Kept results: delete this one",
             "Aufgehobene: dieses l\u00f6schen",
             Topic::overlays,
             kKept,
             {letter(ImGuiKey_Delete)},
             [](Screen& s, std::size_t) { delete_that_kept(s); },
             has_kept},
            {delete_all_kept,
             "Kept results: delete all",
             "Aufgehobene: alle l\u00f6schen",
             Topic::overlays,
             kKept,
             {with_shift(letter(ImGuiKey_Delete))},
             [](Screen& s, std::size_t) { s.delete_kept(""); },
             has_kept},
            {previous_column,
             "All songs: sort by the column before",
             "Alle Lieder: nach voriger Spalte ordnen",
             Topic::overlays,
             kSongsTable,
             {letter(ImGuiKey_LeftArrow)},
             [](Screen& s, std::size_t) { move_column(s, kTableColumns - 1); }},
            {next_column,
             "All songs: sort by the next column",
             "Alle Lieder: nach n\u00e4chster Spalte ordnen",
             Topic::overlays,
             kSongsTable,
             {letter(ImGuiKey_RightArrow)},
             [](Screen& s, std::size_t) { move_column(s, 1); }},
            {turn_order,
             "All songs: turn the order round",
             "Alle Lieder: Ordnung umkehren",
             Topic::overlays,
             kSongsTable,
             {letter(ImGuiKey_Enter), letter(ImGuiKey_KeypadEnter)},
             [](Screen& s, std::size_t) {
                 s.sort_table_by(s.asked.table_order.sorted ? s.asked.table_order.column : 0);
             }},
            {compare_pair, "All songs: compare a pair", "Alle Lieder: ein Paar vergleichen", Topic::overlays,
             kSongsTable, digits(5), compare_that_pair, [](const Screen&) { return true; }, true},
            {choose_item, "Choose from the menu", "Aus dem Men\u00fc w\u00e4hlen", Topic::overlays,
             kSaveMenu | kMusicMenu, digits(7), choose_that_item, [](const Screen&) { return true; }, true},
        };
    return all;
}

}  // namespace moodglass::app
