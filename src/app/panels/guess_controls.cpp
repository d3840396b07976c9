// SPDX-License-Identifier: Apache-2.0
#include "app/panels/guess_controls.h"

#include <algorithm>
#include <array>

#include "app/commands.h"
#include "app/drawing/dialogue.h"
#include "app/drawing/paint.h"
#include "app/panels/menu.h"
#include "app/panels/typed_line.h"
#include "app/takeaway/guesses_told.h"

namespace moodglass::app {
namespace {

ImU32 colour_of(const Screen& screen, std::size_t group) { return screen.theme().curves[group]; }

}  // namespace

Rect draw_groups(Screen& screen, const Rect& line) {
    const auto& words = screen.text().guesses;
    const Guesses& guesses = screen.guesses;
    const std::size_t count = guesses.groups().size();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float h = line.h, gap = screen.px(4);
    float right = line.right();
    const auto place = [&](float width) {
        right -= width;
        const Rect r = {right, line.y, width, h};
        right -= gap;
        return r;
    };
    if (guesses.any()) {
        const Rect button = place(text_width(words.save, Type::body) + screen.px(18));
        if (text_button(screen.looks, "##guesses", words.save, button, Look::bare)) screen.open(Overlay::guesses_menu);
        draw_menu(screen, Overlay::guesses_menu, button, std::nullopt);
    }
    if (count < Guesses::kMostGroups && icon_button(screen.looks, "##add-group", Icon::plus, place(h), words.add))
        screen.add_group();
    // Long names share the room.
    const float most = std::max(screen.px(40), (right - line.x) / static_cast<float>(count) - gap);
    for (std::size_t g = count; g-- > 0;) {
        const bool now = g == guesses.group();
        const std::string name = screen.title(guesses.groups()[g]);
        const Rect chip = place(std::min(most, text_width(name, Type::body) + screen.px(34)));
        ImGui::PushID(static_cast<int>(g));
        const bool pressed = touchable(screen.looks, "##group", chip);
        const bool hovered = ImGui::IsItemHovered();
        ImGui::PopID();
        if (now || hovered)
            list.AddRectFilled(top_left(chip), bottom_right(chip), now ? screen.theme().raised : screen.theme().hovered,
                               screen.px(8));
        list.AddCircleFilled({chip.x + screen.px(12), chip.y + h / 2}, screen.px(5), colour_of(screen, g));
        put_shortened(list, chip.x + screen.px(22), chip.y + (h - line_height(Type::body)) / 2, chip.w - screen.px(28),
                      {.colour = screen.theme().ink, .face = now ? Face::semibold : Face::regular}, name);
        if (hovered && now) tooltip(screen.looks, {words.rename});
        if (pressed) now ? screen.open(Overlay::group_name) : screen.choose_group(g);
    }
    return {line.x, line.y, std::max(right - line.x, 0.0f), line.h};
}

void mark_guesses(const Screen& screen, std::span<RatingRow> rows, Lesson lesson) {
    if (!screen.in_classroom()) return;
    const std::vector<std::string>& groups = screen.guesses.groups();
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const Guess& guess = screen.guesses.of(screen.chosen.song, g);
            if (lesson == Lesson::hear) {
                if (guess.features[i])
                    rows[i].marks.push_back({*guess.features[i], colour_of(screen, g), initial_of(groups[g])});
            } else if (guess.votes[i] > 0) {
                rows[i].note += (rows[i].note.empty() ? "" : "   ") +
                                shorten(groups[g], screen.px(90),
                                        [](std::string_view part) { return text_width(part, Type::small); }) +
                                " " + std::to_string(guess.votes[i]);
            }
        }
}

Rect draw_guesses_told(const Screen& screen, const Rect& area) {
    if (!screen.in_classroom() || screen.song()->state != SongState::done) return area;
    const bool hear = screen.classroom.lesson == Lesson::hear;
    std::string text;
    if (screen.hides_numbers()) {
        text = hear ? screen.text().guesses.hint_crosses : screen.text().guesses.hint_votes;
    } else {
        for (std::size_t g = 0; g < screen.guesses.groups().size(); ++g) {
            const auto told = hear ? crosses_told : votes_told;
            const std::string one =
                told(screen.guesses, g, screen.chosen.song, *screen.analysis(), screen.looks.language);
            if (!one.empty()) text += (text.empty() ? "" : "  ") + one;
        }
    }
    if (text.empty()) return area;
    const float height = wrapped_height(text, area.w, Type::small, Face::regular) + screen.px(8);
    put_wrapped(*ImGui::GetWindowDrawList(), area.x, area.bottom() - height + screen.px(8), area.w,
                {.type = Type::small, .colour = screen.hides_numbers() ? screen.theme().muted : screen.theme().ink},
                text);
    return {area.x, area.y, area.w, area.h - height};
}

void draw_group_name(Screen& screen) {
    const bool open = screen.over.open == Overlay::group_name;
    const Dialogue dialogue(screen.looks, "##group-name", command(CommandId::name_group).name(screen.looks.language),
                            360, open);
    if (dialogue) {
        draw_typed_line(screen, screen.guesses.groups()[screen.guesses.group()].c_str(), dialogue.width);
    }
    if (dialogue.left()) screen.close();
    if (open) screen.overlay_drawn();
}

}  // namespace moodglass::app
