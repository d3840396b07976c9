// SPDX-License-Identifier: Apache-2.0
// The timeline's upper row: play, where the cursor is, which song; at the right the selection and the zoom.
#include <algorithm>

#include "app/drawing/paint.h"
#include "app/panels/timeline_parts.h"
#include "app/words/key_words.h"
#include "app/words/tempo_words.h"

namespace moodglass::app {
namespace {

// The song's key, how sure it is and its rival; empty where it is not known, or to be guessed.
std::string key_of(const Screen& screen) {
    const Song& song = *screen.song();
    if (!song.analysis || song.analysis->harmony.keys.empty() || screen.hides_numbers()) return {};
    return std::string(screen.text().key.title) + colon(screen.looks.language) + key_told(song.analysis->harmony.heard, screen.looks.language);
}

}  // namespace

void draw_transport(Screen& screen, const Rect& row) {
    const Song& song = *screen.song();
    const Theme& t = screen.theme();
    const auto& words = screen.text().timeline;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = row.y + row.h / 2;
    const double duration = screen.duration_s();
    if (duration <= 0 || song.state == SongState::failed) {
        put_shortened(list, row.x, middle - line_height(Type::body) / 2, row.w,
                      {.colour = t.ink, .face = Face::semibold}, screen.title(song.name));
        return;
    }

    const float button = screen.px(34);
    const bool playing = screen.sounds();
    float x = row.x;
    if (screen.can_play()) {
        if (icon_button(screen.looks, "##play", playing ? Icon::pause : Icon::play,
                        {x, middle - button / 2, button, button}, playing ? words.pause : words.play, true))
            screen.toggle_play();
        x += button + screen.px(12);
    }
    x += put_text_middle(list, x, middle, {.colour = t.ink, .face = Face::semibold},
                         format_time(screen.chosen.cursor_s));
    // In one column, the part of a stretch's sound takes the place of what a pinch does, too.
    const bool tight = row.w < screen.px(520) && screen.chosen.stretch && screen.can_listen();
    if (!tight) x += put_text_middle(list, x, middle, {.colour = t.muted}, " / " + format_time(duration));
    x += screen.px(tight ? 10 : 18);

    const std::string title = screen.title(song.name), key = key_of(screen);
    // What the others in the row need comes first.
    const float told_w = std::min(text_width(title, Type::body), screen.px(140)) +
                         (key.empty() ? 0 : text_width(key, Type::small) + screen.px(36)),
                others_w = screen.px(90) + (screen.chosen.stretch ? screen.px(250) : 0) +
                           (screen.can_listen() ? screen.px(260) : 0);
    if (!tight)
        if (const float used = draw_hearing_controls(screen, x, middle, row.right() - x - told_w - others_w); used > 0)
            x += used + screen.px(14);

    float right = row.right();
    const float small = screen.px(30);
    const auto place = [&](float width) {
        right -= width;
        const Rect r = {right, middle - small / 2, width, small};
        right -= screen.px(2);
        return r;
    };
    const double centre =
        screen.chosen.cursor_s >= screen.chosen.view.start_s && screen.chosen.cursor_s <= screen.chosen.view.end_s
            ? screen.chosen.cursor_s
            : (screen.chosen.view.start_s + screen.chosen.view.end_s) / 2;
    if (!tight && icon_button(screen.looks, "##in", Icon::plus, place(small), words.zoom_in)) screen.zoom(1.5, centre);
    if (!tight && icon_button(screen.looks, "##out", Icon::minus, place(small), words.zoom_out))
        screen.zoom(1 / 1.5, centre);
    if (!tight) right -= screen.px(8);

    if (screen.chosen.stretch) {
        const bool roomy = row.w > screen.px(520);
        const std::string start = format_time(screen.chosen.stretch->start_s),
                          end = format_time(screen.chosen.stretch->end_s);
        const std::string label = roomy ? fill(words.stretch, {start, end}) : start + " \u2013 " + end;
        const float chip_w = text_width(label, Type::body) + screen.px(14) + small;
        const Rect chip = place(chip_w);
        list.AddRectFilled(top_left(chip), bottom_right(chip), t.raised, screen.px(8));
        put_text_middle(list, chip.x + screen.px(12), middle, {.colour = t.ink}, label);
        if (icon_button(screen.looks, "##clear", Icon::cross, {chip.right() - small, chip.y, small, small},
                        words.clear))
            screen.select_stretch(std::nullopt);
        right -= screen.px(10);
    }
    if (const float used = draw_listen_controls(screen, x, middle, right - x); used > 0) {
        x += used + screen.px(12);
    } else if (!screen.chosen.stretch && ImGui::GetIO().MousePos.x > -1e6f && row.w > screen.px(620)) {
        const float w = text_width(words.zoom_hint, Type::small);
        if (right - w - x > screen.px(140)) {
            put_text_middle(list, right, middle, {.type = Type::small, .colour = t.muted, .align = 1}, words.zoom_hint);
            right -= w + screen.px(16);
        }
    }
    if (right - x <= screen.px(60)) return;
    put_shortened(list, x, middle - line_height(Type::body) / 2, right - x, {.colour = t.muted}, title);
    if (key.empty()) return;
    const std::string tempo = tempo_told(song.analysis->pulse, screen.looks.language);
    const std::string both = key + "   " + screen.text().tempo.title + colon(screen.looks.language) + tempo;
    const float at = x + text_width(title, Type::body) + screen.px(18);
    const std::string& told = !tempo.empty() && at + text_width(both, Type::small) <= right ? both : key;
    if (at + text_width(told, Type::small) <= right)
        put_text_middle(list, at, middle, {.type = Type::small, .colour = t.muted}, told);
}

}  // namespace moodglass::app
