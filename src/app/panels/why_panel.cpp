// SPDX-License-Identifier: Apache-2.0
// Why the chosen emotion has its value: the sentence, and the effects adding up from the bias to the value, each over
// the box plot of that effect in the reference music.
#include <algorithm>
#include <cmath>
#include <vector>

#include "app/commands.h"
#include "app/drawing/axis.h"
#include "app/drawing/paint.h"
#include "app/drawing/tabs.h"
#include "app/drawing/waterfall.h"
#include "app/panels/panels.h"
#include "app/words/reference_words.h"

namespace moodglass::app {
namespace {

struct WaterfallPlot {
    const Screen& screen;
    ImDrawList& list;
    Rect area;  // of the bars
    float low, high;

    float x(float value) const { return area.x + (value - low) / (high - low) * area.w; }

    void bar(float middle, float half, float from, float to, ImU32 colour) const {
        const float a = std::min(x(from), x(to)), b = std::max(x(from), x(to));
        list.AddRectFilled({std::round(a), middle - half}, {std::max(std::round(b), std::round(a) + 1), middle + half},
                           colour, screen.px(2));
    }

    void box(float middle, float half, const BoxPlot& box) const {
        const ImU32 colour = screen.theme().reference;
        const float thin = std::max(1.0f, std::round(screen.px(1)));
        list.AddLine({x(box.low), middle}, {x(box.high), middle}, colour, thin);
        for (float end : {box.low, box.high})
            list.AddLine({x(end), middle - half / 2}, {x(end), middle + half / 2}, colour, thin);
        list.AddRectFilled({x(box.q1), middle - half}, {x(box.q3), middle + half}, with_alpha(colour, 0.55f),
                           screen.px(2));
        list.AddLine({x(box.median), middle - half}, {x(box.median), middle + half}, colour,
                     std::max(1.0f, std::round(screen.px(2))));
    }
};

void explain_rest(const Screen& screen, const Analysis& analysis, const Rest& rest) {
    const auto& words = screen.text().why;
    const auto number = [&](float v) { return format_value(v, screen.looks.language); };
    const BoxPlot& box = analysis.reference_left_out[screen.chosen.emotion];
    std::string rank;
    if (rest.percentile)
        rank = fill(words.more_left_out, {format_rank(*rest.percentile),
                                          reference_music(analysis.reference.kind, screen.looks.language)});
    tooltip(screen.looks,
            {fill(words.explain_left_out, {number(rest.black_box), format_signed(rest.value, screen.looks.language)}),
             rank, fill(words.typical, {number(box.q1), number(box.q3), number(box.low), number(box.high)})});
}

// Returns where it ends.
float draw_waterfall(Screen& screen, const Analysis& analysis, const Rect& area) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Effects& raw = screen.summary->effects[screen.chosen.emotion];
    const PerFeature<BoxPlot>& raw_reference = analysis.reference_effects[screen.chosen.emotion];
    const Effects effects = screen.asked.from_usual ? compared_with_usual(raw, raw_reference) : raw;
    const PerFeature<BoxPlot> reference = screen.asked.from_usual ? compared_with_usual(raw_reference) : raw_reference;
    Waterfall fall = make_waterfall(effects, reference, screen.order_of_effects(), !screen.asked.from_usual);
    const Rest* rest = screen.summary->left_out ? &(*screen.summary->left_out)[screen.chosen.emotion] : nullptr;
    if (rest) add_rest(fall, rest->value, analysis.reference_left_out[screen.chosen.emotion]);

    float names = 0;
    for (const FeatureWords& f : words.features)
        names = std::max(names, text_width(f.name, Type::body, Face::semibold));
    if (rest) names = std::max(names, text_width(words.why.left_out, Type::body, Face::semibold));
    names = std::min(names, area.w * 0.52f);
    const bool hidden = screen.hides_numbers();
    const float share_w = hidden ? 0 : screen.px(42), value_w = screen.px(48) + share_w;
    const float axis_h = screen.px(20);
    const PerFeature<float> shares = relative(effects);
    const int rows = static_cast<int>(kFeatureCount) + (hidden ? 0 : rest ? 3 : 2);
    const float row_h = std::floor(std::min((area.h - axis_h) / static_cast<float>(rows), screen.px(42)));
    const Rect bars = {area.x + names + screen.px(12), area.y, area.w - names - screen.px(18) - value_w,
                       row_h * static_cast<float>(rows)};
    const float pad = (fall.high - fall.low) * 0.03f + 0.01f;
    const WaterfallPlot plot = {screen, list, bars, fall.low - pad, fall.high + pad};

    const int most = std::clamp(static_cast<int>(bars.w / screen.px(44)), 2, 5);
    const std::vector<double> ticks =
        hidden ? std::vector<double>{}
               : value_ticks(static_cast<double>(plot.low), static_cast<double>(plot.high), most);
    for (double tick : ticks) {
        const float x = std::round(plot.x(static_cast<float>(tick)));
        const bool zero = std::fabs(tick) < 1e-9;
        list.AddLine({x, bars.y}, {x, bars.bottom() + screen.px(2)}, zero ? t.faint : t.grid);
        put_text(list, x, bars.bottom() + screen.px(4), {.type = Type::small, .colour = t.muted, .align = 0.5f},
                 format_value(static_cast<float>(tick), screen.looks.language, decimals_of(ticks)));
    }

    const float half_bar = std::round(std::min(row_h * 0.20f, screen.px(6)));
    const float half_box = std::round(std::min(row_h * 0.36f, screen.px(11)));
    float y = area.y;
    const auto label = [&](const char* name, const std::string& value, ImU32 colour, Face face) {
        const float middle = y + row_h / 2;
        put_shortened(list, area.x, middle - line_height(Type::body) / 2, names, {.colour = colour, .face = face},
                      name);
        put_text_middle(list, area.right() - share_w, middle, {.colour = colour, .face = face, .align = 1}, value);
    };
    const auto connect = [&](float value) {
        const float x = std::round(plot.x(value));
        list.AddLine({x, y + row_h / 2 + half_bar}, {x, y + row_h * 1.5f - half_bar}, t.faint);
    };

    if (hidden) {
        for (const FeatureWords& feature : words.features) {
            const float middle = y + row_h / 2;
            put_shortened(list, area.x, middle - line_height(Type::body) / 2, names, {.colour = t.ink}, feature.name);
            put_text_middle(list, bars.x + screen.px(16), middle, {.colour = t.muted}, "?");
            y += row_h;
        }
        return bars.bottom();
    }

    label(screen.asked.from_usual ? words.why.usual : words.why.start, format_value(fall.bias, screen.looks.language),
          t.muted, Face::regular);
    if (screen.asked.from_usual)
        list.AddCircleFilled({plot.x(fall.bias), y + row_h / 2}, half_bar, t.faint);
    else
        plot.bar(y + row_h / 2, half_bar, 0, fall.bias, t.faint);
    connect(fall.bias);
    y += row_h;

    for (const WaterfallStep& step : fall.steps) {
        const Rect row = {area.x - screen.px(8), y, area.w + screen.px(16), row_h};
        ImGui::SetCursorScreenPos(top_left(row));
        ImGui::PushID(static_cast<int>(step.feature));
        if (ImGui::InvisibleButton("##effect", {row.w, row.h})) screen.choose_feature(step.feature);
        ImGui::PopID();
        const bool hovered = ImGui::IsItemHovered();
        if (hovered) list.AddRectFilled(top_left(row), bottom_right(row), with_alpha(t.raised, 0.6f), screen.px(6));
        const float effect = effects.of[step.feature];
        const char* name = words.features[step.feature].name;
        plot.box(y + row_h / 2, half_box, step.reference);
        plot.bar(y + row_h / 2, half_bar, step.from, step.to, effect >= 0 ? t.plus : t.minus);
        const std::string share = format_percent(std::fabs(shares[step.feature]) * 100);
        label(name, format_signed(effect, screen.looks.language), t.ink,
              step.feature == screen.chosen.feature ? Face::semibold : Face::regular);
        put_text_middle(list, area.right(), y + row_h / 2, {.type = Type::small, .colour = t.muted, .align = 1}, share);
        connect(step.to);
        if (hovered) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            const auto number = [&](float v) { return format_value(v, screen.looks.language); };
            const BoxPlot& box = raw_reference[step.feature];
            tooltip(screen.looks,
                    {fill(words.why.explain_bar, {name, number(screen.summary->midlevel[step.feature].value),
                                                  number(analysis.weights[screen.chosen.emotion][step.feature]),
                                                  format_signed(raw.of[step.feature], screen.looks.language)}),
                     fill(words.why.typical, {number(box.q1), number(box.q3), number(box.low), number(box.high)}),
                     fill(words.compare.share_long, {share})});
        }
        y += row_h;
    }

    list.AddLine({area.x, y}, {area.right(), y}, t.line);
    label(words.emotions[screen.chosen.emotion], format_value(fall.total, screen.looks.language), t.ink,
          Face::semibold);
    if (screen.asked.from_usual)
        list.AddCircleFilled({plot.x(fall.total), y + row_h / 2}, half_bar, t.ink);
    else
        plot.bar(y + row_h / 2, half_bar, 0, fall.total, t.ink);
    if (!rest) return bars.bottom() + axis_h;

    // What is left out leads on to the black box's value.
    connect(fall.total);
    y += row_h;
    plot.box(y + row_h / 2, half_box, fall.rest->reference);
    plot.bar(y + row_h / 2, half_bar, fall.rest->from, fall.rest->to, t.muted);
    // Where there is no room for the sentence to admit it, the row itself stands out.
    const bool weighs = outweighs(rest->value, compared_with_usual(raw, raw_reference).of, {});
    label(words.why.left_out, format_signed(rest->value, screen.looks.language), weighs ? t.ink : t.muted,
          weighs ? Face::semibold : Face::regular);
    ImGui::SetCursorScreenPos({area.x - screen.px(8), y});
    if (ImGui::InvisibleButton("##left-out", {area.w + screen.px(16), row_h}))
        screen.show_map_of(screen.asked.map_of == MapOf::left_out ? MapOf::nothing : MapOf::left_out);
    if (ImGui::IsItemHovered()) explain_rest(screen, analysis, *rest);
    return bars.bottom() + axis_h;
}

// How sure the value is. Returns the height. tight: that it is unclear stands in the same line, without the reason.
float put_interval(const Screen& screen, const Rect& area, float y, bool tight) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Reading& r = screen.summary->emotions[screen.chosen.emotion];
    const float top = y;
    std::string detail = fill(
        words.why.interval, {format_value(r.low, screen.looks.language), format_value(r.high, screen.looks.language)});
    if (r.percentile && !screen.summary->explained) detail += " " + screen.rank(*r.percentile) + ".";
    if (r.ambiguous && tight) {  // as the hollow dot in its row says, too
        const std::string unclear = detail + " " + words.emotions_panel.ambiguous_short;
        if (text_width(unclear, Type::small) <= area.w) detail = unclear;
    }
    y += put_wrapped(list, area.x, y, area.w, {.type = Type::small, .colour = t.muted}, detail) + screen.px(4);
    if (r.ambiguous && !tight)
        y += put_wrapped(list, area.x, y, area.w, {.type = Type::small, .colour = t.warning},
                         words.emotions_panel.ambiguous) +
             screen.px(4);
    return y - top;
}

// Hears the ten seconds in which the emotion is strongest.
void draw_moment_button(Screen& screen, float left, float right, float middle) {
    if (!possible(screen, CommandId::strongest_moment) || screen.in_classroom()) return;
    const auto& moment = screen.analysis()->moments[screen.chosen.emotion];
    if (moment.end_s <= moment.start_s) return;
    const std::string at = fill(screen.text().why.strongest, {format_time((moment.start_s + moment.end_s) / 2)});
    const float h = screen.px(26);
    const Rect button = {right - h, middle - h / 2, h, h};
    if (text_width(at, Type::small) + screen.px(16) < button.x - left)
        put_text_middle(*ImGui::GetWindowDrawList(), button.x - screen.px(6), middle,
                        {.type = Type::small, .colour = screen.theme().muted, .align = 1}, at);
    if (icon_button(screen.looks, "##strongest", Icon::play, button,
                    command(CommandId::strongest_moment).name(screen.looks.language)))
        run(screen, CommandId::strongest_moment);
}

}  // namespace

float draw_why(Screen& screen, const Rect& area) {
    const Theme& t = screen.theme();
    const Strings& words = screen.text();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Reading& r = screen.summary->emotions[screen.chosen.emotion];
    const bool hidden = screen.hides_numbers();
    if (screen.summary->stretch && area.w >= screen.px(420))  // beside the tabs; the emotions' panel says it too
        put_text(
            list, area.right(), area.y - screen.px(26), {.type = Type::small, .colour = t.muted, .align = 1},
            format_time(screen.summary->stretch->start_s) + " \u2013 " + format_time(screen.summary->stretch->end_s));

    // On a laptop's screen all down to the sum has to find its place.
    const bool tight = !screen.in_classroom() && area.h < screen.px(500);
    const Type heading = tight ? Type::title : Type::display;
    float y = area.y - screen.px(4);
    const float name_w = put_text(list, area.x, y, {.type = heading, .colour = t.ink, .face = Face::semibold},
                                  words.emotions[screen.chosen.emotion]);
    const float value_x = area.x + name_w + screen.px(12);
    const float value_w = put_text(list, value_x, y, {.type = heading, .colour = t.muted},
                                   hidden ? "?" : format_value(r.value, screen.looks.language));
    draw_moment_button(screen, value_x + value_w, area.right(), y + line_height(heading) / 2);
    y += line_height(heading) + screen.px(tight ? 4 : 8);

    if (!hidden) y += put_interval(screen, area, y, tight);
    y += screen.px(tight ? 0 : 6);
    if (!screen.summary->explained) {
        y += put_wrapped(list, area.x, y, area.w, {.colour = t.ink}, words.why.no_reasons) + screen.px(16);
        const float w = text_width(words.about.title, Type::body) + screen.px(32);
        if (!screen.offers.models.empty() &&
            text_button(screen.looks, "##model", words.about.title, {area.x, y, w, screen.px(36)}))
            screen.open(Overlay::about);
        return y + screen.px(36);
    }
    if (!hidden) {
        // Where there is little room what the reasons leave out has its row alone.
        const std::string sentence =
            reason(*screen.summary, *screen.analysis(), screen.chosen.emotion, screen.looks.language, !tight);
        y += put_wrapped(list, area.x, y, area.w, {.type = tight ? Type::small : Type::body, .colour = t.ink},
                         sentence) +
             screen.px(tight ? 2 : 10);
        const char* labels[] = {words.why.from_zero, words.why.from_usual};
        if (const auto pressed = draw_tabs(screen.looks, "counting", labels, screen.asked.from_usual ? 1 : 0,
                                           area.x - screen.px(9), y + screen.px(13), Type::small))
            screen.count_from_usual(*pressed == 1);
        put_text_middle(list, area.right(), y + screen.px(13), {.type = Type::small, .colour = t.muted, .align = 1},
                        words.compare.share);
        y += screen.px(tight ? 28 : 32);
    }
    const char* legend_text = hidden || tight           ? ""
                              : screen.asked.from_usual ? words.why.legend_usual
                                                        : words.why.legend;
    const float legend = wrapped_height(legend_text, area.w, Type::small);
    const float under = tight ? 0 : screen.px(10);
    const float rest = area.bottom() - y - legend - under;
    y = draw_waterfall(screen, *screen.analysis(), {area.x, y, area.w, std::max(rest, screen.px(tight ? 164 : 196))}) +
        under;
    return y + put_wrapped(list, area.x, y, area.w, {.type = Type::small, .colour = t.muted}, legend_text);
}

std::string why_sentence(const Screen& screen) {
    return reason(*screen.summary, *screen.analysis(), screen.chosen.emotion, screen.looks.language);
}

}  // namespace moodglass::app
