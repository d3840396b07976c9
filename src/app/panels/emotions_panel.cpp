// SPDX-License-Identifier: Apache-2.0
// The eight emotions with their intervals; the chosen one is what the Why panel explains.
#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/drawing/rating_rows.h"
#include "app/panels/guess_controls.h"
#include "app/panels/music_button.h"
#include "app/panels/panels.h"
#include "app/panels/rating_panels.h"

namespace moodglass::app {

void draw_emotions(Screen& screen, const Rect& rect) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    const Rect area = begin_panel(screen.looks, "emotions", rect, words.emotions_panel.title);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Song* song = screen.song();
    if (screen.summary && song) {
        std::string note;
        if (screen.summary->stretch)
            note = format_time(screen.summary->stretch->start_s) + " \u2013 " +
                   format_time(screen.summary->stretch->end_s);
        if (screen.hypothesis)
            note += (note.empty() ? "" : "  ") + std::string(words.what_if.tab);
        else if (screen.origin)
            note += note.empty() ? words.compare.tab : std::string("  ") + words.compare.tab;
        else if (note.empty())
            note = is_partial(*song) ? words.emotions_panel.so_far : values_of(screen);
        // Beside the title: the note, as far as there is room for it, and the music that ranks compare with.
        const float title_w = text_width(words.emotions_panel.title, Type::body, Face::semibold) + screen.px(8);
        const Rect line = {area.x + title_w, area.y - screen.px(30), area.w - title_w, screen.px(22)};
        const auto width_of = [&](const std::string& text) { return text_width(text, Type::small) + screen.px(8); };
        if (const auto more = note.find("  "); more != std::string::npos && width_of(note) > line.w) note.resize(more);
        const float note_w = note.empty() ? 0 : width_of(note);
        const Rect room = screen.in_classroom() && screen.hides_numbers() ? draw_groups(screen, line) : line;
        const Rect left = draw_music_button(screen, {room.x + note_w, room.y, room.w - note_w, room.h});
        put_text_middle(list, left.right() - (left.w < line.w - note_w ? screen.px(8) : 0), line.y + line.h / 2,
                        {.type = Type::small, .colour = t.muted, .align = 1}, note);

        std::array<RatingRow, kEmotionCount> rows;
        for (std::size_t k = 0; k < kEmotionCount; ++k) {
            rows[k] = rating_row(words.emotions[k], screen.shown().emotions[k]);
            if (screen.origin) rows[k].from = screen.origin->emotions[k];
            if (screen.shown().left_out) rows[k].straight = (*screen.shown().left_out)[k].black_box;
        }
        mark_guesses(screen, rows, Lesson::express);
        const RatingRowsAnswer answer = draw_rating_rows(screen.looks, draw_guesses_told(screen, area), rows,
                                                         rating_style(screen, screen.chosen.emotion));
        if (answer.pressed) screen.choose_emotion(*answer.pressed);
        if (answer.pressed && possible(screen, CommandId::guess_more)) screen.vote(*answer.pressed, 1);
        if (answer.hovered && !screen.hides_numbers()) {
            const RatingRow& row = rows[*answer.hovered];
            std::string more = row.ambiguous ? words.emotions_panel.ambiguous + std::string(". ") : "";
            if (row.straight)
                more += words.why.black_box + std::string(colon(screen.looks.language)) +
                        format_value(*row.straight, screen.looks.language) + ".";
            explain_rating(screen, row, more);
        }
    } else {
        put_placeholder(screen.looks, area, screen.awaits_values());
    }
    end_panel();
}

}  // namespace moodglass::app
