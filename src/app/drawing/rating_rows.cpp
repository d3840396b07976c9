// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/rating_rows.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/drawing/paint.h"

namespace moodglass::app {
namespace {

void put_marks(const Appearance& looks, const RatingRow& row, float middle, const std::function<float(float)>& x_of) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float r = looks.px(5), stroke = looks.px(2.5f);
    for (const RatingMark& mark : row.marks) {
        const float x = x_of(mark.value);
        for (const bool under : {true, false}) {  // an edge, so that it is seen on the bar and the dot
            const ImU32 colour = under ? looks.theme().panel : mark.colour;
            const float width = under ? stroke + looks.px(2) : stroke;
            list.AddLine({x - r, middle - r}, {x + r, middle + r}, colour, width);
            list.AddLine({x - r, middle + r}, {x + r, middle - r}, colour, width);
        }
        put_text_middle(list, x, middle - r - looks.px(7), {.type = Type::small, .colour = mark.colour, .align = 0.5f},
                        mark.letter);
    }
}

}  // namespace

RatingRowsAnswer draw_rating_rows(const Appearance& looks, const Rect& area, std::span<const RatingRow> rows,
                                  const RatingRowsStyle& style) {
    RatingRowsAnswer answer;
    const Theme& t = looks.theme();
    const auto& words = looks.text().features_panel;
    ImDrawList& list = *ImGui::GetWindowDrawList();

    const bool moved = std::any_of(rows.begin(), rows.end(), [](const RatingRow& r) { return r.from.has_value(); });
    const bool ranked =
        std::any_of(rows.begin(), rows.end(), [](const RatingRow& r) { return r.percentile.has_value(); });
    const bool ranks = moved || (area.w > looks.px(300) && ranked);
    float names = 0;
    for (const RatingRow& row : rows) names = std::max(names, text_width(row.name, Type::body, Face::semibold));
    names = std::min(names, area.w * 0.47f);
    const float value_w = looks.px(40);
    const float rank_w = ranks ? looks.px(46) : 0;
    const float axis_h = looks.px(18);
    const float row_h = std::floor((area.h - axis_h) / static_cast<float>(rows.size()));
    const Rect track = {area.x + names + looks.px(14), area.y, area.w - names - looks.px(20) - value_w - rank_w,
                        row_h * static_cast<float>(rows.size())};
    const auto x_of = [&](float value) { return track.x + std::clamp(value, 0.0f, 1.0f) * track.w; };

    for (const float tick : {0.0f, 0.25f, 0.5f, 0.75f, 1.0f}) {
        const float x = std::round(x_of(tick));
        list.AddLine({x, track.y}, {x, track.bottom() + looks.px(2)}, t.grid);
        const bool labelled = std::fabs(tick - 0.25f) > 0.01f && std::fabs(tick - 0.75f) > 0.01f;
        if (labelled)
            put_text(list, x, track.bottom() + looks.px(4), {.type = Type::small, .colour = t.muted, .align = 0.5f},
                     format_value(tick, looks.language, tick > 0 && tick < 1 ? 1 : 0));
    }
    if (ranks)
        put_text(list, area.right(), track.bottom() + looks.px(4), {.type = Type::small, .colour = t.muted, .align = 1},
                 moved ? style.moved : words.percentile);

    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RatingRow& r = rows[i];
        const Rect row = {area.x, area.y + row_h * static_cast<float>(i), area.w, row_h};
        const Rect touch = {row.x - looks.px(8), row.y, row.w + looks.px(16), row.h};
        ImGui::PushID(static_cast<int>(i));
        ImGui::SetCursorScreenPos(top_left(touch));
        if (ImGui::InvisibleButton("##row", {touch.w, touch.h})) {
            answer.pressed = i;
            const float at = (ImGui::GetMousePos().x - track.x) / track.w, slack = looks.px(6) / track.w;
            if (at >= -slack && at <= 1 + slack) answer.at = std::clamp(at, 0.0f, 1.0f);
        }
        const bool hovered = ImGui::IsItemHovered();
        ImGui::PopID();
        const bool is_chosen = style.chosen == i;
        if (hovered) {
            answer.hovered = i;
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        if (hovered || is_chosen)
            list.AddRectFilled(top_left(touch), bottom_right(touch), is_chosen ? t.raised : with_alpha(t.raised, 0.5f),
                               looks.px(6));

        const float middle = row.y + row.h / 2;
        const Face face = is_chosen ? Face::semibold : Face::regular;
        put_shortened(list, row.x, middle - line_height(Type::body) / 2, names, {.colour = t.ink, .face = face},
                      rows[i].name);
        if (!r.note.empty())
            put_text_middle(list, track.right() - looks.px(6), middle - (style.hidden ? 0 : row.h * 0.3f),
                            {.type = style.hidden ? Type::body : Type::small, .colour = t.ink, .align = 1}, r.note);
        if (style.hidden) {
            put_marks(looks, r, middle, x_of);
            put_text_middle(list, row.right() - rank_w, middle, {.colour = t.muted, .align = 1}, "?");
            continue;
        }
        const float half = looks.px(3);
        list.AddRectFilled({x_of(r.low), middle - half}, {x_of(r.high), middle + half}, t.reference, half);
        if (r.straight) {
            const float x = std::round(x_of(*r.straight)), reach = looks.px(6);
            list.AddLine({x, middle - reach}, {x, middle + reach}, t.muted, std::max(1.0f, std::round(looks.px(2))));
        }
        const float dot = looks.px(is_chosen ? 6 : 5);
        const float by = rows[i].from ? r.value - *rows[i].from : 0;
        const bool rises = by >= 0.005f, falls = by <= -0.005f;  // what is shown as 0.01
        if (rises || falls) {
            const ImU32 colour = rises ? t.plus : t.minus;
            list.AddLine({x_of(*rows[i].from), middle}, {x_of(r.value), middle}, colour, looks.px(3));
            list.AddCircleFilled({x_of(*rows[i].from), middle}, looks.px(4), t.panel);
            list.AddCircle({x_of(*rows[i].from), middle}, looks.px(3.5f), colour, 0, std::round(looks.px(2)));
        }
        if (r.ambiguous) {
            list.AddCircleFilled({x_of(r.value), middle}, dot, t.panel);
            list.AddCircle({x_of(r.value), middle}, dot - looks.px(1), t.ink, 0, std::round(looks.px(2)));
        } else {
            list.AddCircleFilled({x_of(r.value), middle}, dot, t.ink);
        }
        put_marks(looks, r, middle, x_of);
        put_text_middle(list, row.right() - rank_w, middle, {.colour = t.ink, .face = face, .align = 1},
                        format_value(r.value, looks.language));
        if (rows[i].from)
            put_text_middle(list, row.right(), middle,
                            {.type = Type::small,
                             .colour = rises   ? t.plus
                                       : falls ? t.minus
                                               : t.muted,
                             .align = 1},
                            format_signed(by, looks.language));
        else if (ranks && r.percentile)
            put_text_middle(list, row.right(), middle, {.type = Type::small, .colour = t.muted, .align = 1},
                            format_rank(*r.percentile));
    }
    return answer;
}

}  // namespace moodglass::app
