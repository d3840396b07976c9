// SPDX-License-Identifier: Apache-2.0
// The bar below everything while a microphone is open: the red mark, the device, how loud it is, how long, and what is
// wrong with it.
#include <algorithm>
#include <cmath>

#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/panels/live_parts.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

constexpr float kQuietest_dB = -60;  // at the meter's left end

}  // namespace

const char* what_is_wrong(const Screen& screen) {
    const LiveInput& input = screen.input;
    const auto& words = screen.text().live;
    if (clipped(input)) return words.clips;
    return input.level.silent_s >= kToldSilence_s ? words.silent : "";
}

void draw_level(const Screen& screen, ImDrawList& list, const Rect& at) {
    const Theme& t = screen.theme();
    const float decibels = 20 * std::log10(std::max(screen.input.level.peak, 1e-6f));
    const float share = std::clamp(1 - decibels / kQuietest_dB, 0.0f, 1.0f);
    list.AddRectFilled(top_left(at), bottom_right(at), t.line, at.h / 2);
    if (share * at.w > at.h)
        list.AddRectFilled(top_left(at), {at.x + share * at.w, at.bottom()}, clipped(screen.input) ? t.warning : t.ink,
                           at.h / 2);
}

void draw_device(Screen& screen, const Rect& at) {
    const bool others = possible(screen, CommandId::next_microphone);
    if (text_button(screen.looks, "##device", screen.input.device.c_str(), at, others ? Look::plain : Look::bare))
        run(screen, CommandId::next_microphone);
    if (others && ImGui::IsItemHovered())
        tooltip(screen.looks, {command(CommandId::next_microphone).name(screen.looks.language)});
}

float live_height(const Screen& screen) { return screen.input.open && !screen.shows_class_live() ? screen.px(48) : 0; }

void draw_live(Screen& screen, const Rect& rect) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().live;
    ImGui::SetNextWindowPos(top_left(rect));
    ImGui::SetNextWindowSize({rect.w, rect.h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
    ImGui::Begin("Listening", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar(2);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = rect.y + rect.h / 2, gap = screen.px(12), dot = screen.px(12), h = screen.px(34);
    list.AddRectFilled(top_left(rect), bottom_right(rect), t.panel);
    list.AddRectFilled(top_left(rect), {rect.right(), rect.y + std::max(1.0f, std::round(screen.px(2)))}, t.live);

    const float stop_w = text_width(words.end, Type::body) + screen.px(32);
    const float right = rect.right() - gap - stop_w;
    if (text_button(screen.looks, "##stop", words.end, {right, middle - h / 2, stop_w, h}, Look::primary))
        screen.end_live();
    float x = rect.x + screen.px(20);
    const auto room = [&](float width) { return x + width + gap <= right; };
    list.AddCircleFilled({x + dot / 2, middle}, dot / 2, t.live);
    x += dot + screen.px(8);
    const std::string time = format_time(screen.input.recorded_s);
    x += put_text_middle(list, x, middle, {.colour = t.ink, .face = Face::semibold}, time) + gap;
    if (const float w = screen.px(140); room(w)) {
        draw_level(screen, list, {x, middle - screen.px(4), w, screen.px(8)});
        x += w + gap;
    }
    // What is wrong goes before who hears it.
    if (const char* note = what_is_wrong(screen); *note) {
        put_shortened(list, x, middle - line_height(Type::body) / 2, right - gap - x, {.colour = t.warning}, note);
    } else if (const float w = std::min(text_width(screen.input.device, Type::body) + screen.px(24), right - gap - x);
               w > screen.px(80)) {
        draw_device(screen, {x, middle - h / 2, w, h});
        x += w + gap;
        if (room(text_width(words.open, Type::small)))
            put_text_middle(list, x, middle, {.type = Type::small, .colour = t.muted}, words.open);
    }
    ImGui::End();
}

}  // namespace moodglass::app
