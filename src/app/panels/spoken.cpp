// SPDX-License-Identifier: Apache-2.0
#include "app/panels/spoken.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/commands.h"
#include "app/palette.h"
#include "app/panels/panels.h"
#include "app/words/reference_words.h"
#include "app/words/section_words.h"
#include "app/words/sentences.h"
#include "story/say.h"

namespace moodglass::app {
namespace {

using Lines = std::vector<std::string>;

std::string named(const Screen& screen, const std::string& name, const std::string& what) {
    return name + colon(screen.looks.language) + what;
}

// "2 / 7 Tension"; rows out of the list are the nearest.
std::string row_of(int row, std::size_t rows, const auto& name_of) {
    if (rows == 0) return {};
    const auto at = static_cast<std::size_t>(std::clamp(row, 0, static_cast<int>(rows) - 1));
    return std::to_string(at + 1) + " / " + std::to_string(rows) + " " + name_of(at);
}

std::string of_menu(const Screen& screen, const std::string& title) {
    std::string items;
    const std::vector<CommandId> ids = menu_items(screen, screen.over.open);
    for (std::size_t i = 0; i < ids.size(); ++i)
        items += (i == 0 ? "" : ", ") + std::to_string(i + 1) + " " + command(ids[i]).name(screen.looks.language);
    return named(screen, title, items);
}

std::string table_order(const Screen& screen) {
    const Strings& words = screen.text();
    const TableOrder& order = screen.asked.table_order;
    if (!order.sorted) return words.table.title;
    const std::size_t column = order.column;
    const char* name = column == 0               ? words.table.song
                       : column <= kFeatureCount ? words.features[column - 1].name
                                                 : words.emotions[column - 1 - kFeatureCount];
    return named(screen, words.table.title,
                 fill(order.descending ? words.spoken.falling : words.spoken.rising, {name}));
}

std::string of_overlay(const Screen& screen) {
    const Strings& words = screen.text();
    const auto row = [&](std::size_t rows, const auto& name_of) { return row_of(screen.over.row, rows, name_of); };
    switch (screen.over.open) {
        case Overlay::none:
            return {};
        case Overlay::help:
            return words.general.help;
        case Overlay::about:
            return named(screen, words.about.title, row(screen.offers.models.size(), [&](std::size_t i) {
                             const ModelChoice& model = screen.offers.models[i];
                             return model.name + (model.name == screen.offers.model
                                                      ? ", " + std::string(words.about.current)
                                                      : std::string());
                         }));
        case Overlay::kept:
            return named(screen, words.kept.title,
                         screen.offers.kept.empty() ? words.kept.none
                                                    : row(screen.offers.kept.size(), [&](std::size_t i) {
                                                          const KeptEntry& entry = screen.offers.kept[i];
                                                          return entry.name + ", " + entry.when;
                                                      }));
        case Overlay::songs_table:
            return table_order(screen);
        case Overlay::palette: {
            const std::vector<PaletteEntry> entries = palette_entries(screen);
            const std::string at = row(entries.size(), [&](std::size_t i) { return entries[i].name; });
            const std::string typed = screen.over.typed.empty() ? words.palette.hint : screen.over.typed;
            return named(screen, typed, at.empty() ? words.palette.none : at);
        }
        case Overlay::save_menu:
            return of_menu(screen, words.general.save);
        case Overlay::music_menu:
            return of_menu(screen, command(CommandId::music_menu).name(screen.looks.language));
        case Overlay::guesses_menu:
            return of_menu(screen, words.guesses.save);
        case Overlay::language_menu:
            return of_menu(screen, command(CommandId::language_menu).name(screen.looks.language));
        case Overlay::group_name:
            return named(screen, command(CommandId::name_group).name(screen.looks.language), screen.over.typed);
    }
    return {};
}

std::string progress_of(const Screen& screen, const Song& song) {
    const auto& words = screen.text().songs;
    switch (song.state) {
        case SongState::waiting:
            return words.waiting;
        case SongState::failed:
            return std::string(words.failed) + ". " + as_sentence(song.message, screen.looks.language);
        case SongState::cancelled:
            return words.cancelled;
        case SongState::listening:
            return screen.text().live.listening;
        case SongState::decoding:
        case SongState::analysing:
            return screen.text().timeline.analysing;  // how far, the page's status line says
        case SongState::done:
            return song.kept ? words.without_sound : "";
    }
    return {};
}

// Not while they move: who listens is told the values once they have come to rest, and the way there by the status line.
// Nor where a class is to guess them.
bool tells_values(const Screen& screen) {
    const SongState state = screen.song()->state;
    return screen.summary && !screen.hides_numbers() && (state == SongState::done || state == SongState::cancelled);
}

std::string of_panel(const Screen& screen) {
    const Strings& words = screen.text();
    if (screen.in_classroom()) {
        const auto lesson = static_cast<std::size_t>(screen.classroom.lesson);
        const bool live = screen.classroom.lesson == Lesson::live;
        std::string said = named(screen, words.classroom.title,
                                 live ? words.class_live.lesson : words.classroom.lessons[lesson]);
        return said + ". " + (live ? words.class_live.question : words.classroom.questions[lesson]);
    }
    if (screen.shows_card())
        return tells_values(screen) ? named(screen, words.card.back, headline(screen.telling, *screen.analysis(), screen.looks.language))
                                    : words.card.back;
    switch (screen.asked.reasons) {
        case Reasons::why:
            return named(screen, words.why.title, screen.asked.from_usual ? words.why.from_usual : words.why.from_zero);
        case Reasons::what_if:
            return words.what_if.tab;
        case Reasons::compare:
            return screen.asked.side_a
                       ? named(screen, words.compare.tab,
                               "A " + label_of(screen.asked.side_a->name, screen.asked.side_a->stretch))
                       : words.compare.tab;
    }
    return {};
}

std::string of_emotion(const Screen& screen) {
    const std::size_t e = screen.chosen.emotion;
    std::string said = screen.text().emotions[e];
    if (!tells_values(screen)) return said;
    const Reading& reading = screen.shown().emotions[e];
    said += " " + format_value(reading.value, screen.looks.language);
    if (reading.percentile) said += ". " + screen.rank(*reading.percentile);
    return said;
}

std::string of_feature(const Screen& screen) {
    if (!screen.has_feature() || !screen.chosen.feature) return {};
    const std::size_t f = *screen.chosen.feature;
    std::string said = screen.text().features[f].name;
    if (!tells_values(screen)) return said;
    return said + " " + format_value(screen.shown().midlevel[f].value, screen.looks.language);
}

std::string of_stretch(const Screen& screen) {
    const Strings& words = screen.text();
    if (!screen.chosen.stretch) return words.spoken.whole;
    const auto section = screen.chosen_section();
    if (const Analysis* analysis = screen.analysis(); section && analysis && tells_values(screen))
        return told_section(analysis->sections[*section], analysis->explained, screen.looks.language);
    const auto& [start_s, end_s] = *screen.chosen.stretch;
    return fill(words.timeline.stretch, {format_time(start_s), format_time(end_s)});
}

std::string of_map(const Screen& screen) {
    const Strings& words = screen.text();
    const std::size_t e = screen.chosen.emotion;
    switch (screen.asked.map_of) {
        case MapOf::emotion:
            return named(screen, words.map.title, words.emotions[e]);
        case MapOf::feature:
            return screen.chosen.feature
                       ? named(screen, words.map.title, words.features[*screen.chosen.feature].name)
                       : std::string();
        case MapOf::left_out:
            return named(screen, words.map.title, words.why.left_out);
        case MapOf::nothing:
            break;
    }
    return words.spoken.no_map;
}

std::string of_part(const Screen& screen) {
    const auto& words = screen.text().listen;
    return screen.asked.part == Part::whole ? words.whole : screen.asked.part == Part::only ? words.only : words.without;
}

// The sentence and the judgement that stand over the table beside the canvas.
std::string of_question(const Screen& screen) {
    if (!tells_values(screen) || !screen.summary->explained) return {};
    switch (screen.asked.reasons) {
        case Reasons::why:
            return why_sentence(screen);
        case Reasons::what_if:
            return what_if_judgement(screen) + (screen.asked.what_if.wanted ? " " + what_if_sentence(screen) : "");
        case Reasons::compare:
            return screen.origin ? comparison_sentence(screen.chosen.emotion, *screen.origin, profile_of(*screen.summary),
                                                       screen.looks.language)
                                 : std::string();
    }
    return {};
}

}  // namespace

std::vector<std::string> spoken(const Screen& screen) {
    const Strings& words = screen.text();
    Lines lines = {of_overlay(screen)};
    if (const Song* song = screen.song()) {
        const std::string state = progress_of(screen, *song);
        lines.push_back(state.empty() ? song->name : named(screen, song->name, state));
        lines.push_back(of_panel(screen));
        if (!screen.shows_card()) {  // which has no emotion or quality to choose
            lines.push_back(of_emotion(screen));
            lines.push_back(of_feature(screen));
            if (!screen.in_classroom()) lines.push_back(of_question(screen));
            lines.push_back(of_map(screen));
        }
        lines.push_back(of_stretch(screen));
        const bool plays = screen.loaded() && screen.playhead.playing;
        if (plays) lines.push_back(words.spoken.plays);
        else lines.push_back(fill(words.timeline.at, {format_time(screen.chosen.cursor_s)}));
        lines.push_back(fill(words.spoken.seen, {format_time(screen.chosen.view.start_s), format_time(screen.chosen.view.end_s)}));
        if (const Analysis* analysis = screen.analysis(); analysis && tells_values(screen))
            lines.push_back(fill(words.music.compared, {reference_name(analysis->reference.kind, screen.looks.language)}));
        if (screen.asked.map_of != MapOf::nothing) lines.push_back(of_part(screen));
        const Listening& how = screen.asked.listening;
        lines.push_back(how.loops ? words.spoken.again : words.spoken.once);
        lines.push_back(fill(words.spoken.speed, {format_percent(100 * how.speed)}));
        lines.push_back(fill(words.spoken.volume, {format_percent(100 * how.volume)}));
    } else {
        lines.push_back(words.empty.title);
        lines.push_back(words.empty.invitation);
    }
    lines.push_back(screen.over.notice);
    std::erase_if(lines, [](const std::string& line) { return line.empty(); });
    for (std::string& line : lines) std::replace(line.begin(), line.end(), '\n', ' ');
    return lines;
}

}  // namespace moodglass::app
