// SPDX-License-Identifier: Apache-2.0
#include "app/shortcuts.h"

#include <imgui/imgui.h>

#include <algorithm>

#include "app/export.h"

namespace moodglass::app {
namespace {

bool pressed(ImGuiKey key, bool repeat = false) { return ImGui::IsKeyPressed(key, repeat); }

void select_neighbour(Screen& screen, int by) {
    const std::vector<Song>& songs = screen.queue.songs();
    const auto at = std::find_if(songs.begin(), songs.end(), [&](const Song& s) { return s.id == screen.selected; });
    if (at == songs.end()) return;
    const std::ptrdiff_t to = at - songs.begin() + by;
    if (to >= 0 && to < static_cast<std::ptrdiff_t>(songs.size()))
        screen.select(songs[static_cast<std::size_t>(to)].id);
}

void choose_next_feature(Screen& screen, int by) {
    if (!screen.summary || !screen.summary->explained) return;
    constexpr int kCount = static_cast<int>(kFeatureCount);
    const int now = screen.feature ? static_cast<int>(*screen.feature) : by > 0 ? -1 : 0;
    screen.choose_feature(static_cast<std::size_t>((now + by + kCount) % kCount));
}

void handle_timeline_keys(Screen& screen, bool shift) {
    const double duration = screen.duration_s();
    if (duration <= 0) return;
    if (pressed(ImGuiKey_Space)) screen.toggle_play();
    const double step = shift ? 1 : 5;
    if (!screen.in_classroom() || shift) {
        if (pressed(ImGuiKey_LeftArrow, true)) screen.seek(screen.cursor_s - step);
        if (pressed(ImGuiKey_RightArrow, true)) screen.seek(screen.cursor_s + step);
    }
    if (pressed(ImGuiKey_Home)) screen.seek(0);
    if (pressed(ImGuiKey_End)) screen.seek(duration);
    if (typed('+') || typed('=')) screen.view.zoom(1.5, screen.cursor_s, duration);
    if (typed('-')) screen.view.zoom(1 / 1.5, screen.cursor_s, duration);
    if (typed('0')) screen.view = {0, duration};
    if (pressed(ImGuiKey_A, true)) screen.view.pan(-screen.view.span_s() / 10, duration);
    if (pressed(ImGuiKey_D, true)) screen.view.pan(screen.view.span_s() / 10, duration);
}

void handle_stretch_keys(Screen& screen) {
    const double duration = screen.duration_s();
    if (typed('[') && screen.cursor_s < duration)
        screen.stretch =
            Stretch{screen.cursor_s,
                    screen.stretch && screen.stretch->end_s > screen.cursor_s ? screen.stretch->end_s : duration};
    if (typed(']') && screen.cursor_s > 0 && duration > 0)
        screen.stretch = Stretch{
            screen.stretch && screen.stretch->start_s < screen.cursor_s ? screen.stretch->start_s : 0, screen.cursor_s};
}

void handle_what_if_keys(Screen& screen) {
    const Analysis* analysis = screen.analysis();
    if (!screen.summary || !analysis || !analysis->explained || !analysis->feature_space.known()) return;
    constexpr float kSteps = 20;  // from one end of a slider to the other
    const auto step = [&](float value, const Spread& range, bool up) {
        return value + (up ? 1.0f : -1.0f) * (range.high - range.low) / kSteps;
    };
    for (const bool up : {false, true}) {
        if (typed(up ? '.' : ',') && screen.feature) {
            const std::size_t f = *screen.feature;
            screen.move_feature(f, step(midlevel_of(screen.shown())[f], analysis->feature_space.features[f], up));
        }
        if (typed(up ? '>' : '<')) {
            const Spread& range = analysis->feature_space.emotions[screen.emotion];
            const float from = screen.what_if.wanted.value_or(screen.summary->emotions[screen.emotion].value);
            screen.what_if.wanted = std::clamp(step(from, range, up), range.low, range.high);
        }
    }
    if (pressed(ImGuiKey_Enter)) screen.apply_wish();
    if (pressed(ImGuiKey_Backspace)) screen.what_if = {};
}

void handle_reasons_keys(Screen& screen) {
    if (pressed(ImGuiKey_Y)) screen.reasons = Reasons::why;
    if (pressed(ImGuiKey_I)) screen.reasons = Reasons::what_if;
    if (pressed(ImGuiKey_V)) screen.reasons = Reasons::compare;
    if (pressed(ImGuiKey_X)) screen.take_as_a();
    if (pressed(ImGuiKey_R)) screen.table_open = true;
    if (pressed(ImGuiKey_W)) {
        const bool shown = screen.map_of == MapOf::emotion || (screen.map_of == MapOf::feature && screen.has_feature());
        screen.map_of = !shown ? MapOf::emotion
                        : screen.map_of == MapOf::emotion && screen.has_feature() ? MapOf::feature
                                                                                  : MapOf::nothing;
    }
    if (pressed(ImGuiKey_H)) screen.choose_next_part();
    if (screen.reasons == Reasons::what_if) handle_what_if_keys(screen);
    if (screen.reasons == Reasons::compare) {
        if (pressed(ImGuiKey_Z)) screen.swap_sides();
        if (pressed(ImGuiKey_Backspace)) screen.forget_side_a();
    }
}

// Page up and down are what a presenter's remote control sends.
void handle_classroom_keys(Screen& screen, bool shift) {
    if (pressed(ImGuiKey_N)) screen.classroom.toggle_numbers();
    if (pressed(ImGuiKey_PageUp) || (!shift && pressed(ImGuiKey_LeftArrow))) screen.classroom.step(-1);
    if (pressed(ImGuiKey_PageDown) || (!shift && pressed(ImGuiKey_RightArrow))) screen.classroom.step(1);
    if (pressed(ImGuiKey_Escape) && !screen.stretch) screen.classroom.open = false;
}

}  // namespace

bool typed(ImWchar character) {
    const ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
    return std::find(queue.begin(), queue.end(), character) != queue.end();
}

void handle_keys(Screen& screen) {
    const ImGuiIO& io = ImGui::GetIO();
    if (screen.about_open || screen.help_open || screen.kept_open || screen.save_open || screen.table_open) return;  // they take their own
    handle_stretch_keys(screen);  // on many keyboards with AltGr or Option
    if (io.KeyCtrl || io.KeySuper) {
        if (pressed(ImGuiKey_C)) copy_values(screen);
        return;
    }
    if (io.KeyAlt) return;
    if (typed('?')) screen.help_open = true;
    if (pressed(ImGuiKey_O)) screen.host.pick_files();
    if (pressed(ImGuiKey_G) && !screen.examples.empty())
        screen.host.open_example(kExamples[screen.examples[screen.next_example++ % screen.examples.size()]]);
    if (pressed(ImGuiKey_M) && !screen.models.empty()) screen.open_about();
    if (pressed(ImGuiKey_K)) screen.open_kept();
    if (pressed(ImGuiKey_E)) {
        const Song* song = screen.song();
        screen.save_wished = song && song->state == SongState::done && !screen.in_classroom();
    }
    if (pressed(ImGuiKey_F)) choose_next_feature(screen, io.KeyShift ? -1 : 1);
    if (pressed(ImGuiKey_T)) screen.dark = !screen.dark;
    if (pressed(ImGuiKey_L))
        screen.language = screen.language == Language::english ? Language::german : Language::english;
    if (pressed(ImGuiKey_C)) screen.compare = !screen.compare;
    if (pressed(ImGuiKey_S)) take_away(screen, Takeaway::json);
    if (screen.in_classroom())
        handle_classroom_keys(screen, io.KeyShift);
    else if (!screen.queue.songs().empty())
        handle_reasons_keys(screen);
    if (pressed(ImGuiKey_P)) {
        if (screen.classroom.open)
            screen.classroom.open = false;
        else if (!screen.queue.songs().empty())
            screen.classroom.enter();
    }
    if (pressed(ImGuiKey_Escape)) screen.stretch.reset();
    if (pressed(ImGuiKey_Delete)) {
        if (io.KeyShift)
            screen.queue.cancel(screen.selected);
        else
            screen.remove(screen.selected);
    }
    if (pressed(ImGuiKey_U)) screen.queue.retry(screen.selected);
    if (pressed(ImGuiKey_UpArrow, true)) select_neighbour(screen, -1);
    if (pressed(ImGuiKey_DownArrow, true)) select_neighbour(screen, 1);
    for (std::size_t k = 0; k < kEmotionCount; ++k)
        if (typed(static_cast<ImWchar>('1' + k))) screen.emotion = k;
    handle_timeline_keys(screen, io.KeyShift);
}

}  // namespace moodglass::app
