// SPDX-License-Identifier: Apache-2.0
// The open card of the tour or the lesson plan: in a corner that the panels it is about leave free, on a telephone below.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

constexpr float kWidth = 340, kMargin = 16, kPadding = 18, kButton = 36;  // logical pixels

const CardWords& words_of(const Screen& screen) {
    const auto& words = screen.text().guide;
    return screen.guide.plan == Plan::lesson ? words.lesson_cards[screen.guide.card]
                                             : words.tour_cards[screen.guide.card];
}

const char* seen(const Screen& screen) {
    return screen.guide.plan == Plan::tour ? screen.text().guide.tour_seen[screen.guide.card] : "";
}

const char* said(const Screen& screen) { return screen.guide.acted ? seen(screen) : words_of(screen).text; }

// "Tour 2 / 7"
std::string which(const Screen& screen) {
    const auto& words = screen.text().guide;
    return std::string(screen.guide.plan == Plan::lesson ? words.lesson : words.tour) + " " +
           std::to_string(screen.guide.card + 1) + " / " + std::to_string(screen.guide.cards());
}

const char* onward(const Screen& screen) {
    const auto& words = screen.text().guide;
    return screen.guide.last() ? words.finish : words.next;
}

float width_of(const Screen& screen) {
    return std::min(screen.px(kWidth), ImGui::GetMainViewport()->Size.x - screen.px(2 * kMargin));
}

// So high that it does not change by what is done.
float text_height(const Screen& screen) {
    const float width = width_of(screen) - screen.px(2 * kPadding);
    return std::max(wrapped_height(words_of(screen).text, width, Type::body),
                    wrapped_height(seen(screen), width, Type::body));
}

float height_of(const Screen& screen) {
    const float button = std::max(screen.px(kButton), screen.looks.touch_height());
    const float title = wrapped_height(words_of(screen).title, width_of(screen) - screen.px(2 * kPadding), Type::title, Face::semibold);
    return screen.px(2 * kPadding) + line_height(Type::small) + screen.px(6) + title + screen.px(6) +
           text_height(screen) + screen.px(14) + button;
}

Rect lit_rect(const Screen& screen, const Layout& layout) {
    switch (lit_by(screen.guide)) {
        case Lit::timeline:
            return layout.timeline;
        case Lit::emotions:
            return layout.emotions;
        case Lit::reasons:
            return layout.why;
        case Lit::emotions_and_reasons: {
            const bool above = layout.arrangement != Arrangement::stacked;  // there the screen holds but one of them
            const float top = above ? layout.emotions.y : layout.why.y;
            return {layout.why.x, top, layout.why.w, layout.why.bottom() - top};
        }
        case Lit::header:
            return layout.header;
        case Lit::nothing:
            break;
    }
    return {};
}

void light_up(const Screen& screen, const Layout& layout, float scrolled) {
    Rect lit = lit_rect(screen, layout);
    if (lit.w <= 0 || screen.in_classroom() || screen.over.open != Overlay::none) return;
    const ImVec2 size = ImGui::GetMainViewport()->Size;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::Begin("##unlit", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    lit.y -= scrolled;
    const ImU32 shade = IM_COL32(0, 0, 0, screen.looks.dark ? 110 : 40);
    const float top = std::max(lit.y, 0.0f), bottom = std::clamp(lit.bottom(), top, size.y);
    list.AddRectFilled({0, 0}, {size.x, top}, shade);
    list.AddRectFilled({0, bottom}, size, shade);
    list.AddRectFilled({0, top}, {lit.x, bottom}, shade);
    list.AddRectFilled({lit.right(), top}, {size.x, bottom}, shade);
    list.AddRect(top_left(lit), bottom_right(lit), screen.theme().ink, screen.px(10), 0, screen.px(2));
    ImGui::End();
}

void draw_buttons(Screen& screen, const Rect& area) {
    const auto& words = screen.text().guide;
    const auto width = [&](const char* label, Face face) { return text_width(label, Type::body, face) + screen.px(32); };
    const float next_w = std::max(width(words.next, Face::semibold), width(words.finish, Face::semibold));
    // What the tour asks for is to be done on the panel, not here.
    const Look look = screen.guide.plan == Plan::lesson || screen.guide.acted ? Look::primary : Look::plain;
    if (text_button(screen.looks, "##card-next", onward(screen), {area.right() - next_w, area.y, next_w, area.h}, look))
        screen.step_guide(1);
    if (screen.guide.open() && screen.guide.card > 0 &&
        text_button(screen.looks, "##card-back", words.back, {area.x, area.y, width(words.back, Face::regular), area.h},
                    Look::bare))
        screen.step_guide(-1);
}

}  // namespace

float guide_height(const Screen& screen) {
    return screen.shows_guide() && screen.looks.arrangement == Arrangement::stacked
               ? height_of(screen) + screen.px(2 * kMargin)
               : 0;
}

Rect beside_guide(const Screen& screen, Rect area) {
    if (!screen.shows_guide()) return area;
    const float taken = width_of(screen) + screen.px(2 * kMargin);
    if (area.w > 2.5f * taken) {
        area.x += taken;
        area.w -= taken;
    } else {
        area.h = std::max(area.h - height_of(screen) - screen.px(kMargin), area.h * 0.4f);
    }
    return area;
}

void scroll_to_lit(const Screen& screen, const Layout& layout) {
    const Rect lit = lit_rect(screen, layout);
    if (screen.guide.fresh > 0 && lit.w > 0) ImGui::SetScrollY(std::max(lit.y - screen.px(8), 0.0f));
}

void draw_guide(Screen& screen, const Layout& layout, float scrolled) {
    if (!screen.shows_guide()) return;
    light_up(screen, layout, scrolled);
    const Theme& t = screen.theme();
    const ImVec2 size = ImGui::GetMainViewport()->Size;
    const float width = width_of(screen), height = std::min(height_of(screen), size.y - screen.px(2 * kMargin));
    const bool wide = size.x > 1.5f * width;
    const float below = screen.in_classroom() && wide ? screen.px(2.5f * kMargin) : 0;  // the bar of its steps
    const ImVec2 at = {wide ? screen.px(kMargin) : (size.x - width) / 2, size.y - height - screen.px(kMargin) - below};
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(screen.px(kPadding), screen.px(kPadding)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, screen.px(12));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0f, std::round(screen.px(1))));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, t.panel);
    ImGui::PushStyleColor(ImGuiCol_Border, t.faint);
    ImGui::Begin("##guide", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float w = width - screen.px(2 * kPadding), cross = screen.px(28);
    float y = corner.y;
    put_text(list, corner.x, y, {.type = Type::small, .colour = t.muted}, which(screen));
    const bool left = icon_button(screen.looks, "##card-leave", Icon::cross,
                                  {corner.x + w - cross + screen.px(6), y - screen.px(7), cross, cross},
                                  screen.text().guide.leave);
    y += line_height(Type::small) + screen.px(6);
    y += put_wrapped(list, corner.x, y, w, {.type = Type::title, .colour = t.ink, .face = Face::semibold},
                     words_of(screen).title) +
         screen.px(6);
    put_wrapped(list, corner.x, y, w, {.colour = t.ink}, said(screen));
    y += text_height(screen) + screen.px(14);
    draw_buttons(screen, {corner.x, y, w, std::max(screen.px(kButton), screen.looks.touch_height())});
    if (left) screen.leave_guide();
    screen.guide_drawn();
    ImGui::End();
}

std::string guide_as_text(const Screen& screen) {
    if (!screen.guide.open()) return {};
    const auto& words = screen.text().guide;
    return which(screen) + "\n" + words_of(screen).title + "\n" + said(screen) + "\n" +
           (screen.guide.card > 0 ? words.back : "") + "\n" + onward(screen) + "\n" + words.leave;
}

}  // namespace moodglass::app
