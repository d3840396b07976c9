// SPDX-License-Identifier: Apache-2.0
// All songs in a table that is sorted by any column, and the pairs among them that feel alike for different reasons.
#include <algorithm>

#include "app/commands.h"
#include "app/drawing/dialogue.h"
#include "app/drawing/paint.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

const char* heading(const Screen& screen, std::size_t column) {
    const Strings& words = screen.text();
    if (column == 0) return words.table.song;
    const std::size_t i = column - 1;
    return i < kFeatureCount ? words.features[i].name : words.emotions[i - kFeatureCount];
}

// Wide enough for the longest word of the heading.
float width_of(const Screen& screen, std::size_t column) {
    if (column == 0) return screen.px(190);
    float most = screen.px(44);
    const std::string_view text = heading(screen, column);
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        most = std::max(most, text_width(text.substr(from, to - from), Type::small, Face::semibold));
        from = to + 1;
    }
    return most + screen.px(4);
}

void draw_headings(Screen& screen, float height) {
    const Theme& t = screen.theme();
    ImGui::TableNextRow(ImGuiTableRowFlags_None, height);
    for (std::size_t c = 0; c < kTableColumns; ++c) {
        ImGui::TableSetColumnIndex(static_cast<int>(c));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = width_of(screen, c);
        ImGui::PushID(static_cast<int>(c));
        if (ImGui::InvisibleButton("##heading", {width, height - screen.px(6)})) screen.sort_table_by(c);
        ImGui::PopID();
        const bool hovered = ImGui::IsItemHovered(),
                   sorted = screen.asked.table_order.sorted && screen.asked.table_order.column == c;
        if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const Face face = sorted ? Face::semibold : Face::regular;
        put_wrapped(list, at.x, at.y, width,
                    {.type = Type::small, .colour = sorted || hovered ? t.ink : t.muted, .face = face},
                    heading(screen, c));
        if (sorted)
            put_text(list, at.x, at.y + height - screen.px(22), {.type = Type::small, .colour = t.ink, .face = face},
                     screen.asked.table_order.descending ? "\u2193" : "\u2191");
    }
}

void draw_row(Screen& screen, const Song& song, float height) {
    const Theme& t = screen.theme();
    const bool chosen = song.id == screen.chosen.song;
    ImGui::TableNextRow(ImGuiTableRowFlags_None, height);
    if (chosen) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, t.raised);
    ImGui::PushID(song.id);
    for (std::size_t c = 0; c < kTableColumns; ++c) {
        ImGui::TableSetColumnIndex(static_cast<int>(c));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = width_of(screen, c), middle = at.y + height / 2 - screen.px(3);
        ImGui::PushID(static_cast<int>(c));
        if (ImGui::InvisibleButton("##cell", {width, height - screen.px(6)})) screen.select(song.id);
        if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::PopID();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const Face face = chosen ? Face::semibold : Face::regular;
        if (c == 0)
            put_shortened(list, at.x, middle - line_height(Type::body) / 2, width, {.colour = t.ink, .face = face},
                          screen.title(song.name));
        else if (c > kFeatureCount || song.analysis->explained)
            put_text_middle(list, at.x, middle, {.colour = t.ink, .face = face},
                            format_value(value_in(song, c), screen.looks.language));
    }
    ImGui::PopID();
}

void draw_table(Screen& screen, const std::vector<const Song*>& songs, float width) {
    const float row_h = screen.px(32), head_h = screen.px(62);
    const float most = ImGui::GetMainViewport()->Size.y * 0.5f;
    const float height = std::min(head_h + row_h * static_cast<float>(songs.size()) + screen.px(14), most);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(screen.px(5), screen.px(3)));
    if (ImGui::BeginTable("##songs", static_cast<int>(kTableColumns),
                          ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_NoSavedSettings |
                              ImGuiTableFlags_SizingFixedFit,
                          {width, height})) {
        ImGui::TableSetupScrollFreeze(1, 1);
        for (std::size_t c = 0; c < kTableColumns; ++c)
            ImGui::TableSetupColumn(heading(screen, c), ImGuiTableColumnFlags_WidthFixed, width_of(screen, c));
        draw_headings(screen, head_h);
        for (const Song* song : ordered(songs, screen.asked.table_order)) draw_row(screen, *song, row_h);
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

void draw_playlist_button(Screen& screen, float width) {
    const char* label = command(CommandId::save_playlist).name(screen.looks.language);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float w = std::min(text_width(label, Type::body) + screen.px(24), width);
    if (text_button(screen.looks, "##playlist", label, {at.x, at.y + screen.px(6), w, screen.px(32)}))
        run(screen, CommandId::save_playlist);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, screen.px(44)});
}

void draw_pairs(Screen& screen, const std::vector<const Song*>& songs, float width) {
    const Theme& t = screen.theme();
    const auto& words = screen.text().table;
    if (songs.size() < 2 || !songs.front()->analysis->feature_space.known()) return;
    const std::vector<Pair> pairs = telling_pairs(songs);
    ImGui::Dummy({1, screen.px(8)});
    paragraph(words.pairs, width, {.colour = t.ink, .face = Face::semibold});
    if (pairs.empty()) paragraph(words.no_pairs, width, {.colour = t.muted});
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Song &a = *songs[pairs[i].first], &b = *songs[pairs[i].second];
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float button_w = text_width(words.compare, Type::body) + screen.px(24), h = screen.px(44);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        put_shortened(list, at.x, at.y + screen.px(2), width - button_w - screen.px(12), {.colour = t.ink},
                      std::to_string(i + 1) + "  " + screen.title(a.name) + "  \u2013  " + screen.title(b.name));
        put_shortened(list, at.x, at.y + screen.px(22), width - button_w - screen.px(12),
                      {.type = Type::small, .colour = t.muted},
                      fill(words.pair, {format_value(pairs[i].emotions_apart, screen.looks.language, 1),
                                        format_value(pairs[i].features_apart, screen.looks.language, 1)}));
        ImGui::PushID(static_cast<int>(i));
        if (text_button(screen.looks, "##compare", words.compare,
                        {at.x + width - button_w, at.y + screen.px(5), button_w, screen.px(32)}))
            run(screen, CommandId::compare_pair, i);
        ImGui::PopID();
        ImGui::SetCursorScreenPos(at);
        ImGui::Dummy({width, h});
    }
}

}  // namespace

void draw_songs_table(Screen& screen) {
    const auto& words = screen.text().table;
    const Dialogue dialogue(screen.looks, "##table", words.title, 1360, screen.over.open == Overlay::songs_table);
    if (dialogue) {
        const std::vector<const Song*> songs = comparable(screen.queue.songs(), screen.analysis());
        const TextStyle muted = {.type = Type::small, .colour = screen.theme().muted};
        paragraph(songs.empty() ? words.none : words.hint, dialogue.width, muted);
        if (!songs.empty()) {
            draw_table(screen, songs, dialogue.width);
            draw_playlist_button(screen, dialogue.width);
            draw_pairs(screen, songs, dialogue.width);
        }
    }
    if (dialogue.left() && screen.over.open == Overlay::songs_table) screen.close();
}

}  // namespace moodglass::app
