// SPDX-License-Identifier: Apache-2.0
#include "app/panels/music_button.h"

#include <string>

#include "app/drawing/paint.h"
#include "app/panels/menu.h"
#include "app/words/reference_words.h"

namespace moodglass::app {
namespace {

// How the music was chosen.
std::string how_chosen(const Screen& screen, const Analysis& analysis) {
    const auto& reference = analysis.reference;
    const auto& words = screen.text().music;
    if (reference.chosen == Chosen::asked || reference.probabilities.empty()) return words.asked;
    const KindProbability& likeliest = reference.probabilities.front();
    return fill(reference.chosen == Chosen::unsure ? words.unsure : words.sounds_like,
                {reference_name(likeliest.kind, screen.looks.language), format_percent(likeliest.probability * 100)});
}

CommandId command_of(std::string_view kind) {
    if (kind == kFilmMusic) return CommandId::music_film;
    if (kind == kPopularMusic) return CommandId::music_popular;
    if (kind == kClassicalMusic) return CommandId::music_classical;
    if (kind == kAllMusic) return CommandId::music_all;
    return kind == kOwnMusic ? CommandId::music_own : CommandId::music_alike;
}

}  // namespace

Rect draw_music_button(Screen& screen, const Rect& line) {
    const Analysis* analysis = screen.analysis();
    const bool possible_now = analysis && possible(screen, CommandId::music_menu);
    if (!possible_now && screen.over.open == Overlay::music_menu) screen.close();
    if (!analysis || screen.hides_numbers()) return line;
    const std::string name(reference_name(analysis->reference.kind, screen.looks.language));
    const float caret = screen.px(possible_now ? 14 : 0), border = screen.px(6);
    const auto width_of = [&](const std::string& text) { return text_width(text, Type::small) + caret + 2 * border; };
    std::string label = fill(screen.text().music.compared, {name});
    if (width_of(label) > line.w) label = name;
    const float width = width_of(label);
    if (width > line.w) return line;

    const Rect button = {line.right() - width + border, line.y, width, line.h};
    const Theme& t = screen.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool pressed = touchable(screen.looks, "##music", button);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && possible_now) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        list.AddRectFilled(top_left(button), bottom_right(button), t.hovered, screen.px(6));
    }
    const float middle = button.y + button.h / 2;
    put_text_middle(list, button.x + border, middle, {.type = Type::small, .colour = t.muted}, label);
    if (possible_now) {
        const float x = button.right() - border - screen.px(4), half = screen.px(3);
        list.AddTriangleFilled({x - half, middle - half / 2}, {x + half, middle - half / 2}, {x, middle + half},
                               t.muted);
    }
    if (hovered)
        tooltip(screen.looks,
                {reference_clips(analysis->reference.clips, analysis->reference.kind, screen.looks.language),
                 how_chosen(screen, *analysis)});
    if (pressed) run(screen, CommandId::music_menu);
    draw_menu(screen, Overlay::music_menu, button, command_of(screen.music.wanted()));
    return {line.x, line.y, line.w - width, line.h};
}

}  // namespace moodglass::app
