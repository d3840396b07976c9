// SPDX-License-Identifier: Apache-2.0
// What is drawn over the panels: about the model, the list of keys, a notice.
#include <algorithm>
#include <utility>

#include "app/dialogue.h"
#include "app/paint.h"
#include "app/panels.h"

namespace moodglass::app {
namespace {

constexpr double kNotice_s = 4;

std::string title_of(const Screen& screen, const ModelChoice& choice) {
    const auto& words = screen.text().about;
    if (choice.name == "joint") return words.joint;
    if (choice.name == "a2mid2e") return words.a2mid2e;
    if (choice.name == "a2e") return words.a2e;
    return choice.title.empty() ? choice.name : choice.title;
}

void fact(const Screen& screen, const char* name, const std::string& value) {
    if (value.empty()) return;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float names = screen.px(110);
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    put_text(list, at.x, at.y, {.type = Type::small, .colour = screen.theme().muted}, name);
    put_shortened(list, at.x + names, at.y, width - names, {.type = Type::small, .colour = screen.theme().ink}, value);
    ImGui::Dummy({width, line_height(Type::small) + screen.px(2)});
}

}  // namespace

void draw_about(Screen& screen) {
    if (!screen.about_open) return;
    const Theme& t = screen.theme();
    const auto& words = screen.text().about;
    if (const Dialogue dialogue(screen, "##about", words.title, 560, screen.about_open); dialogue) {
        const bool entered = choose_row(screen.row, static_cast<int>(screen.models.size()));
        for (const ModelChoice& choice : screen.models) {
            const bool current = choice.name == screen.model;
            const bool here = &choice - screen.models.data() == screen.row;
            ImGui::PushID(choice.name.c_str());
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const char* label = current ? words.current : words.choose;
            const float w = text_width(label, Type::body) + screen.px(24);
            const float right = at.x + ImGui::GetContentRegionAvail().x;
            if (current) {
                put_text(*ImGui::GetWindowDrawList(), right - screen.px(12), at.y + screen.px(6),
                         {.colour = t.muted, .align = 1}, label);
            } else if (text_button(screen, "##choose", label, {right - w, at.y, w, screen.px(30)},
                                   here ? Look::primary : Look::plain) ||
                       (here && entered)) {
                screen.host.choose_model(choice.name);
                screen.about_open = false;
            }
            const float title_h =
                put_wrapped(*ImGui::GetWindowDrawList(), at.x, at.y + screen.px(6), right - at.x - w - screen.px(12),
                            {.colour = t.ink, .face = Face::semibold}, title_of(screen, choice));
            ImGui::SetCursorScreenPos({at.x, at.y + std::max(screen.px(34), title_h + screen.px(10))});
            paragraph(choice.description, ImGui::GetContentRegionAvail().x, {.colour = t.muted});
            ImGui::Dummy({1, screen.px(6)});
            ImGui::PopID();
        }
        ImGui::Separator();
        ImGui::Dummy({1, screen.px(4)});
        for (const char* text : {words.scale, words.interval, words.reference, words.limits}) {
            paragraph(text, ImGui::GetContentRegionAvail().x, {.colour = t.ink});
            ImGui::Dummy({1, screen.px(2)});
        }
        if (const Song* song = screen.song(); song && song->analysis) {
            const Analysis& a = *song->analysis;
            ImGui::Dummy({1, screen.px(2)});
            fact(screen, words.version, a.model.name + " " + a.model.version);
            fact(screen, words.kernels, a.engine.version + " " + a.engine.kernels);
            if (a.timings_s.total > 0)
                fact(screen, words.timing,
                     format_value(static_cast<float>(a.timings_s.total), screen.language, 1) + " s");
            fact(screen, words.checksum, a.model.sha256);
        }
        fact(screen, words.licences_title, words.licences);
    }
}

void draw_help(Screen& screen) {
    if (!screen.help_open) return;
    const Theme& t = screen.theme();
    const auto& words = screen.text().shortcuts;
    const auto& more = screen.text().reason_keys;
    const std::pair<const char*, const char*> keys[] = {
        {words.key_space, words.play},
        {"\u2190 \u2192", words.seek},
        {"\u2191 \u2193", words.song},
        {"1 \u2013 8", words.emotion},
        {"F", words.feature},
        {words.key_wheel, words.zoom},
        {"A  D", words.pan},
        {"0", words.whole},
        {words.key_drag, words.select},
        {words.key_escape, words.clear},
        {"O", words.open},
        {"G", screen.examples.empty() ? nullptr : screen.text().examples.key},
        {words.key_delete, words.remove},
        {"U", words.retry},
        {"Ctrl C", words.copy},
        {"C", words.compare},
        {"S", words.save},
        {"E", words.save_menu},
        {"K", words.kept},
        {"P", words.classroom},
        {words.key_steps, words.step},
        {"N", words.numbers},
        {"M", words.model},
        {"T", words.theme},
        {"L", words.language},
        {"Y", more.why},
        {"I", more.what_if},
        {"V", more.compare},
        {"X", more.keep},
        {"Z", more.swap},
        {"R", more.table},
        {"W", screen.text().map.key},
        {"H", screen.text().listen.key},
        {more.key_slider, more.slider},
        {more.key_wish, more.wish},
        {more.key_apply, more.apply},
        {more.key_reset, more.reset},
        {"?", words.help},
    };
    if (const Dialogue dialogue(screen, "##help", screen.text().general.help, 480, screen.help_open); dialogue) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        for (const auto& [key, what] : keys) {
            if (!what) continue;
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const float column = dialogue.width * 0.44f;
            const float key_h =
                put_wrapped(list, at.x, at.y, column - screen.px(10), {.colour = t.ink, .face = Face::semibold}, key);
            const float what_h =
                put_wrapped(list, at.x + column, at.y, dialogue.width - column, {.colour = t.muted}, what);
            const float h = std::max(key_h, what_h);
            ImGui::Dummy({dialogue.width, h + screen.px(2)});
        }
    }
}

void draw_notice(Screen& screen) {
    if (screen.notice.empty()) return;
    if (screen.notice_until == 0) screen.notice_until = ImGui::GetTime() + kNotice_s;
    if (ImGui::GetTime() > screen.notice_until) {
        screen.notice.clear();
        return;
    }
    const Theme& t = screen.theme();
    const ImVec2 all = ImGui::GetMainViewport()->Size;
    const float width = std::min(text_width(screen.notice, Type::body) + 1, all.x - screen.px(72));
    const float h = wrapped_height(screen.notice, width, Type::body) + screen.px(22);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const Rect r = {(all.x - width) / 2 - screen.px(18), all.y - h - screen.px(24), width + screen.px(36), h};
    list.AddRectFilled(top_left(r), bottom_right(r), t.ink, screen.px(10));
    put_wrapped(list, r.x + screen.px(18), r.y + screen.px(11), width, {.colour = t.panel}, screen.notice);
}

}  // namespace moodglass::app
