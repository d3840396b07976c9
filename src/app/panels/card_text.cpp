// SPDX-License-Identifier: Apache-2.0
#include "app/panels/card.h"
#include "app/words/section_words.h"
#include "app/words/tongue.h"

namespace moodglass::app {

std::string card_note(const Screen& screen) {
    const Song* song = screen.song();
    if (!song || song->state == SongState::done) return {};
    const auto& words = screen.text().card;
    const auto& live = screen.text().live;
    if (is_live(*song)) return !song->analysis ? "" : song->provisional ? live.note_provisional : live.note_last;
    if (song->provisional) return song->recorded ? live.note_ended : words.first;
    if (song->state == SongState::cancelled) return words.stopped;
    return song->analysis ? fill(words.so_far, {format_percent(100 * song->fraction)}) : "";
}

std::string card_as_text(const Screen& screen) {
    const Analysis& analysis = *screen.analysis();
    const Tongue tongue = tongue_of(screen.looks.language);
    const Telling& telling = screen.telling;
    const auto& words = screen.text().card;
    std::string told;
    for (const std::string& each : {card_note(screen), reasons(telling, analysis, tongue),
                                    way(telling, analysis, tongue), moments(telling, analysis, tongue)})
        if (!each.empty()) told += (told.empty() ? "" : " ") + each + (each.back() == '.' ? "" : ".");
    std::string out = headline(telling, analysis, tongue) + "\n" + told + "\n" + words.part + "\t" + words.from + "\t" +
                      words.to + "\t" + words.how + "\n";
    for (const Section& section : analysis.sections)
        out += letter_of(section) + "\t" + format_time(section.start_s) + "\t" + format_time(section.end_s) + "\t" +
               name_of(section, analysis.explained, tongue) + "\n";
    return out;
}

}  // namespace moodglass::app
