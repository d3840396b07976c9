// SPDX-License-Identifier: Apache-2.0
// The classroom's panel for live sound: while it is heard what it expresses now, large, and after two recordings both
// side by side. The button that begins and ends it stays in one place.
#include <algorithm>
#include <array>
#include <string>

#include "app/commands.h"
#include "app/drawing/bars.h"
#include "app/drawing/paint.h"
#include "app/panels/live_parts.h"
#include "app/panels/panels.h"
#include "app/panels/rating_panels.h"
#include "app/words/sentences.h"
#include "story/say.h"

namespace moodglass::app {
namespace {

constexpr float kLeastRow = 24, kMostRow = 52;  // logical pixels

// `b` may be null: one bar a name then. While numbers are hidden there are none.
std::array<BarRow, kFeatureCount> qualities(const Screen& screen, const Analysis& a, const Analysis* b) {
    std::array<BarRow, kFeatureCount> rows;
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        rows[f].name = screen.text().features[f].name;
        if (screen.hides_numbers()) continue;
        rows[f].a = Bar{a.midlevel[f].mean};
        if (b) rows[f].b = Bar{b->midlevel[f].mean};
    }
    return rows;
}

std::array<BarRow, kEmotionCount> emotions(const Screen& screen, const Analysis& a, const Analysis* b) {
    std::array<BarRow, kEmotionCount> rows;
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        rows[e].name = screen.text().emotions[e];
        if (screen.hides_numbers()) continue;
        rows[e].a = Bar{a.emotions[e].mean, a.emotions[e].ambiguous};
        if (b) rows[e].b = Bar{b->emotions[e].mean, b->emotions[e].ambiguous};
    }
    return rows;
}

// The button at the right of `row`. Returns what is left of it.
Rect draw_button(Screen& screen, const Rect& row) {
    const auto& words = screen.text().live;
    const bool listens = screen.listens();
    const char* label = listens                                                      ? words.end
                        : newest_recording(screen.queue.songs(), screen.chosen.song) ? screen.text().class_live.again
                                                                                     : words.begin;
    const float w = std::min(text_width(label, Type::body, Face::semibold) + screen.px(56), row.w / 2);
    const CommandId what = listens || screen.offers.microphone ? CommandId::listen : CommandId::listen_other;
    if (text_button(screen.looks, "##listen", label, {row.right() - w, row.y, w, row.h}, Look::primary))
        run(screen, what);
    return {row.x, row.y, row.w - w - screen.px(20), row.h};
}

// The red mark, the time, how loud it is, and the device where it is known here.
void draw_input(Screen& screen, const Rect& row) {
    const Theme& t = screen.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = row.y + row.h / 2, gap = screen.px(16), dot = screen.px(20);
    float x = row.x;
    list.AddCircleFilled({x + dot / 2, middle}, dot / 2, t.live);
    x += dot + screen.px(12);
    x += put_text_middle(list, x, middle, {.type = Type::display, .colour = t.ink, .face = Face::semibold},
                         format_time(screen.input.recorded_s)) +
         gap;
    float right = row.right();
    const float device = std::min(text_width(screen.input.device, Type::body) + screen.px(24), screen.px(200));
    if (screen.input.open && right - x > device + screen.px(200)) {
        draw_device(screen, {right - device, middle - screen.px(17), device, screen.px(34)});
        right -= device + gap;
    }
    const float thick = screen.px(18);
    if (right - x > 2 * thick) draw_level(screen, list, {x, middle - thick / 2, right - x, thick});
}

// What fills the panel below the button's row, from y on.
struct Below {
    Screen& screen;
    ImDrawList& list;
    Rect area;
    float y;

    void text(std::string_view what, const TextStyle& style) { y += put_wrapped(list, area.x, y, area.w, style, what); }
    // As high as there is room for so many of them.
    float row_height(std::size_t count, float head = 0) const {
        const float room = (area.bottom() - y - head) / static_cast<float>(count);
        return std::clamp(room, screen.px(kLeastRow), screen.px(kMostRow));
    }
};

// One recording, or what is heard now.
void draw_one(Below& at, const Song& song) {
    Screen& screen = at.screen;
    const Theme& t = screen.theme();
    const auto& words = screen.text().live;
    const TextStyle large = {.type = Type::display, .colour = t.ink, .face = Face::semibold};
    if (is_live(song)) {
        if (const char* wrong = what_is_wrong(screen); *wrong) {
            at.text(wrong, {.type = Type::title, .colour = t.warning});
            at.y += screen.px(8);
        }
    }
    if (song.state == SongState::failed)
        return at.text(as_sentence(song.message, screen.looks.language), {.type = Type::title, .colour = t.warning});
    if (!song.analysis)
        return at.text(is_live(song) ? std::string(words.first) : state_of(screen, song),
                       {.type = Type::title, .colour = t.muted});
    const Analysis& now = *song.analysis;
    if (!screen.hides_numbers()) at.text(headline(telling_of(now), now, screen.looks.language), large);
    const char* note = is_live(song)      ? (song.provisional ? words.note_provisional : words.note_last)
                       : song.provisional ? words.note_ended
                                          : screen.text().class_live.once_more;
    at.text(note, {.colour = t.muted});
    at.y += screen.px(6);
    const auto draw = [&](const auto& rows) {
        const float h = at.row_height(rows.size()) * static_cast<float>(rows.size());
        draw_bars(screen.looks, {at.area.x, at.y, at.area.w, h}, rows, false);
        at.y += h;
    };
    if (now.explained)
        draw(qualities(screen, now, nullptr));
    else
        draw(emotions(screen, now, nullptr));
}

// "A  Recording 2026-11-29 16-05-00", with the colour of its bars.
void put_side(Screen& screen, const Rect& row, const char* side, const Song& song, ImU32 colour) {
    const Theme& t = screen.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float box = screen.px(16), y = row.y + (row.h - box) / 2,
                text_y = row.y + (row.h - line_height(Type::body)) / 2;
    list.AddRectFilled({row.x, y}, {row.x + box, y + box}, colour, screen.px(3));
    put_text(list, row.x + screen.px(24), text_y, {.colour = t.ink, .face = Face::semibold}, side);
    const float x = row.x + screen.px(44);
    put_shortened(list, x, text_y, row.right() - x, {.colour = t.ink}, screen.title(song.name));
}

void draw_two(Below& at, const TwoRecordings& two) {
    Screen& screen = at.screen;
    const Analysis &a = *two.a->analysis, &b = *two.b->analysis;
    const float gap = screen.px(28);
    const bool beside = at.area.w >= screen.px(560);
    if (!screen.hides_numbers()) {
        at.text(sentence_of(two, screen.looks.language),
                {.type = beside ? Type::title : Type::body, .colour = screen.theme().ink});
        at.y += screen.px(10);
    }
    const float head = line_height(Type::body) + screen.px(2);
    if (!a.explained) {
        const float h = head + at.row_height(kEmotionCount, head) * kEmotionCount;
        draw_bars(screen.looks, {at.area.x, at.y, at.area.w, h}, emotions(screen, a, &b), true);
        at.y += h;
        return;
    }
    const float w = beside ? (at.area.w - gap) / 2 : at.area.w;
    const float row = beside ? at.row_height(kEmotionCount, head) : screen.px(kLeastRow);
    const float of_qualities = head + row * kFeatureCount, of_emotions = head + row * kEmotionCount;
    draw_bars(screen.looks, {at.area.x, at.y, w, of_qualities}, qualities(screen, a, &b), true);
    if (!beside) at.y += of_qualities + screen.px(8);
    draw_bars(screen.looks, {at.area.right() - w, at.y, w, of_emotions}, emotions(screen, a, &b), true);
    at.y += of_emotions;
}

}  // namespace

std::string sentence_of(const TwoRecordings& two, Language language) {
    const Profile a = profile_of(*two.a->analysis), b = profile_of(*two.b->analysis);
    return comparison_sentence(farthest_emotion(two.b->analysis->feature_space, a, b), a, b, language);
}

void draw_class_live(Screen& screen, const Rect& rect) {
    const Rect area = begin_panel(screen.looks, "class-live", rect, nullptr, Scrolling::vertical);
    const std::vector<Song>& songs = screen.queue.songs();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Rect left = draw_button(screen, {area.x, area.y, area.w, screen.px(52)});
    Below at = {screen, list, area, area.y + screen.px(52 + 14)};
    const auto sounding = std::find_if(songs.begin(), songs.end(), is_live);
    const TwoRecordings two = two_recordings(songs, screen.chosen.song);
    const Song* newest = newest_recording(songs, screen.chosen.song);
    if (sounding != songs.end()) {
        draw_input(screen, left);
        draw_one(at, *sounding);
    } else if (two) {
        const float h = left.h / 2;
        put_side(screen, {left.x, left.y, left.w, h}, "A", *two.a, colour_of_a(screen.theme()));
        put_side(screen, {left.x, left.y + h, left.w, h}, "B", *two.b, screen.theme().ink);
        draw_two(at, two);
    } else if (newest) {
        put_side(screen, left, "A", *newest, screen.theme().ink);
        draw_one(at, *newest);
    } else {
        at.text(screen.text().class_live.invitation, {.type = Type::display, .colour = screen.theme().ink});
    }
    ImGui::SetCursorScreenPos({area.x, at.y});
    ImGui::Dummy({1, 1});
    end_panel();
}

}  // namespace moodglass::app
