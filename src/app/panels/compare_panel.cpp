// SPDX-License-Identifier: Apache-2.0
// Compare: A, which was kept, against B, which is shown: for the chosen emotion the differences of effects, largest
// first. Features and emotions of both stand in their own panels.
#include <algorithm>
#include <cmath>

#include "app/drawing/paint.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

// "A  verse.mp3  0:10 - 0:30". Returns the height.
float put_side(const Screen& screen, const Rect& row, const char* side, const std::string& label) {
    const Theme& t = screen.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    put_text(list, row.x, row.y, {.colour = t.ink, .face = Face::semibold}, side);
    put_shortened(list, row.x + screen.px(22), row.y, row.w - screen.px(22), {.colour = t.muted}, label);
    return line_height(Type::body) + screen.px(4);
}

// One bar a feature around a line in the middle. Returns where it ends.
float draw_differences(Screen& screen, const Rect& area, const Profile& a, const Profile& b) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Difference all = difference(a, b);
    const PerFeature<float>& effects = all.effects[screen.chosen.emotion];
    const PerFeature<std::size_t> order = by_size(effects);
    float names = 0;
    for (const FeatureWords& f : words.features)
        names = std::max(names, text_width(f.name, Type::body, Face::semibold));
    names = std::min(names, area.w * 0.47f);
    const float value_w = screen.px(52), row_h = std::round(std::clamp(area.h / 8, screen.px(22), screen.px(30)));
    const Rect bars = {area.x + names + screen.px(12), area.y, area.w - names - screen.px(18) - value_w, row_h * 8};
    const float most = std::max(std::fabs(effects[order[0]]), 0.02f), centre = std::round(bars.x + bars.w / 2);
    list.AddLine({centre, bars.y}, {centre, bars.y + row_h * 7}, t.faint);
    float y = area.y;
    const auto label = [&](const char* name, float value, Face face) {
        const float middle = y + row_h / 2;
        put_shortened(list, area.x, middle - line_height(Type::body) / 2, names, {.colour = t.ink, .face = face}, name);
        put_text_middle(list, area.right(), middle, {.colour = t.ink, .face = face, .align = 1},
                        format_signed(value, screen.looks.language));
    };
    for (const std::size_t f : order) {
        const Rect row = {area.x - screen.px(8), y, area.w + screen.px(16), row_h};
        ImGui::SetCursorScreenPos(top_left(row));
        ImGui::PushID(static_cast<int>(f));
        if (ImGui::InvisibleButton("##difference", {row.w, row.h})) screen.choose_feature(f);
        ImGui::PopID();
        if (ImGui::IsItemHovered()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            list.AddRectFilled(top_left(row), bottom_right(row), with_alpha(t.raised, 0.6f), screen.px(6));
            const auto number = [&](float v) { return format_value(v, screen.looks.language); };
            tooltip(screen.looks,
                    {words.features[f].name, fill(words.compare.explain_bar,
                                                  {words.features[f].name, number(a.midlevel[f]), number(b.midlevel[f]),
                                                   number(screen.analysis()->weights[screen.chosen.emotion][f])})});
        }
        const float half = std::round(std::min(row_h * 0.2f, screen.px(6))), middle = y + row_h / 2;
        const float end = std::round(centre + effects[f] / most * bars.w / 2);
        list.AddRectFilled({std::min(centre, end), middle - half}, {std::max(centre, end) + 1, middle + half},
                           effects[f] >= 0 ? t.plus : t.minus, screen.px(2));
        label(words.features[f].name, effects[f], f == screen.chosen.feature ? Face::semibold : Face::regular);
        y += row_h;
    }
    list.AddLine({area.x, y}, {area.right(), y}, t.line);
    label(words.emotions[screen.chosen.emotion], all.emotions[screen.chosen.emotion], Face::semibold);
    return y + row_h;
}

}  // namespace

std::string label_of(const std::string& name, const std::optional<Stretch>& stretch) {
    return stretch ? name + "  " + format_time(stretch->start_s) + " \u2013 " + format_time(stretch->end_s) : name;
}

float draw_compare(Screen& screen, const Rect& area) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().compare;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Song& song = *screen.song();
    float y = area.y;
    const float h = screen.px(32);
    const auto button = [&](const char* label, float x) {
        return Rect{x, y, text_width(label, Type::body) + screen.px(24), h};
    };
    const auto buttons = [&] {
        const Rect keep = button(words.keep, area.x);
        if (text_button(screen.looks, "##keep", words.keep, keep)) screen.take_as_a();
        const char* all = screen.text().table.title;
        const Rect table = button(all, keep.right() + screen.px(8));
        if (text_button(screen.looks, "##table", all, table)) screen.open(Overlay::songs_table);
        y += h + screen.px(12);
    };
    if (!screen.summary->explained)
        return y + put_wrapped(list, area.x, y, area.w, {.colour = t.muted}, screen.text().why.no_reasons);
    if (!screen.asked.side_a || screen.asked.side_a->model_id != song.analysis->model.id()) {
        y += put_wrapped(list, area.x, y, area.w, {.colour = t.ink},
                         screen.asked.side_a ? words.other_model : words.invitation) +
             screen.px(14);
        buttons();
        return y;
    }
    const float cross = screen.px(26);
    if (icon_button(screen.looks, "##forget", Icon::cross,
                    {area.right() - cross + screen.px(6), y - screen.px(4), cross, cross}, words.forget)) {
        screen.forget_side_a();
        return y;
    }
    if (icon_button(screen.looks, "##swap", Icon::swap,
                    {area.right() - 2 * cross + screen.px(2), y - screen.px(4), cross, cross}, words.swap)) {
        screen.swap_sides();
        return y;
    }
    const float side_w = area.w - 2 * cross;
    y += put_side(screen, {area.x, y, side_w, 0}, "A",
                  label_of(screen.title(screen.asked.side_a->name), screen.asked.side_a->stretch));
    if (screen.asked.side_a->song == song.id && screen.asked.side_a->stretch == screen.chosen.stretch) {
        y += screen.px(6);
        y += put_wrapped(list, area.x, y, area.w, {.colour = t.ink}, words.now_choose) + screen.px(14);
        const char* all = screen.text().table.title;
        if (text_button(screen.looks, "##table", all, button(all, area.x))) screen.open(Overlay::songs_table);
        return y + h;
    }
    y += put_side(screen, {area.x, y, area.w, 0}, "B", label_of(screen.title(song.name), screen.chosen.stretch)) +
         screen.px(8);
    y += put_wrapped(list, area.x, y, area.w, {.colour = t.ink}, comparison_sentence(screen)) + screen.px(12);
    const float legend_h = wrapped_height(words.legend, area.w, Type::small);
    const float rest = area.bottom() - y - legend_h - h - screen.px(26);
    y = draw_differences(screen, {area.x, y, area.w, rest}, screen.asked.side_a->profile, profile_of(*screen.summary)) +
        screen.px(6);
    y += put_wrapped(list, area.x, y, area.w, {.type = Type::small, .colour = t.muted}, words.legend) + screen.px(10);
    buttons();
    return y - screen.px(12);
}

std::string comparison_sentence(const Screen& screen) {
    return comparison_sentence(screen.chosen.emotion, screen.asked.side_a->profile, profile_of(*screen.summary),
                               screen.looks.language);
}

std::string comparison_sentence(std::size_t emotion, const Profile& a, const Profile& b, Language language) {
    if (language == Language::english) return compared(emotion, "A", a, "B", b);
    const auto& words = strings(language).compare;
    const Difference all = difference(a, b);
    const float rise = all.emotions[emotion];
    const char* name = strings(language).emotions[emotion];
    const PerFeature<float>& effects = all.effects[emotion];
    std::optional<std::size_t> up, down;
    for (const std::size_t f : by_size(effects)) {
        if (effects[f] >= 0.005f && !up) up = f;
        if (effects[f] <= -0.005f && !down) down = f;
    }
    const auto say = [&](std::size_t f) {
        return fill(words.effect, {strings(language).features[f].name, format_signed(effects[f], language)});
    };
    if (std::fabs(rise) < 0.02f) {
        const std::string same = fill(words.same, {name});
        return (up && down ? same + fill(words.because_of, {say(*up), say(*down)}) : same) + ".";
    }
    std::string out = fill(rise > 0 ? words.higher : words.lower, {name, format_value(std::fabs(rise), language)});
    const auto &with = rise > 0 ? up : down, against = rise > 0 ? down : up;
    if (with) out += fill(words.because, {say(*with)});
    if (against) out += fill(words.though, {say(*against)});
    return out + ".";
}

}  // namespace moodglass::app
