// SPDX-License-Identifier: Apache-2.0
// Beside and over the spectrogram: of what the map is shown, what its colours stand for, and what is at the mouse.
#include <algorithm>
#include <cmath>
#include <vector>

#include "app/drawing/paint.h"
#include "app/panels/timeline_parts.h"

namespace moodglass::app {
namespace {

constexpr double kBandsAnOctave = 24;

void draw_choice(Screen& screen, const Rect& row, MapOf of) {
    const Theme& t = screen.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool chosen = screen.asked.map_of == of;
    ImGui::SetCursorScreenPos(top_left(row));
    const char* id = of == MapOf::emotion ? "##map-emotion" : of == MapOf::feature ? "##map-feature" : "##map-left-out";
    if (ImGui::InvisibleButton(id, {row.w, row.h})) screen.show_map_of(chosen ? MapOf::nothing : of);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const float r = screen.px(4), middle = row.y + row.h / 2;
    const ImU32 colour = chosen || hovered ? t.ink : t.muted;
    list.AddCircle({row.x + r, middle}, r, colour, 0, std::max(1.0f, screen.px(1.5f)));
    if (chosen) list.AddCircleFilled({row.x + r, middle}, r, colour);
    put_shortened(list, row.x + 2 * r + screen.px(6), middle - line_height(Type::small) / 2,
                  row.w - 2 * r - screen.px(6), {.type = Type::small, .colour = colour}, name_of(screen, of));
}

void draw_legend(const Screen& screen, const Rect& bar) {
    const Theme& t = screen.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = bar.x + bar.w / 2;
    const ImU32 low = with_alpha(t.minus, 0), high = with_alpha(t.plus, 0);
    list.AddRectFilledMultiColor(top_left(bar), {middle, bar.bottom()}, t.minus, low, low, t.minus);
    list.AddRectFilledMultiColor({middle, bar.y}, bottom_right(bar), high, t.plus, t.plus, high);
    const float y = bar.bottom() + screen.px(2), limit = screen.map.limit;
    put_text(list, bar.x, y, {.type = Type::small, .colour = t.muted}, format_signed(-limit, screen.looks.language));
    put_text(list, bar.right(), y, {.type = Type::small, .colour = t.muted, .align = 1},
             format_signed(limit, screen.looks.language));
}

std::string octaves(const Screen& screen, double bands) {
    return format_value(static_cast<float>(bands / kBandsAnOctave), screen.looks.language, 1);
}

// What the map can be shown of. What is left out is chosen by its row under Why, or by the key.
std::vector<MapOf> choices_of(const Screen& screen) {
    std::vector<MapOf> choices = {MapOf::emotion};
    if (screen.has_feature()) choices.push_back(MapOf::feature);
    if (screen.map.version != 0 && screen.asked.map_of == MapOf::left_out) choices.push_back(MapOf::left_out);
    return choices;
}

bool has_map_controls(const Screen& screen) {
    return screen.song() && screen.song()->cells && screen.summary && !screen.hides_numbers();
}

float line_of(const Screen& screen) { return line_height(Type::small) + screen.px(4); }
float bar_of(const Screen& screen) { return screen.px(8); }

float height_with_title(const Screen& screen) {
    const bool shown = screen.map.version != 0;
    const float line = line_of(screen);
    const float legend = shown ? bar_of(screen) + screen.px(4) + line : 0, sum = shown ? line : 0;
    return line * static_cast<float>(1 + choices_of(screen).size()) + legend + sum;
}

}  // namespace

float map_controls_height(const Screen& screen, float room) {
    if (!has_map_controls(screen)) return 0;
    const float needed = height_with_title(screen);
    return needed <= room ? needed : needed - line_of(screen);
}

const char* name_of(const Screen& screen, MapOf of) {
    const Strings& words = screen.text();
    if (of == MapOf::left_out) return words.why.left_out;
    return of == MapOf::emotion ? words.emotions[screen.chosen.emotion] : words.features[*screen.chosen.feature].name;
}

void draw_map_controls(Screen& screen, const Rect& side) {
    if (!has_map_controls(screen)) return;
    const Theme& t = screen.theme();
    const auto& words = screen.text().map;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool shown = screen.map.version != 0;
    const float line = line_of(screen), bar_h = bar_of(screen), height = map_controls_height(screen, side.h);
    const bool titled = height_with_title(screen) <= side.h;
    float y = side.bottom() - height;
    if (titled) {
        put_text(list, side.x, y, {.type = Type::small, .colour = t.ink, .face = Face::semibold}, words.title);
        y += line;
    }
    for (const MapOf of : choices_of(screen)) {
        draw_choice(screen, {side.x, y, side.w, line}, of);
        y += line;
    }
    if (!shown || screen.asked.map_of == MapOf::nothing) return;
    const Rect bar = {side.x, y + screen.px(3), side.w, bar_h};
    draw_legend(screen, bar);
    const std::string base = format_value(screen.map.base, screen.looks.language),
                      value = format_value(screen.map.sum, screen.looks.language);
    const bool usual = screen.map.from == CountedFrom::usual;
    const std::string whole = fill(usual ? words.sum_usual : words.sum_silence, {base, value});
    put_shortened(list, side.x, side.bottom() - line + screen.px(2), side.w, {.type = Type::small, .colour = t.ink},
                  text_width(whole, Type::small) <= side.w ? whole : fill(words.sum_short, {base, value}));
    ImGui::SetCursorScreenPos(top_left(bar));
    ImGui::InvisibleButton("##legend", {bar.w, side.bottom() - bar.y});
    if (!ImGui::IsItemHovered()) return;
    const CellGrid& grid = screen.map.grid;
    const auto seconds = [&](double s) { return format_value(static_cast<float>(s), screen.looks.language, 1); };
    tooltip(screen.looks,
            {fill(usual ? words.legend_usual : words.legend_silence, {name_of(screen, screen.asked.map_of)}),
             fill(usual ? words.usual : words.silence, {base, value, format_signed(screen.map.sum - screen.map.base, screen.looks.language)}),
             std::fabs(screen.map.measured) < 0.005f
                 ? std::string()
                 : fill(words.measured, {format_signed(screen.map.measured, screen.looks.language)}),
             fill(words.smoothed, {seconds(grid.column_s), octaves(screen, grid.row_bands)}),
             fill(words.reach, {seconds(grid.field_s), octaves(screen, grid.field_bands)})});
}

void draw_map_readout(const Screen& screen, const Rect& lane, double time_s) {
    if (screen.map.version == 0 || screen.hides_numbers()) return;
    const auto& words = screen.text().map;
    const float share = (lane.bottom() - ImGui::GetMousePos().y) / lane.h;
    const double band = static_cast<double>(share) * static_cast<double>(kBandCount) - 0.5;
    const auto value = screen.map.value_at(time_s, band);
    if (!value) return;
    const char* name = name_of(screen, screen.asked.map_of);
    const CellGrid& grid = screen.map.grid;
    tooltip(screen.looks,
            {fill(words.here, {name, format_signed(*value, screen.looks.language)}),
             fill(screen.map.from == CountedFrom::usual ? words.cell_usual : words.cell_silence,
                  {name, format_signed(screen.map.contribution(*value), screen.looks.language, 5)}),
             fill(words.reach, {format_value(static_cast<float>(grid.field_s), screen.looks.language, 1),
                                octaves(screen, grid.field_bands)})});
}

}  // namespace moodglass::app
