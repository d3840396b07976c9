// SPDX-License-Identifier: Apache-2.0
// What is drawn over the panels: about the model, and a notice.
#include <algorithm>

#include "app/drawing/dialogue.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"

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
    const Theme& t = screen.theme();
    const auto& words = screen.text().about;
    const Dialogue dialogue(screen.looks, "##about", words.title, 560, screen.over.open == Overlay::about);
    if (dialogue) {
        const auto last = static_cast<int>(screen.offers.models.size()) - 1;
        screen.row() = std::clamp(screen.over.row, 0, std::max(0, last));
        for (const ModelChoice& choice : screen.offers.models) {
            const bool current = choice.name == screen.offers.model;
            const bool here = &choice - screen.offers.models.data() == screen.over.row;
            ImGui::PushID(choice.name.c_str());
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const char* label = current ? words.current : words.choose;
            const float w = text_width(label, Type::body) + screen.px(24);
            const float right = at.x + ImGui::GetContentRegionAvail().x;
            if (current) {
                put_text(*ImGui::GetWindowDrawList(), right - screen.px(12), at.y + screen.px(6),
                         {.colour = t.muted, .align = 1}, label);
            } else if (text_button(screen.looks, "##choose", label, {right - w, at.y, w, screen.px(30)},
                                   here ? Look::primary : Look::plain)) {
                screen.choose_model(choice.name);
                screen.close();
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
                     format_value(static_cast<float>(a.timings_s.total), screen.looks.language, 1) + " s");
            fact(screen, words.checksum, a.model.sha256);
        }
        fact(screen, words.licences_title, words.licences);
    }
    if (dialogue.left() && screen.over.open == Overlay::about) screen.close();
}

void draw_notice(Screen& screen) {
    const std::string& notice = screen.over.notice;
    if (notice.empty()) return;
    if (screen.over.notice_until == 0) screen.show_notice_until(ImGui::GetTime() + kNotice_s);
    if (ImGui::GetTime() > screen.over.notice_until) return screen.show_notice_until(0);
    const Theme& t = screen.theme();
    const ImVec2 all = ImGui::GetMainViewport()->Size;
    const float width = std::min(text_width(notice, Type::body) + 1, all.x - screen.px(72));
    const float h = wrapped_height(notice, width, Type::body) + screen.px(22);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const Rect r = {(all.x - width) / 2 - screen.px(18), all.y - h - screen.px(24) - live_height(screen), width + screen.px(36), h};
    list.AddRectFilled(top_left(r), bottom_right(r), t.ink, screen.px(10));
    put_wrapped(list, r.x + screen.px(18), r.y + screen.px(11), width, {.colour = t.panel}, notice);
}

}  // namespace moodglass::app
