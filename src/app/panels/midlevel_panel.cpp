// SPDX-License-Identifier: Apache-2.0
// The seven mid-level features: values, what each means and what raters were asked.
#include <cmath>

#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/drawing/rating_rows.h"
#include "app/panels/guess_controls.h"
#include "app/panels/panels.h"
#include "app/panels/rating_panels.h"
#include "app/words/key_words.h"

namespace moodglass::app {

namespace {

// How much of a whole song's feature is measured, where it is worth a word.
std::string measured_of(const Screen& screen, std::size_t feature) {
    const Analysis& analysis = *screen.analysis();
    const float measured = analysis.measured[feature];
    if (screen.summary->stretch || analysis.harmony.keys.empty() || std::fabs(measured) < 0.005f) return {};
    return fill(screen.text().key.measured, {format_signed(measured, screen.looks.language),
                                             key_told(analysis.harmony.heard, screen.looks.language)});
}

}  // namespace

void draw_midlevel(Screen& screen, const Rect& rect) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    const Rect area = begin_panel(screen.looks, "midlevel", rect, words.features_panel.title);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (screen.summary && !screen.summary->explained) {
        put_wrapped(list, area.x, area.y, area.w, {.colour = t.muted}, words.features_panel.none);
    } else if (screen.summary && screen.song()) {  // the last song may have been removed in this very frame
        put_text(list, area.right(), area.y - screen.px(27), {.type = Type::small, .colour = t.muted, .align = 1},
                 values_of(screen));
        std::array<RatingRow, kFeatureCount> rows;
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            rows[f] = rating_row(words.features[f].name, screen.shown().midlevel[f]);
            if (screen.origin) rows[f].from = screen.origin->midlevel[f];
        }
        mark_guesses(screen, rows, Lesson::hear);
        if (screen.in_classroom()) {
            const float title_w = text_width(words.features_panel.title, Type::body, Face::semibold) + screen.px(16);
            draw_groups(screen, {area.x + title_w, area.y - screen.px(32), area.w - title_w, screen.px(26)});
        }
        const Rect within = draw_guesses_told(screen, area);
        const float line = std::round(line_height(Type::small) * 1.1f);
        const float description = area.h > screen.px(236) ? 3 * line + screen.px(8) : 0;
        // Which quality matters most is part of what a class has to guess.
        const bool untold = screen.hides_numbers() && !screen.chosen.feature_by_hand;
        const std::optional<std::size_t> chosen = untold ? std::size_t{0} : screen.chosen.feature;
        const RatingRowsAnswer answer = draw_rating_rows(
            screen.looks, {within.x, within.y, within.w, within.h - description}, rows, rating_style(screen, chosen));
        if (answer.pressed) screen.choose_feature(*answer.pressed);
        if (answer.pressed && answer.at && possible(screen, CommandId::guess_more))
            screen.put_guess(*answer.pressed, *answer.at);
        const std::optional<std::size_t> about = answer.hovered ? answer.hovered : chosen;
        if (description > 0 && about) {
            const FeatureWords& feature = words.features[*about];
            const float y = within.bottom() - 3 * line;
            put_wrapped(list, area.x, y, area.w, {.type = Type::small, .colour = t.muted},
                        std::string(feature.name) + colon(screen.looks.language) + feature.meaning + " " +
                            fill(words.features_panel.asked, {feature.question}));
        }
        if (answer.hovered && description <= 0) {
            const FeatureWords& feature = words.features[*answer.hovered];
            tooltip(screen.looks,
                    {feature.name, feature.meaning, fill(words.features_panel.asked, {feature.question})});
        } else if (answer.hovered && !screen.hides_numbers()) {
            explain_rating(screen, rows[*answer.hovered], measured_of(screen, *answer.hovered));
        }
    } else {
        put_placeholder(screen.looks, area, screen.awaits_values());
    }
    end_panel();
}

}  // namespace moodglass::app
