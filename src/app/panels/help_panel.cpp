// SPDX-License-Identifier: Apache-2.0
// The list of keys, made from the table of commands.
#include <algorithm>
#include <array>

#include "app/commands.h"
#include "app/drawing/dialogue.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

constexpr std::size_t kTopics = 6;

bool is_listed(const Command& command, Topic topic) { return command.topic == topic && !command.keys.empty(); }

// "Ctrl Z   Undo"; returns the height, and draws nothing where there is no list.
float put_command(const Screen& screen, ImDrawList* list, const Rect& column, float y, const Command& command) {
    const float keys_w = column.w * 0.34f, name_w = column.w - keys_w;
    const std::string keys = keys_of(command, screen.looks.language);
    const char* name = command.name(screen.looks.language);
    if (list) {
        put_wrapped(*list, column.x, y, keys_w - screen.px(8), {.colour = screen.theme().ink, .face = Face::semibold},
                    keys);
        put_wrapped(*list, column.x + keys_w, y, name_w, {.colour = screen.theme().muted}, name);
    }
    return std::max(wrapped_height(keys, keys_w - screen.px(8), Type::body, Face::semibold),
                    wrapped_height(name, name_w, Type::body)) +
           screen.px(2);
}

float put_topic(const Screen& screen, ImDrawList* list, const Rect& column, float y, std::size_t topic) {
    const float top = y;
    if (list)
        put_text(*list, column.x, y, {.type = Type::small, .colour = screen.theme().muted, .face = Face::semibold},
                 screen.text().general.topics[topic]);
    y += line_height(Type::small) + screen.px(4);
    for (const Command& each : commands())
        if (is_listed(each, static_cast<Topic>(topic))) y += put_command(screen, list, column, y, each);
    return y + screen.px(12) - top;
}

// The tour and the lesson plan. Returns the height.
float draw_guides(Screen& screen, float x, float y) {
    const float h = screen.px(36);
    const auto button = [&](const char* id, const char* label, Plan plan) {
        const float w = text_width(label, Type::body) + screen.px(32);
        if (text_button(screen.looks, id, label, {x, y, w, h})) {
            screen.close();
            screen.begin_guide(plan);
        }
        x += w + screen.px(8);
    };
    if (!screen.can_guide()) return 0;
    button("##tour", screen.text().guide.tour, Plan::tour);
    button("##lesson", screen.text().guide.lesson, Plan::lesson);
    return h + screen.px(16);
}

}  // namespace

void draw_help(Screen& screen) {
    const Dialogue dialogue(screen.looks, "##help", screen.text().general.help, 900, screen.over.open == Overlay::help);
    if (dialogue) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float guides = draw_guides(screen, at.x, at.y);
        const bool two = dialogue.width > screen.px(640);
        const float gap = screen.px(28), width = two ? (dialogue.width - gap) / 2 : dialogue.width;
        std::array<float, kTopics> heights{};
        float all = 0;
        for (std::size_t i = 0; i < kTopics; ++i)
            all += heights[i] = put_topic(screen, nullptr, {0, 0, width, 0}, 0, i);
        Rect column = {at.x, at.y, width, 0};
        float y = 0, lowest = 0;
        for (std::size_t i = 0; i < kTopics; ++i) {
            if (two && column.x == at.x && y + heights[i] / 2 > all / 2) {
                column.x += width + gap;
                y = 0;
            }
            y += put_topic(screen, ImGui::GetWindowDrawList(), column, at.y + guides + y, i);
            lowest = std::max(lowest, y);
        }
        ImGui::Dummy({dialogue.width, guides + lowest});
    }
    if (dialogue.left() && screen.over.open == Overlay::help) screen.close();
}

}  // namespace moodglass::app
