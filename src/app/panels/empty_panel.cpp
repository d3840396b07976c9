// SPDX-License-Identifier: Apache-2.0
// What a visitor sees first: what to do, what will happen then, and that nothing leaves the device.
#include <algorithm>
#include <cmath>

#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

void dashed_frame(ImDrawList& list, const Rect& r, float dash, float thickness, ImU32 colour) {
    const auto line = [&](ImVec2 from, ImVec2 to) {
        const float length = std::max(std::fabs(to.x - from.x), std::fabs(to.y - from.y));
        const int dashes = std::max(1, static_cast<int>(length / (dash * 2)));
        for (int i = 0; i < dashes; ++i) {
            const float a = (static_cast<float>(i) + 0.25f) / static_cast<float>(dashes);
            const float b = (static_cast<float>(i) + 0.75f) / static_cast<float>(dashes);
            list.AddLine({from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a},
                         {from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b}, colour, thickness);
        }
    };
    line({r.x, r.y}, {r.right(), r.y});
    line({r.x, r.bottom()}, {r.right(), r.bottom()});
    line({r.x, r.y}, {r.x, r.bottom()});
    line({r.right(), r.y}, {r.right(), r.bottom()});
}

}  // namespace

void draw_empty_state(Screen& screen, const Rect& rect) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().empty;
    const Rect area = begin_panel(screen.looks, "empty", rect, nullptr, Scrolling::vertical);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = std::min(area.w - screen.px(24), screen.px(520));
    const bool small = width < screen.px(440);
    const Type heading = small ? Type::title : Type::display;
    const float number = screen.px(24);
    const float step_width = width - number - screen.px(14);

    const float title_h = wrapped_height(words.title, width, heading, Face::semibold);
    float height = title_h + screen.px(10) + wrapped_height(words.invitation, width, Type::body) + screen.px(22) +
                   screen.px(44) + screen.px(12) + wrapped_height(words.formats, width, Type::small) + screen.px(36);
    const float examples_h = draw_examples(screen, 0, 0, width, false);
    if (examples_h > 0) height += screen.px(14) + examples_h;
    for (const char* step : words.steps)
        height += std::max(wrapped_height(step, step_width, Type::body), number) + screen.px(16);
    height += screen.px(14) + wrapped_height(words.privacy, width, Type::body);

    const float x = std::round(area.x + (area.w - width) / 2);
    float y = std::round(area.y + std::max(screen.px(16), (area.h - height) * 0.42f));
    const float bottom = y + height;
    const float margin = std::min(screen.px(48), (area.w - width) / 2);
    if (!small)
        dashed_frame(list, {x - margin, y - screen.px(36), width + 2 * margin, height + screen.px(72)}, screen.px(7),
                     std::max(1.0f, std::round(screen.px(1.5f))), t.line);

    y += put_wrapped(list, x, y, width, {.type = heading, .colour = t.ink, .face = Face::semibold}, words.title) +
         screen.px(10);
    y += put_wrapped(list, x, y, width, {.colour = t.muted}, words.invitation) + screen.px(22);
    const float button_w = text_width(words.choose, Type::body, Face::semibold) + screen.px(48);
    if (text_button(screen.looks, "##choose", words.choose, {x, y, button_w, screen.px(44)}, Look::primary))
        screen.pick_files();
    float right = x + button_w;
    const auto beside = [&](const char* id, const char* label) {  // where there is room
        const Rect at = {right + screen.px(10), y, text_width(label, Type::body) + screen.px(32), screen.px(44)};
        if (at.right() > x + width) return false;
        right = at.right();
        return text_button(screen.looks, id, label, at);
    };
    if (possible(screen, CommandId::listen) && beside("##listen", screen.text().live.begin))
        run(screen, CommandId::listen);
    if (!screen.offers.kept.empty() && beside("##kept", screen.text().kept.title)) screen.open(Overlay::kept);
    y += screen.px(44 + 12);
    y += put_wrapped(list, x, y, width, {.type = Type::small, .colour = t.muted}, words.formats);
    if (examples_h > 0) {
        y += screen.px(14);
        y += draw_examples(screen, x, y, width, true);
    }
    y += screen.px(36);
    int n = 0;
    for (const char* step : words.steps) {
        const char digit[2] = {static_cast<char>('1' + n++), 0};
        list.AddCircleFilled({x + number / 2, y + number / 2}, number / 2, t.raised);
        put_text_middle(list, x + number / 2, y + number / 2,
                        {.type = Type::small, .colour = t.ink, .face = Face::semibold, .align = 0.5f}, digit);
        const float text_h = wrapped_height(step, step_width, Type::body);
        const float lift = text_h < number ? (number - text_h) / 2 : screen.px(3);
        put_wrapped(list, x + number + screen.px(14), y + lift, step_width, {.colour = t.ink}, step);
        y += std::max(text_h, number) + screen.px(16);
    }
    y += screen.px(14);
    put_wrapped(list, x, y, width, {.colour = t.muted}, words.privacy);
    ImGui::SetCursorScreenPos({x, bottom});
    ImGui::Dummy({1, screen.px(24)});
    end_panel();
}

}  // namespace moodglass::app
