// SPDX-License-Identifier: Apache-2.0
// The list of songs: each with its state, and what can be done with it.
#include <algorithm>

#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"
#include "app/words/sentences.h"

namespace moodglass::app {
namespace {

constexpr float kSongHeight = 64;  // of most, in logical pixels

// The buttons by which songs come, the lower one's bottom at `bottom`: beside each other where their words have room.
// Listen is pressed twice: it ends what it began. Returns the height; only that where not `drawn`.
float draw_adding(Screen& screen, const Rect& area, float bottom, bool drawn) {
    const auto& live = screen.text().live;
    const char* add = screen.text().songs.add;
    const char* listen = screen.listens() ? live.end : live.begin;
    const float h = screen.px(34), gap = screen.px(6), padding = screen.px(24);
    const float listen_w = text_width(listen, Type::body) + padding;
    const float room = area.w - gap - (text_width(add, Type::body) + padding);  // beside it
    const bool listens = possible(screen, CommandId::listen), beside = room >= listen_w;
    const float height = listens && !beside ? 2 * h + gap : h;
    if (!drawn) return height;
    const float second = listens && beside ? std::max(listen_w, std::min(room, (area.w - gap) / 2)) : 0;
    const float add_w = second > 0 ? area.w - gap - second : area.w;
    if (text_button(screen.looks, "##add", add, {area.x, bottom - height, add_w, h})) screen.pick_files();
    const Rect at = {beside ? area.right() - second : area.x, bottom - h, beside ? second : area.w, h};
    if (listens && text_button(screen.looks, "##listen", listen, at)) run(screen, CommandId::listen);
    return height;
}

enum class Wish { none, select, cancel, retry, remove };

// Draws one song at the cursor, and says what is wished of it.
Wish draw_song(const Screen& screen, const Song& song, const Rect& area) {
    const Theme& t = screen.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool chosen = song.id == screen.chosen.song;
    const bool running = song.state == SongState::decoding || song.state == SongState::analysing;
    const bool can_retry = song.state == SongState::failed || song.state == SongState::cancelled;
    const float button = std::max(screen.px(26), screen.looks.touch_height());
    const float buttons = can_retry ? 2 * button : button;
    const float inner = screen.px(10);
    const float text_w = area.w - 2 * inner - buttons - screen.px(2);

    const std::string state = state_of(screen, song);
    const float state_h = wrapped_height(state, area.w - 2 * inner, Type::small);
    const float height = screen.px(30) + state_h + screen.px(10) + (running ? screen.px(7) : 0);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Rect row = {area.x, at.y, area.w, height};

    Wish wish = Wish::none;
    ImGui::SetNextItemAllowOverlap();
    ImGui::SetCursorScreenPos(top_left(row));
    if (ImGui::InvisibleButton("##row", {row.w, row.h})) wish = Wish::select;
    const bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem);
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (chosen || hovered)
        list.AddRectFilled(top_left(row), bottom_right(row), chosen ? t.raised : with_alpha(t.raised, 0.6f),
                           screen.px(8));

    const float y = row.y + screen.px(9);
    const std::string title = screen.title(song.name);
    put_shortened(list, row.x + inner, y, text_w, {.colour = t.ink, .face = chosen ? Face::semibold : Face::regular},
                  title);
    const ImU32 state_colour = song.state == SongState::failed ? t.warning : is_live(song) ? t.live : t.muted;
    float state_x = row.x + inner;
    if (is_live(song)) {
        const float dot = screen.px(9);
        list.AddCircleFilled({state_x + dot / 2, row.y + screen.px(30) + line_height(Type::small) / 2}, dot / 2, t.live);
        state_x += dot + screen.px(6);
    }
    put_wrapped(list, state_x, row.y + screen.px(30), row.right() - inner - state_x,
                {.type = Type::small, .colour = state_colour}, state);
    if (running) {
        const Rect bar = {row.x + inner, row.bottom() - screen.px(9), row.w - 2 * inner, screen.px(3)};
        list.AddRectFilled(top_left(bar), bottom_right(bar), t.line, bar.h / 2);
        const float done = std::clamp(song.fraction, 0.0f, 1.0f) * bar.w;
        if (done > bar.h) list.AddRectFilled(top_left(bar), {bar.x + done, bar.bottom()}, t.ink, bar.h / 2);
    }

    Rect place = {row.right() - inner / 2 - button, row.y + screen.px(3), button, button};
    const auto name = [&](CommandId id) { return command(id).name(screen.looks.language); };
    const bool cancels = running || is_live(song) || song.state == SongState::waiting;
    if (icon_button(screen.looks, "##cross", Icon::cross, place,
                    is_live(song) ? screen.text().live.stop : name(cancels ? CommandId::cancel : CommandId::remove)))
        wish = cancels ? Wish::cancel : Wish::remove;
    if (can_retry) {
        place.x -= button;
        if (icon_button(screen.looks, "##retry", Icon::retry, place, name(CommandId::retry))) wish = Wish::retry;
    }
    if (hovered && ImGui::IsMouseHoveringRect(top_left(row), {row.x + text_w, row.bottom()}) &&
        text_width(title, Type::body) > text_w)
        tooltip(screen.looks, {title});
    ImGui::SetCursorScreenPos({area.x, row.bottom() + screen.px(4)});
    return wish;
}

}  // namespace

std::string state_of(const Screen& screen, const Song& song) {
    const auto& words = screen.text().songs;
    const std::string percent = format_percent(song.fraction * 100);
    switch (song.state) {
        case SongState::waiting:
            return words.waiting;
        case SongState::decoding:
            return fill(words.decoding, {percent});
        case SongState::analysing:
            return fill(words.analysing, {percent});
        case SongState::done:
            break;
        case SongState::failed:
            return song.message.empty() ? words.failed : as_sentence(song.message, screen.looks.language);
        case SongState::cancelled:
            return words.cancelled;
        case SongState::listening:
            return screen.text().live.listening +
                   (song.analysis ? ", " + format_time(song.analysis->duration_s) : std::string());
    }
    if (!song.analysis) return {};
    std::string out = format_time(song.analysis->duration_s);
    if (song.kept) out += ", " + std::string(words.without_sound);
    if (const std::string of_file = as_sentences(song.analysis->warnings, screen.looks.language); !of_file.empty())
        out += ". " + of_file;
    return out;
}

void draw_songs(Screen& screen, const Rect& rect) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().songs;
    const Rect area = begin_panel(screen.looks, "songs", rect, words.title);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool tall = rect.h > screen.px(260);
    const float button_h = screen.px(34);

    Rect rows = {area.x - screen.px(8), area.y, area.w + screen.px(16), area.h};
    if (tall) {
        const float note = wrapped_height(words.privacy, area.w, Type::small);
        rows.h -= draw_adding(screen, area, 0, false) + button_h + screen.px(18) + note + screen.px(10);
        const float y = area.bottom() - note;
        float under = y - screen.px(10) - button_h;
        if (text_button(screen.looks, "##kept", screen.text().kept.title, {area.x, under, area.w, button_h},
                        Look::bare))
            screen.open(Overlay::kept);
        // As long as the songs leave room for them.
        const float examples_h = draw_examples(screen, area.x, 0, area.w, false) + screen.px(14);
        const float songs_h = screen.px(kSongHeight) * static_cast<float>(screen.queue.songs().size());
        if (!screen.offers.examples.empty() && songs_h + examples_h < rows.h) {
            rows.h -= examples_h;
            under -= examples_h;
            draw_examples(screen, area.x, under + screen.px(6), area.w, true);
        }
        put_wrapped(list, area.x, y, area.w, {.type = Type::small, .colour = t.muted}, words.privacy);
        draw_adding(screen, area, under - screen.px(4), true);
    } else {
        const float w = text_width(words.add, Type::body) + screen.px(24);
        const Rect place = {area.right() - w + screen.px(4), area.y - screen.px(34), w, screen.px(30)};
        if (text_button(screen.looks, "##add", words.add, place)) screen.pick_files();
        const float kept_w = text_width(screen.text().kept.title, Type::body) + screen.px(20);
        if (text_width(words.title, Type::body) + kept_w + w < area.w)
            if (text_button(screen.looks, "##kept", screen.text().kept.title,
                            {place.x - kept_w - screen.px(2), place.y, kept_w, place.h}, Look::bare))
                screen.open(Overlay::kept);
    }

    ImGui::SetCursorScreenPos(top_left(rows));
    ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    ImGui::BeginChild("##rows", {rows.w, rows.h}, ImGuiChildFlags_None, ImGuiWindowFlags_NoNav);
    const float scrollbar = ImGui::GetScrollMaxY() > 0 ? ImGui::GetStyle().ScrollbarSize : 0;
    Wish wish = Wish::none;
    int wished = 0;
    for (const Song& song : screen.queue.songs()) {
        ImGui::PushID(song.id);
        const Wish one = draw_song(screen, song, {rows.x, 0, rows.w - scrollbar, 0});
        if (one != Wish::none) {
            wish = one;
            wished = song.id;
        }
        ImGui::PopID();
    }
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
    ImGui::PopStyleColor();
    end_panel();

    switch (wish) {
        case Wish::none:
            break;
        case Wish::select:
            screen.select(wished);
            break;
        case Wish::cancel:
            screen.cancel(wished);
            break;
        case Wish::retry:
            screen.retry(wished);
            break;
        case Wish::remove:
            screen.remove(wished);
            break;
    }
}

}  // namespace moodglass::app
