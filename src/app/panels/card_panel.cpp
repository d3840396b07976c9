// SPDX-License-Identifier: Apache-2.0
// Draws the card. On a telephone it is the page.
#include <algorithm>
#include <cmath>

#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/panels/card.h"
#include "app/panels/panels.h"
#include "app/panels/ribbon.h"
#include "app/panels/timeline_parts.h"
#include "app/words/section_words.h"
#include "app/words/sentences.h"
#include "story/say.h"

namespace moodglass::app {
namespace {

constexpr float kTextWidth = 600, kPlane = 320;  // logical pixels

// What is drawn goes down the column from y on.
struct Column {
    Screen& screen;
    ImDrawList& list;
    float x, y, w;

    void space(float logical) { y += screen.px(logical); }
    void text(std::string_view what, const TextStyle& style) { y += put_wrapped(list, x, y, w, style, what); }
};

// The song's name, between its neighbours in the list.
void draw_name(Column& c, const Song& song) {
    Screen& screen = c.screen;
    const auto& songs = screen.queue.songs();
    const float h = screen.px(30);
    float left = c.x, right = c.x + c.w;
    if (songs.size() > 1) {
        const auto& words = screen.text().card;
        if (song.id != songs.front().id &&
            icon_button(screen.looks, "##before", Icon::left, {left, c.y, h, h}, words.before))
            screen.select_neighbour(-1);
        if (song.id != songs.back().id &&
            icon_button(screen.looks, "##after", Icon::right, {right - h, c.y, h, h}, words.after))
            screen.select_neighbour(1);
        left += h + screen.px(6);
        right -= h + screen.px(6);
    }
    put_shortened(c.list, left, c.y + (h - line_height(Type::body)) / 2, right - left, {.colour = screen.theme().muted},
                  screen.title(song.name));
    c.y += h;
}

void draw_progress(Column& c, const Song& song) {
    const Screen& screen = c.screen;
    const Theme& t = screen.theme();
    const float h = screen.px(4), done = std::clamp(song.fraction, 0.0f, 1.0f) * c.w;
    c.list.AddRectFilled({c.x, c.y}, {c.x + c.w, c.y + h}, t.line, h / 2);
    if (done > h) c.list.AddRectFilled({c.x, c.y}, {c.x + done, c.y + h}, t.ink, h / 2);
    c.y += h;
}

// Until there is something to say: how far it is, or why there is nothing.
void draw_nothing_yet(Column& c, const Song& song) {
    Screen& screen = c.screen;
    const Theme& t = screen.theme();
    const auto& words = screen.text().timeline;
    const bool failed = song.state == SongState::failed, stopped = song.state == SongState::cancelled;
    c.text(failed                             ? words.failed
           : stopped                          ? screen.text().songs.cancelled
           : song.state == SongState::waiting ? words.waiting
           : is_live(song)                    ? screen.text().live.first
                                              : screen.text().card.listening,
           {.type = Type::title, .colour = t.ink, .face = Face::semibold});
    c.space(12);
    if (is_live(song)) return;
    if (!failed && !stopped) return draw_progress(c, song);
    if (failed) {
        c.text(as_sentence(song.message, screen.looks.language), {.colour = t.muted});
        c.space(16);
    }
    const char* again = command(CommandId::retry).name(screen.looks.language);
    const float h = screen.px(36);
    if (text_button(screen.looks, "##retry", again, {c.x, c.y, text_width(again, Type::body) + screen.px(32), h}))
        screen.retry(song.id);
    c.y += h;
}

void draw_sections(Column& c) {
    Screen& screen = c.screen;
    const Theme& t = screen.theme();
    const Analysis& analysis = *screen.analysis();
    const float h = screen.px(44), gap = screen.px(12);
    float x = c.x;
    if (screen.can_play()) {
        const bool playing = screen.sounds();
        const auto& words = screen.text().timeline;
        if (icon_button(screen.looks, "##play", playing ? Icon::pause : Icon::play, {x, c.y, h, h},
                        playing ? words.pause : words.play, true))
            screen.toggle_play();
        x += h + gap;
    }
    const Rect lane = {x, c.y, c.x + c.w - x, h};
    const double end_s = std::max(screen.duration_s(), analysis.sections.empty() ? 0 : analysis.sections.back().end_s);
    const View whole = {0, end_s};
    c.list.AddRectFilled(top_left(lane), bottom_right(lane), t.raised, screen.px(5));
    if (const auto pressed = draw_ribbon(screen, c.list, lane, whole))
        screen.press_section(*pressed, ImGui::GetIO().KeyShift);
    if (end_s > 0) {
        const float at = std::round(x_at(lane, whole, screen.chosen.cursor_s)),
                    thick = std::max(2.0f, std::round(screen.px(2)));
        if (screen.chosen.cursor_s > 0 || screen.playhead.playing)
            c.list.AddRectFilled({at, lane.y - screen.px(4)}, {at + thick, lane.bottom() + screen.px(4)}, t.cursor);
    }
    c.y = lane.bottom() + screen.px(6);
    const TextStyle small = {.type = Type::small, .colour = t.muted};
    put_text(c.list, lane.x, c.y, small, format_time(0));
    put_text(c.list, lane.right(), c.y, {.type = Type::small, .colour = t.muted, .align = 1}, format_time(end_s));
    c.y += line_height(Type::small) + screen.px(6);
    const auto chosen = screen.chosen_section();
    if (analysis.sections.size() > 1)  // one alone is the song
        c.text(chosen ? told_section(analysis.sections[*chosen], analysis.explained, screen.looks.language)
                      : std::string(screen.text().card.press_part),
               {.type = Type::small, .colour = chosen ? t.ink : t.muted});
}

// Its strongest moments: to be pressed and heard.
void draw_moments(Column& c) {
    Screen& screen = c.screen;
    const Theme& t = screen.theme();
    const std::vector<std::size_t>& moments = screen.telling.moments;
    if (moments.empty()) return;
    c.space(22);
    c.text(screen.text().card.strongest, {.colour = t.ink, .face = Face::semibold});
    c.space(8);
    const Language language = screen.looks.language;
    const float h = screen.px(44), gap = screen.px(8), count = static_cast<float>(moments.size());
    const bool beside = c.w >= screen.px(480);
    const float w = beside ? (c.w - gap * (count - 1)) / count : c.w;
    float x = c.x;
    for (const std::size_t emotion : moments) {
        const auto& at = screen.analysis()->moments[emotion];
        const std::string label = moodglass::moment(emotion, language) + ", " + format_time((at.start_s + at.end_s) / 2);
        ImGui::PushID(static_cast<int>(emotion));
        if (text_button(screen.looks, "##moment", label.c_str(), {x, c.y, w, h})) screen.hear_moment(emotion);
        ImGui::PopID();
        if (beside)
            x += w + gap;
        else
            c.y += h + gap;
    }
    if (beside) c.y += h;
}

void draw_buttons(Column& c) {
    Screen& screen = c.screen;
    const float h = screen.px(44);
    const char* all = screen.text().card.everything;
    const char* add = screen.text().songs.add;
    const float all_w = text_width(all, Type::body, Face::semibold) + screen.px(40),
                add_w = text_width(add, Type::body) + screen.px(32);
    if (text_button(screen.looks, "##everything", all, {c.x, c.y, all_w, h}, Look::primary))
        run(screen, CommandId::everything);
    if (text_button(screen.looks, "##add", add, {c.x + all_w + screen.px(8), c.y, add_w, h}))
        run(screen, CommandId::open_files);
    float x = c.x + all_w + add_w + screen.px(16);
    if (screen.offers_tour()) {
        const char* tour = screen.text().guide.offer;
        const float tour_w = text_width(tour, Type::body) + screen.px(32);
        if (x + tour_w > c.x + c.w) {
            x = c.x;
            c.y += h + screen.px(8);
        }
        if (text_button(screen.looks, "##tour", tour, {x, c.y, tour_w, h})) run(screen, CommandId::tour);
    }
    c.y += h;
}

void draw_plane_with_playhead(const Screen& screen, ImDrawList& list, const Rect& area) {
    draw_card_plane(screen.looks, *screen.analysis(), list, area);
    draw_playhead_on_plane(screen, list, area);
}

// Where it is not beside the text.
void draw_plane_below(Column& c, float side) {
    if (side <= 0) return;
    draw_plane_with_playhead(c.screen, c.list, {c.x, c.y, c.w, side});
    c.y += side;
}

void draw_told(Column& c, float plane) {
    Screen& screen = c.screen;
    const Theme& t = screen.theme();
    const Analysis& analysis = *screen.analysis();
    const Language language = screen.looks.language;
    c.text(headline(screen.telling, analysis, language),
           {.type = c.w < screen.px(440) ? Type::title : Type::display, .colour = t.ink, .face = Face::semibold});
    c.space(10);
    if (const std::string why = reasons(screen.telling, analysis, language); !why.empty()) c.text(why, {.colour = t.ink});
    c.space(22);
    if (is_live(*screen.song())) return draw_plane_below(c, plane);  // parts and a way has only what has ended
    draw_sections(c);
    c.space(14);
    c.text(way(screen.telling, analysis, language), {.colour = t.ink});
    draw_moments(c);
    c.space(18);
    draw_plane_below(c, plane);
}

}  // namespace

void draw_card(Screen& screen, const Rect& rect) {
    const Rect area = begin_panel(screen.looks, "card", rect, nullptr, Scrolling::vertical);
    const Song* song = screen.song();
    if (!song) return end_panel();
    const Theme& t = screen.theme();
    const float side = screen.px(kPlane), between = screen.px(40);
    const bool beside = area.w >= screen.px(kTextWidth) + between + side;
    const float text_w = std::min(area.w, screen.px(kTextWidth)), all_w = beside ? text_w + between + side : text_w;
    Column c = {screen, *ImGui::GetWindowDrawList(), std::round(area.x + (area.w - all_w) / 2), area.y + screen.px(12),
                text_w};
    draw_name(c, *song);
    if (const std::string note = card_note(screen); !note.empty()) {
        c.space(4);
        const bool done = song->state == SongState::done;
        c.text(note, {.type = Type::small, .colour = done ? t.warning : is_live(*song) ? t.live : t.muted});
        c.space(4);
        if (!done && !is_live(*song)) draw_progress(c, *song);
    }
    c.space(10);
    const float top = c.y;
    const bool told = screen.summary && !screen.analysis()->windows.empty();
    if (told)
        draw_told(c, beside ? 0 : std::min(c.w, side));
    else
        draw_nothing_yet(c, *song);
    if (told && beside) {
        draw_plane_with_playhead(screen, c.list, {c.x + text_w + between, top, side, side});
        c.y = std::max(c.y, top + side);
    }
    c.space(26);
    draw_buttons(c);
    c.space(14);
    c.text(screen.text().songs.privacy, {.type = Type::small, .colour = t.muted});
    ImGui::SetCursorScreenPos({area.x, c.y});
    ImGui::Dummy({1, screen.px(20)});
    end_panel();
}

}  // namespace moodglass::app
