// SPDX-License-Identifier: Apache-2.0
#include "app/panels/card.h"
#include "app/words/section_words.h"
#include "app/words/sentences.h"
#include "story/say.h"

namespace moodglass::app {

std::string card_note(const Screen& screen) {
    const Song* song = screen.song();
    if (!song) return {};
    if (song->state == SongState::done)
        return song->analysis ? as_sentences(song->analysis->warnings, screen.looks.language) : std::string();
    const auto& words = screen.text().card;
    const auto& live = screen.text().live;
    if (is_live(*song)) return !song->analysis ? "" : song->provisional ? live.note_provisional : live.note_last;
    if (song->provisional) return song->recorded ? live.note_ended : words.first;
    if (song->state == SongState::cancelled) return words.stopped;
    return song->analysis ? fill(words.so_far, {format_percent(100 * song->fraction)}) : "";
}

std::string card_as_text(const Screen& screen) {
    const Analysis& analysis = *screen.analysis();
    const Language language = screen.looks.language;
    const Telling& telling = screen.telling;
    const auto& words = screen.text().card;
    std::string told;
    for (const std::string& each : {card_note(screen), reasons(telling, analysis, language),
                                    way(telling, analysis, language), moments(telling, analysis, language)})
        if (!each.empty()) told += (told.empty() ? "" : " ") + each + (each.back() == '.' ? "" : ".");
    std::string out = headline(telling, analysis, language) + "\n" + told + "\n" + words.part + "\t" + words.from + "\t" +
                      words.to + "\t" + words.how + "\n";
    for (const Section& section : analysis.sections)
        out += letter_of(section) + "\t" + format_time(section.start_s) + "\t" + format_time(section.end_s) + "\t" +
               name_of(section, analysis.explained, language) + "\n";
    return out;
}

}  // namespace moodglass::app
