// SPDX-License-Identifier: Apache-2.0
// What if: seven sliders that the emotions follow, and the smallest change that brings the chosen emotion to a level.
#include <algorithm>
#include <cmath>

#include "app/drawing/paint.h"
#include "app/drawing/slider.h"
#include "app/panels/panels.h"
#include "app/words/reference_words.h"

namespace moodglass::app {
namespace {

constexpr float kRow = 26;  // height of a slider, in logical pixels: all fits a laptop's screen

std::string lower_or_higher(const Screen& screen, std::size_t feature, bool high) {
    return std::string(screen.text().features[feature].name) + (high ? " \u2191" : " \u2193");
}

// Returns the height.
float draw_sliders(Screen& screen, const Analysis& analysis, const Rect& area, const Unlikeliness& odd) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const PerFeature<float> own = midlevel_of(*screen.summary), now = midlevel_of(screen.shown());
    float names = 0;
    for (const FeatureWords& f : words.features)
        names = std::max(names, text_width(f.name, Type::body, Face::semibold));
    names = std::min(names, area.w * 0.47f);
    const float value_w = screen.px(44), row_h = screen.px(kRow);
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        const Rect row = {area.x, area.y + row_h * static_cast<float>(f), area.w, row_h};
        const bool chosen = screen.chosen.feature == f,
                   unusual = odd.marked() && (odd.pair[0] == f || odd.pair[1] == f);
        if (chosen)
            list.AddRectFilled({row.x - screen.px(8), row.y}, {row.right() + screen.px(8), row.bottom()}, t.raised,
                               screen.px(6));
        const Face face = chosen ? Face::semibold : Face::regular;
        const float middle = row.y + row_h / 2;
        put_shortened(list, row.x, middle - line_height(Type::body) / 2, names, {.colour = t.ink, .face = face},
                      words.features[f].name);
        ImGui::PushID(static_cast<int>(f));
        ImGui::SetCursorScreenPos(top_left(row));
        if (ImGui::InvisibleButton("##name", {names, row_h})) screen.choose_feature(f);
        const Spread range = slider_range(analysis.feature_space, f, own[f]);
        const Rect track = {row.x + names + screen.px(10), row.y, row.w - names - screen.px(14) - value_w, row_h};
        const ImU32 colour = unusual ? t.warning : t.ink;
        if (const auto to =
                draw_slider(screen.looks, "##slider", track, {range.low, range.high, now[f], own[f]}, colour)) {
            screen.choose_feature(f);
            screen.move_feature(f, *to);
        }
        if (ImGui::IsItemHovered() && !ImGui::IsItemActive()) {
            const auto number = [&](float value) { return format_value(value, screen.looks.language); };
            tooltip(screen.looks, {words.features[f].name, fill(words.what_if.was, {number(own[f]), number(now[f])}),
                                   fill(words.what_if.range, {number(analysis.feature_space.features[f].low),
                                                              number(analysis.feature_space.features[f].high)})});
        }
        ImGui::PopID();
        put_text_middle(list, row.right(), middle, {.colour = unusual ? t.warning : t.ink, .face = face, .align = 1},
                        format_value(now[f], screen.looks.language));
    }
    return row_h * static_cast<float>(kFeatureCount);
}

// The level that is wanted of the chosen emotion, and what leads there. Returns where it ends.
float draw_wish(Screen& screen, const Analysis& analysis, const Rect& area) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float y = area.y;
    put_text(list, area.x, y, {.colour = t.ink, .face = Face::semibold}, words.what_if.question);
    if (screen.asked.what_if.wanted) {
        const float w = text_width(words.what_if.apply, Type::body) + screen.px(20), h = screen.px(26);
        if (text_button(screen.looks, "##apply", words.what_if.apply,
                        {area.right() - w, y + line_height(Type::body) / 2 - h / 2, w, h}))
            screen.apply_wish();
        if (ImGui::IsItemHovered()) tooltip(screen.looks, {words.what_if.apply_long});
    }
    y += line_height(Type::body) + screen.px(4);
    const float own = screen.summary->emotions[screen.chosen.emotion].value,
                wanted = screen.asked.what_if.wanted.value_or(own);
    const float row_h = screen.px(kRow), value_w = screen.px(44);
    const char* name = words.emotions[screen.chosen.emotion];
    const float name_w = text_width(name, Type::body);
    put_text_middle(list, area.x, y + row_h / 2, {.colour = t.ink}, name);
    Spread range = analysis.feature_space.emotions[screen.chosen.emotion];
    range.low = std::min(range.low, own);
    range.high = std::max(range.high, own);
    const Rect track = {area.x + name_w + screen.px(10), y, area.w - name_w - screen.px(14) - value_w, row_h};
    if (const auto to = draw_slider(screen.looks, "##wish", track, {range.low, range.high, wanted, own}, t.ink))
        screen.wish_level(*to);
    put_text_middle(list, area.right(), y + row_h / 2, {.colour = t.ink, .align = 1},
                    format_value(wanted, screen.looks.language));
    y += row_h + screen.px(4);
    if (!screen.asked.what_if.wanted) {
        return y + put_wrapped(list, area.x, y, area.w, {.type = Type::small, .colour = t.muted},
                               fill(words.what_if.choose, {name}));
    }
    return y + put_wrapped(list, area.x, y, area.w, {.colour = t.ink}, what_if_sentence(screen));
}

}  // namespace

float draw_what_if(Screen& screen, const Rect& area) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().what_if;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Analysis& analysis = *screen.analysis();
    float y = area.y;
    if (!analysis.explained || !analysis.feature_space.known())
        return y + put_wrapped(list, area.x, y, area.w, {.colour = t.muted}, words.none);

    const float reset_w = text_width(words.reset, Type::body) + screen.px(20), h = screen.px(28);
    const float hint_w = area.w - (screen.asked.what_if.moved ? reset_w : 0);
    const float hint_h = put_wrapped(list, area.x, y, hint_w, {.type = Type::small, .colour = t.muted}, words.hint);
    if (screen.asked.what_if.moved &&
        text_button(screen.looks, "##reset", words.reset,
                    {area.right() - reset_w + screen.px(8), y - screen.px(6), reset_w, h}, Look::bare))
        screen.reset_what_if();
    y += std::max(hint_h, line_height(Type::small)) + screen.px(8);

    const Unlikeliness odd = unlikeliness(analysis.feature_space, midlevel_of(screen.shown()));
    y += draw_sliders(screen, analysis, {area.x, y, area.w, 0}, odd) + screen.px(6);
    // Two lines, whatever it says, so that the sliders' neighbours keep still.
    const std::string judged = odd.marked() ? what_if_judgement(screen) : words.usual;
    const float judged_h = put_wrapped(list, area.x, y, area.w,
                                       {.type = Type::small, .colour = odd.marked() ? t.warning : t.muted}, judged);
    y += std::max(judged_h, wrapped_height(words.unusual, area.w, Type::small)) + screen.px(6);
    list.AddLine({area.x, y}, {area.right(), y}, t.line);
    y += screen.px(10);
    return draw_wish(screen, analysis, {area.x, y, area.w, 0});
}

std::string what_if_judgement(const Screen& screen) {
    const FeatureSpace& space = screen.analysis()->feature_space;
    const PerFeature<float> now = midlevel_of(screen.shown());
    const Unlikeliness odd = unlikeliness(space, now);
    if (!odd.marked()) return {};
    const auto named = [&](std::size_t which) {
        const std::size_t f = odd.pair[which];
        return lower_or_higher(screen, f, now[f] >= space.ratings.means[f]);
    };
    // Nobody has rated one's own music: it is judged by all ratings (analysis/against.h).
    const std::string_view kind = screen.analysis()->reference.kind, rated = kind == kOwnMusic ? kAllMusic : kind;
    return fill(screen.text().what_if.unusual, {named(0), named(1), reference_music(rated, screen.looks.language),
                                                format_percent(std::min(odd.percentile, 99.0f))});
}

std::string what_if_sentence(const Screen& screen) {
    const Analysis& analysis = *screen.analysis();
    const Change change = screen.smallest_change();
    const PerFeature<float> own = midlevel_of(*screen.summary);
    const float value = screen.summary->emotions[screen.chosen.emotion].value;
    if (screen.looks.language == Language::english)
        return what_would_have_to_change(screen.chosen.emotion, value, analysis.feature_space, own, change);
    const auto& words = screen.text().what_if;
    const char* name = screen.text().emotions[screen.chosen.emotion];
    const auto number = [&](float v) { return format_value(v, screen.looks.language); };
    const std::vector<std::size_t> moved = moved_features(analysis.feature_space, own, change.to);
    const std::string reached = number(value + change.rise);
    if (moved.empty()) return change.reached ? words.nothing : fill(words.stays, {name, reached});
    std::string out =
        change.reached ? fill(words.wish, {name, reached, number(value)}) : fill(words.limit, {name, reached});
    for (std::size_t i = 0; i < moved.size(); ++i) {
        if (i > 0) out += i + 1 == moved.size() ? words.and_ : ", ";
        const std::size_t f = moved[i];
        out += fill(words.move, {screen.text().features[f].name, number(change.to[f]), number(own[f])});
    }
    return out + ". " + fill(words.size, {format_value(change.size, screen.looks.language, 1)});
}

}  // namespace moodglass::app
