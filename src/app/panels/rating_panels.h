// SPDX-License-Identifier: Apache-2.0
// What the panels of features and of emotions share.
#pragma once

#include <string>
#include <string_view>

#include "app/drawing/paint.h"
#include "app/drawing/rating_rows.h"
#include "app/screen.h"
#include "app/words/sentences.h"
#include "explain/uncertainty.h"

namespace moodglass::app {

inline RatingRow rating_row(const char* name, const Reading& r) {
    return {name, r.value, r.low, r.high, r.percentile, r.ambiguous};
}

inline RatingRowsStyle rating_style(const Screen& screen, std::optional<std::size_t> chosen) {
    const bool compares = screen.asked.reasons == Reasons::compare;
    return {chosen, screen.hides_numbers(), compares ? screen.text().compare.difference : screen.text().what_if.change};
}

// What the values are of, where that is no whole song yet.
inline const char* values_of(const Screen& screen) {
    const Song& song = *screen.song();
    const auto& live = screen.text().live;
    if (is_live(song)) return song.provisional ? live.provisional : live.last;
    if (!song.provisional) return "";
    return song.recorded ? live.ended : screen.text().emotions_panel.provisional;
}

inline std::string interval_words(const Screen& screen) {
    const Analysis* a = screen.analysis();
    return a ? as_sentence(interval_note(a->intervals_of, a->explained), screen.looks.language) : std::string();
}

// At the mouse: the row's value, interval and rank, what more there is to say of it, and on what its interval was measured.
inline void explain_rating(const Screen& screen, const RatingRow& row, std::string_view more) {
    const auto& words = screen.text().features_panel;
    const auto number = [&](float value) { return format_value(value, screen.looks.language); };
    tooltip(screen.looks, {std::string(row.name) + " " + number(row.value),
                           fill(words.interval, {number(row.low), number(row.high)}),
                           row.percentile ? screen.rank(*row.percentile) : words.not_for_stretch, more,
                           interval_words(screen)});
}

}  // namespace moodglass::app
