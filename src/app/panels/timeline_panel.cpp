// SPDX-License-Identifier: Apache-2.0
// The song along time: sound above, what is heard in it below, a cursor, and a stretch to select.
#include <algorithm>
#include <cmath>

#include "app/commands.h"
#include "app/drawing/axis.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"
#include "app/panels/ribbon.h"
#include "app/panels/timeline_parts.h"
#include "app/words/key_words.h"
#include "app/words/sentences.h"

namespace moodglass::app {
namespace {

constexpr double kLeastStretch_s = 0.5;

void draw_retry(Screen& screen, const Song& song, float x, float y) {
    const char* name = command(CommandId::retry).name(screen.looks.language);
    if (text_button(screen.looks, "##retry", name, {x, y, text_width(name, Type::body) + screen.px(32), screen.px(36)}))
        screen.retry(song.id);
}

// Until there is something to draw: how far it is, or why there is nothing.
void draw_waiting(Screen& screen, const Song& song, const Rect& area) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().timeline;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = std::min(area.w, screen.px(360));
    const float x = area.x + (area.w - width) / 2;
    float y = area.y + area.h * 0.36f;
    switch (song.state) {
        case SongState::waiting:
            put_wrapped(list, x, y, width, {.colour = t.muted}, words.waiting);
            return;
        case SongState::cancelled:
            put_wrapped(list, x, y, width, {.colour = t.muted}, words.cancelled);
            return;
        case SongState::failed:
            y += put_wrapped(list, x, y, width, {.type = Type::title, .colour = t.ink, .face = Face::semibold},
                             words.failed) +
                 screen.px(10);
            y += put_wrapped(list, x, y, width, {.colour = t.muted}, as_sentence(song.message, screen.looks.language)) +
                 screen.px(18);
            draw_retry(screen, song, x, y);
            return;
        case SongState::listening:
            put_wrapped(list, x, y, width, {.colour = t.muted}, screen.text().live.first);
            return;
        case SongState::decoding:
        case SongState::analysing:
        case SongState::done:
            break;
    }
    const bool decoding = song.state == SongState::decoding;
    put_text(list, x, y, {.colour = t.ink}, decoding ? words.decoding : words.analysing);
    put_text(list, x + width, y, {.colour = t.muted, .align = 1}, format_percent(song.fraction * 100));
    y += line_height(Type::body) + screen.px(10);
    const float h = screen.px(4);
    list.AddRectFilled({x, y}, {x + width, y + h}, t.line, h / 2);
    const float done = std::clamp(song.fraction, 0.0f, 1.0f) * width;
    if (done > h) list.AddRectFilled({x, y}, {x + done, y + h}, t.ink, h / 2);
}

// Mouse and touch over the lanes: click seeks, drag selects, Shift or right button moves, wheel zooms.
void handle_pointer(Screen& screen, const Rect& lanes) {
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetCursorScreenPos(top_left(lanes));
    ImGui::InvisibleButton("##lanes", {lanes.w, lanes.h},
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    const double duration = screen.duration_s();
    const double here = std::clamp(time_at(lanes, screen.chosen.view, io.MousePos.x), 0.0, duration);
    const bool moves = ImGui::IsMouseDown(ImGuiMouseButton_Right) || (io.KeyShift && !screen.chosen.drag_from_s);

    // Also true when a whole drag fell between two slow frames.
    const bool dragged = ImGui::IsMouseDragging(ImGuiMouseButton_Left, screen.px(4)) ||
                         std::fabs(io.MousePos.x - io.MouseClickedPos[0].x) >= screen.px(4);

    if (ImGui::IsItemActivated() && !moves) screen.begin_drag(here);
    if (ImGui::IsItemActive() && moves) {
        screen.pan(-static_cast<double>(io.MouseDelta.x / lanes.w) * screen.chosen.view.span_s());
    } else if (screen.chosen.drag_from_s && dragged && (ImGui::IsItemActive() || ImGui::IsItemDeactivated())) {
        const Stretch drawn = {std::min(*screen.chosen.drag_from_s, here), std::max(*screen.chosen.drag_from_s, here)};
        if (drawn.length_s() >= kLeastStretch_s) screen.select_stretch(drawn);
    }
    if (ImGui::IsItemDeactivated()) {
        if (screen.chosen.drag_from_s && !dragged) {
            screen.select_stretch(std::nullopt);
            screen.seek(*screen.chosen.drag_from_s);
        }
        screen.end_drag();
    }
    if (!ImGui::IsItemHovered()) return;
    // In one column the wheel has to scroll the page; there a pinch, which arrives as Ctrl and wheel, zooms.
    if (screen.looks.arrangement != Arrangement::stacked || io.KeyCtrl) {
        ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
        if (io.MouseWheel != 0 && !io.KeyShift) screen.zoom(std::pow(1.2, static_cast<double>(io.MouseWheel)), here);
    }
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelX);
    if (io.MouseWheelH != 0) screen.pan(-static_cast<double>(io.MouseWheelH) * screen.chosen.view.span_s() / 12);
}

void draw_selection_and_cursor(const Screen& screen, ImDrawList& list, const Rect& lanes) {
    const Theme& t = screen.theme();
    list.PushClipRect({lanes.x - 1, lanes.y}, {lanes.right() + 1, lanes.bottom()}, true);
    const float line = std::max(1.0f, std::round(screen.px(1)));
    if (screen.chosen.stretch) {
        const float a = std::round(x_at(lanes, screen.chosen.view, screen.chosen.stretch->start_s));
        const float b = std::round(x_at(lanes, screen.chosen.view, screen.chosen.stretch->end_s));
        list.AddRectFilled({a, lanes.y}, {b, lanes.bottom()}, t.selection);
        for (float x : {a, b}) list.AddRectFilled({x, lanes.y}, {x + line, lanes.bottom()}, t.selection_edge);
    }
    const float x = std::round(x_at(lanes, screen.chosen.view, screen.chosen.cursor_s));
    list.AddRectFilled({x, lanes.y}, {x + line, lanes.bottom()}, t.cursor);
    list.AddTriangleFilled({x - screen.px(5), lanes.y}, {x + line + screen.px(5), lanes.y},
                           {x + line / 2, lanes.y + screen.px(7)}, t.cursor);
    list.PopClipRect();
}

// Beside waveform and spectrogram: what is at the mouse, else at the cursor.
void draw_readout(const Screen& screen, ImDrawList& list, const Rect& lanes, const Lanes& at, const Curve* curve) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    const ImVec2 mouse = ImGui::GetMousePos();
    const bool hovered =
        ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && lanes.contains(mouse.x, mouse.y);
    const double time = hovered ? std::clamp(time_at(lanes, screen.chosen.view, mouse.x), 0.0, screen.duration_s())
                                : screen.chosen.cursor_s;
    if (hovered) {
        const float x = std::round(mouse.x);
        list.AddLine({x, lanes.y}, {x, lanes.bottom()}, with_alpha(t.cursor, 0.35f));
    }
    const float x = lanes.right() + screen.px(8);
    const float width = at.labels - screen.px(10);
    float y = at.waveform.y;
    const float line = line_height(Type::small) + screen.px(4);
    put_text(list, x, y, {.type = Type::small, .colour = t.ink, .face = Face::semibold},
             fill(words.timeline.at, {format_precise_time(time, screen.looks.language)}));
    y += line + screen.px(2);
    const auto entry = [&](const char* name, float value) {
        put_text(list, x + width, y, {.type = Type::small, .colour = t.ink, .align = 1},
                 format_value(value, screen.looks.language));
        put_shortened(list, x, y, width - screen.px(34), {.type = Type::small, .colour = t.muted}, name);
        y += line;
    };
    // Above what stands beside the spectrogram's end.
    const float last_line =
        at.spectrogram.bottom() - map_controls_height(screen, at.spectrogram.h) - line - screen.px(4);
    if (hovered && at.spectrogram.contains(mouse.x, mouse.y)) draw_map_readout(screen, at.spectrogram, time);
    if (curve && curve->hop_s > 0 && !screen.hides_numbers()) {
        const double over_s = smoothing_s(screen.chosen.view, curve->hop_s);
        if (const auto v =
                curve_at(screen.curves.emotions[screen.chosen.emotion], curve->start_s, curve->hop_s, time, over_s))
            entry(words.emotions[screen.chosen.emotion], *v);
        if (screen.summary->explained && screen.chosen.feature && y < last_line)
            if (const auto v = curve_at(screen.curves.features[*screen.chosen.feature], curve->start_s, curve->hop_s,
                                        time, over_s))
                entry(words.features[*screen.chosen.feature].name, *v);
    }
    const Analysis* analysis = screen.analysis();
    if (analysis && !screen.hides_numbers() && y < last_line) {
        if (const auto key = key_at_time(analysis->harmony, time)) {
            put_shortened(list, x, y, width, {.type = Type::small, .colour = t.muted},
                          std::string(words.key.title) + colon(screen.looks.language) + key_name(*key, screen.looks.language));
            y += line;
        }
    }
    if (hovered && at.spectrogram.contains(mouse.x, mouse.y) && y < last_line) {
        const std::vector<float>& bands = band_frequencies();
        const float share = (at.spectrogram.bottom() - mouse.y) / at.spectrogram.h;
        const auto band = static_cast<std::size_t>(std::clamp(share, 0.0f, 0.9999f) * static_cast<float>(bands.size()));
        put_text(list, x, y, {.type = Type::small, .colour = t.muted},
                 format_frequency(bands[band], screen.looks.language));
    }
}

// Classroom mode, before the class has guessed: where the curves will be.
void draw_hidden_curves(const Screen& screen, ImDrawList& list, const Lanes& at) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().timeline;
    const auto hide = [&](const Rect& lane, const char* title) {
        const float top = lane.y + line_height(Type::small) + screen.px(5);
        put_text(list, lane.x, lane.y, {.type = Type::small, .colour = t.ink, .face = Face::semibold}, title);
        list.AddRectFilled({lane.x, top}, {lane.right(), lane.bottom()}, t.raised, screen.px(6));
        put_text_middle(list, lane.x + lane.w / 2, (top + lane.bottom()) / 2, {.colour = t.muted, .align = 0.5f}, "?");
    };
    if (screen.summary->explained) hide(at.features, words.features);
    hide(at.emotions, words.emotions);
}

// In the place of the spectrogram: why there is none.
void draw_instead(const Screen& screen, ImDrawList& list, const Rect& lane, const char* text) {
    const Theme& t = screen.theme();
    const float width = std::min(text_width(text, Type::small), lane.w - screen.px(32));
    const float h = wrapped_height(text, width, Type::small);
    list.AddRectFilled(top_left(lane), bottom_right(lane), with_alpha(t.raised, 0.5f), screen.px(6));
    put_wrapped(list, lane.x + (lane.w - width) / 2, lane.y + (lane.h - h) / 2, width,
                {.type = Type::small, .colour = t.muted}, text);
}

void draw_lanes(Screen& screen, const Song& song, const Lanes& at) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Strings& words = screen.text();
    const Theme& t = screen.theme();
    const Rect lanes = {at.waveform.x, at.waveform.y, at.waveform.w, at.axis.y - at.waveform.y};
    if (song.analysis && screen.summary && !screen.hides_numbers())
        if (const auto pressed = draw_ribbon(screen, list, at.sections, screen.chosen.view))
            screen.press_section(*pressed, ImGui::GetIO().KeyShift);
    draw_time_axis(screen, list, at.axis, lanes.y);
    list.PushClipRect(top_left(lanes), bottom_right(lanes), true);
    if (song.overview) draw_waveform(screen, list, at.waveform, *song.overview);
    if (song.analysis && !screen.hides_numbers()) draw_beats(screen, list, at.waveform, song.analysis->pulse.beats_s);
    list.PopClipRect();
    if (song.overview && song.overview->bands > 0) draw_spectrogram(screen, list, at.spectrogram, song);
    if (song.kept)
        draw_instead(screen, list, at.spectrogram, words.timeline.sound_not_here);
    else if (is_live(song))
        draw_instead(screen, list, at.spectrogram, words.live.spectrogram);
    else if (song.state == SongState::done && song.overview && song.overview->bands == 0)
        draw_instead(screen, list, at.spectrogram, words.timeline.let_go);

    if (song.analysis && !screen.hides_numbers()) draw_key_strip(screen, list, at.key, song.analysis->harmony);

    const Curve* curve = song.analysis && screen.summary ? &song.analysis->curve : nullptr;
    if (curve && screen.hides_numbers()) {
        draw_hidden_curves(screen, list, at);
    } else if (curve) {
        PerFeature<const char*> features;
        for (std::size_t f = 0; f < kFeatureCount; ++f) features[f] = words.features[f].name;
        CurveLane lane = {words.timeline.features, screen.curves.features, features,
                          screen.chosen.feature,   curve->start_s,         curve->hop_s};
        lane.labels = at.labels;
        if (screen.summary->explained) {
            lane.limits = screen.curves.feature_limits;
            if (const auto pressed = draw_curves(screen, list, at.features, lane)) screen.choose_feature(*pressed);
        }
        lane.title = words.timeline.emotions;
        lane.curves = screen.curves.emotions;
        lane.names = words.emotions;
        lane.chosen = screen.chosen.emotion;
        lane.limits = screen.curves.emotion_limits;
        if (const auto pressed = draw_curves(screen, list, at.emotions, lane)) screen.choose_emotion(*pressed);
    }
    if (is_partial(song) || song.provisional) {
        const double reached =
            curve ? curve->start_s + static_cast<double>(screen.curves.emotions[0].columns()) * curve->hop_s : 0;
        const float x = std::clamp(x_at(lanes, screen.chosen.view, reached), lanes.x, lanes.right());
        list.AddRectFilled({x, at.spectrogram.bottom() + screen.px(6)}, {lanes.right(), lanes.bottom()},
                           with_alpha(t.raised, 0.5f), screen.px(4));
    }
    screen.timeline_drawn(lanes);
    handle_pointer(screen, lanes);
    draw_selection_and_cursor(screen, list, lanes);
    draw_readout(screen, list, lanes, at, curve);
    draw_map_controls(screen,
                      {lanes.right() + screen.px(8), at.spectrogram.y, at.labels - screen.px(10), at.spectrogram.h});
}

}  // namespace

void draw_time_axis(const Screen& screen, ImDrawList& list, const Rect& axis, float top) {
    const Theme& t = screen.theme();
    const TimeTicks ticks =
        time_ticks(screen.chosen.view.start_s, screen.chosen.view.end_s, static_cast<int>(axis.w / screen.px(64)));
    for (double time : ticks.at_s) {
        const float x = std::round(x_at(axis, screen.chosen.view, time));
        list.AddLine({x, top}, {x, axis.y + screen.px(3)}, t.grid);
        const std::string label = format_tick(time, ticks.step_s, screen.looks.language);
        const float half = text_width(label, Type::small) / 2;
        put_text(list, std::clamp(x, axis.x + half, axis.right() - half), axis.y + screen.px(6),
                 {.type = Type::small, .colour = t.muted, .align = 0.5f}, label);
    }
}

void draw_timeline(Screen& screen, const Rect& rect) {
    const Rect area = begin_panel(screen.looks, "timeline", rect, nullptr);
    if (const Song* song = screen.song()) {
        const bool explained = !screen.summary || screen.summary->explained;
        const Lanes lanes = divide_timeline(area, screen.looks.scale, explained);
        if ((song->overview || song->kept) && screen.duration_s() > 0 && song->state != SongState::failed) {
            draw_transport(screen, lanes.transport);
            draw_lanes(screen, *song, lanes);
        } else {
            draw_transport(screen, lanes.transport);
            draw_waiting(screen, *song, area);
        }
    }
    end_panel();
}

}  // namespace moodglass::app
