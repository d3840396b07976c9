// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/paint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace moodglass::app {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

ImFont* font(Face face) {
    const ImVector<ImFont*>& all = ImGui::GetIO().Fonts->Fonts;
    return all.Size > 1 && face == Face::semibold ? all[1] : all[0];
}

float pixels(Type type) { return size_of(type) * ImGui::GetStyle().FontScaleDpi; }

float measure(std::string_view text, Type type, Face face) {
    return font(face)->CalcTextSizeA(pixels(type), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

std::vector<std::string_view> wrapped(std::string_view text, float width, Type type, Face face) {
    return wrap(text, width, [&](std::string_view part) { return measure(part, type, face); });
}

float line_step(Type type) { return std::round(pixels(type) * 1.1f); }

// Text on whole pixels is sharper.
ImVec2 snapped(float x, float y) { return {std::round(x), std::round(y)}; }

void hover_hand() { ImGui::SetMouseCursor(ImGuiMouseCursor_Hand); }

}  // namespace

float text_width(std::string_view text, Type type, Face face) { return measure(text, type, face); }
float line_height(Type type) { return pixels(type); }

float put_text(ImDrawList& list, float x, float y, const TextStyle& style, std::string_view text) {
    const float width = text_width(text, style.type, style.face);
    list.AddText(font(style.face), pixels(style.type), snapped(x - style.align * width, y), style.colour, text.data(),
                 text.data() + text.size());
    return width;
}

float put_text_middle(ImDrawList& list, float x, float y, const TextStyle& style, std::string_view text) {
    return put_text(list, x, y - pixels(style.type) / 2, style, text);
}

void put_shortened(ImDrawList& list, float x, float y, float width, const TextStyle& style, std::string_view text) {
    put_text(list, x, y, style,
             shorten(text, width, [&](std::string_view part) { return text_width(part, style.type, style.face); }));
}

float put_wrapped(ImDrawList& list, float x, float y, float width, const TextStyle& style, std::string_view text) {
    const auto lines = wrapped(text, width, style.type, style.face);
    for (std::size_t i = 0; i < lines.size(); ++i)
        put_text(list, x, y + static_cast<float>(i) * line_step(style.type), style, lines[i]);
    return static_cast<float>(lines.size()) * line_step(style.type);
}

float wrapped_height(std::string_view text, float width, Type type, Face face) {
    return static_cast<float>(wrapped(text, width, type, face).size()) * line_step(type);
}

void put_icon(ImDrawList& list, Icon icon, ImVec2 c, float size, ImU32 colour) {
    const float r = size / 2;
    const float stroke = std::max(1.0f, std::round(size / 8));
    switch (icon) {
        case Icon::play:
            list.AddTriangleFilled({c.x - r * 0.6f, c.y - r * 0.85f}, {c.x - r * 0.6f, c.y + r * 0.85f},
                                   {c.x + r * 0.9f, c.y}, colour);
            break;
        case Icon::pause:
            list.AddRectFilled({c.x - r * 0.65f, c.y - r * 0.8f}, {c.x - r * 0.2f, c.y + r * 0.8f}, colour);
            list.AddRectFilled({c.x + r * 0.2f, c.y - r * 0.8f}, {c.x + r * 0.65f, c.y + r * 0.8f}, colour);
            break;
        case Icon::cross: {
            const float d = r * 0.6f;
            list.AddLine({c.x - d, c.y - d}, {c.x + d, c.y + d}, colour, stroke);
            list.AddLine({c.x - d, c.y + d}, {c.x + d, c.y - d}, colour, stroke);
            break;
        }
        case Icon::retry: {
            // Clockwise from a quarter past to noon; the head points on.
            const float d = r * 0.66f, head = r * 0.5f;
            list.PathArcTo(c, d, 0.05f * kPi, 1.5f * kPi);
            list.PathStroke(colour, 0, stroke);
            list.AddTriangleFilled({c.x + head, c.y - d}, {c.x - head * 0.2f, c.y - d - head},
                                   {c.x - head * 0.2f, c.y - d + head}, colour);
            break;
        }
        case Icon::loop:
            // Two arrows that follow each other round.
            for (int side = 0; side < 2; ++side) {
                const float turn = static_cast<float>(side) * kPi, d = r * 0.75f, head = r * 0.45f;
                const float way = side == 0 ? 1.0f : -1.0f;
                list.PathArcTo(c, d, turn + 1.1f * kPi, turn + 1.9f * kPi);
                list.PathStroke(colour, 0, stroke);
                const ImVec2 tip = {c.x + way * d, c.y + way * head * 0.4f};
                list.AddTriangleFilled({tip.x - head, tip.y - way * head * 0.9f},
                                       {tip.x + head, tip.y - way * head * 0.9f}, {tip.x, tip.y + way * head * 0.3f},
                                       colour);
            }
            break;
        case Icon::swap:
            // One to the right above one to the left.
            for (const float way : {1.0f, -1.0f}) {
                const float y = c.y - way * r * 0.45f, tip = c.x + way * r * 0.95f, head = r * 0.4f;
                list.AddLine({c.x - way * r * 0.95f, y}, {tip - way * head, y}, colour, stroke);
                list.AddTriangleFilled({tip, y}, {tip - way * head, y + way * head}, {tip - way * head, y - way * head},
                                       colour);
            }
            break;
        case Icon::speaker:
            list.AddRectFilled({c.x - r * 0.9f, c.y - r * 0.35f}, {c.x - r * 0.45f, c.y + r * 0.35f}, colour);
            list.AddTriangleFilled({c.x - r * 0.7f, c.y}, {c.x + r * 0.1f, c.y - r * 0.8f},
                                   {c.x + r * 0.1f, c.y + r * 0.8f}, colour);
            list.PathArcTo({c.x, c.y}, r * 0.6f, -0.25f * kPi, 0.25f * kPi);
            list.PathStroke(colour, 0, stroke);
            break;
        case Icon::plus:
            list.AddLine({c.x - r * 0.7f, c.y}, {c.x + r * 0.7f, c.y}, colour, stroke);
            list.AddLine({c.x, c.y - r * 0.7f}, {c.x, c.y + r * 0.7f}, colour, stroke);
            break;
        case Icon::minus:
            list.AddLine({c.x - r * 0.7f, c.y}, {c.x + r * 0.7f, c.y}, colour, stroke);
            break;
        case Icon::sun:
            list.AddCircleFilled(c, r * 0.42f, colour);
            for (int i = 0; i < 8; ++i) {
                const float a = static_cast<float>(i) * kPi / 4;
                list.AddLine({c.x + std::cos(a) * r * 0.68f, c.y + std::sin(a) * r * 0.68f},
                             {c.x + std::cos(a) * r * 0.98f, c.y + std::sin(a) * r * 0.98f}, colour, stroke);
            }
            break;
        case Icon::left:
        case Icon::right: {
            const float d = icon == Icon::left ? -r * 0.4f : r * 0.4f;
            list.AddLine({c.x - d, c.y - r * 0.8f}, {c.x + d, c.y}, colour, stroke);
            list.AddLine({c.x + d, c.y}, {c.x - d, c.y + r * 0.8f}, colour, stroke);
            break;
        }
        case Icon::board:
            list.AddRect({c.x - r, c.y - r * 0.8f}, {c.x + r, c.y + r * 0.4f}, colour, 0, 0, stroke);
            list.AddLine({c.x, c.y + r * 0.4f}, {c.x - r * 0.6f, c.y + r}, colour, stroke);
            list.AddLine({c.x, c.y + r * 0.4f}, {c.x + r * 0.6f, c.y + r}, colour, stroke);
            break;
        case Icon::moon:
            // A crescent: the outer arc, then back along that of a circle of 0.8 of its radius, shifted by half of it.
            // They meet at 52.4 degrees of the one and 82.1 of the other.
            list.PathArcTo(c, r * 0.85f, 0.915f, 2 * kPi - 0.915f, 24);
            list.PathArcTo({c.x + r * 0.425f, c.y}, r * 0.68f, 2 * kPi - 1.433f, 1.433f, 16);
            list.PathFillConcave(colour);
            break;
    }
}

void paragraph(std::string_view text, float width, const TextStyle& style) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float widest = 0;
    for (std::string_view line : wrapped(text, width, style.type, style.face))
        widest = std::max(widest, text_width(line, style.type, style.face));
    const float height = put_wrapped(*ImGui::GetWindowDrawList(), at.x, at.y, width, style, text);
    ImGui::Dummy({widest, height});
}

bool touchable(const Appearance& looks, const char* id, const Rect& rect) {
    const float more = std::max(0.0f, looks.touch_height() - rect.h) / 2;
    ImGui::SetCursorScreenPos({rect.x, rect.y - more});
    return ImGui::InvisibleButton(id, {rect.w, rect.h + 2 * more});
}

bool icon_button(const Appearance& looks, const char* id, Icon icon, const Rect& rect, const char* hint, bool filled) {
    const bool pressed = touchable(looks, id, rect);
    const bool hovered = ImGui::IsItemHovered();
    const Theme& t = looks.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rounding = std::min(rect.h / 2, looks.px(8));
    if (hovered || filled)
        list.AddRectFilled(top_left(rect), bottom_right(rect), filled ? (hovered ? t.muted : t.ink) : t.hovered,
                           filled ? rect.h / 2 : rounding);
    put_icon(list, icon, {std::round(rect.x + rect.w / 2), std::round(rect.y + rect.h / 2)},
             std::round(std::min(rect.h * 0.5f, looks.px(18))),
             filled    ? t.panel
             : hovered ? t.ink
                       : t.muted);
    if (hovered) {
        hover_hand();
        if (hint && ImGui::IsItemHovered(ImGuiHoveredFlags_DelayShort)) tooltip(looks, {hint});
    }
    return pressed;
}

bool text_button(const Appearance& looks, const char* id, const char* label, const Rect& rect, Look look) {
    const bool pressed = touchable(looks, id, rect);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) hover_hand();
    const Theme& t = looks.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool primary = look == Look::primary;
    const ImU32 fill = primary ? (hovered ? t.muted : t.ink) : hovered ? t.hovered : t.raised;
    if (look != Look::bare || hovered) list.AddRectFilled(top_left(rect), bottom_right(rect), fill, looks.px(8));
    TextStyle style = {.colour = primary ? t.panel : t.ink, .face = primary ? Face::semibold : Face::regular};
    const float border = looks.px(6), room = rect.w - 2 * border;
    if (text_width(label, style.type, style.face) > room) {
        put_shortened(list, rect.x + border, rect.y + (rect.h - line_height(style.type)) / 2, room, style, label);
        return pressed;
    }
    style.align = 0.5f;
    put_text_middle(list, rect.x + rect.w / 2, rect.y + rect.h / 2, style, label);
    return pressed;
}

Rect begin_panel(const Appearance& looks, const char* id, const Rect& rect, const char* title, Scrolling scrolling) {
    ImGui::SetCursorPos({rect.x, rect.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    const ImGuiWindowFlags flags = scrolling == Scrolling::vertical
                                       ? ImGuiWindowFlags_None
                                       : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::BeginChild(id, {rect.w, rect.h}, ImGuiChildFlags_None, flags | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar();
    const float padding = looks.px(16);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float top = looks.px(12);
    if (title) {
        put_text(*ImGui::GetWindowDrawList(), at.x + padding, at.y + looks.px(14),
                 {.colour = looks.theme().ink, .face = Face::semibold}, title);
        top = looks.px(42);
    }
    return {at.x + padding, at.y + top, rect.w - 2 * padding, rect.h - top - looks.px(12)};
}

void put_placeholder(const Appearance& looks, const Rect& area, bool yet) {
    put_wrapped(*ImGui::GetWindowDrawList(), area.x, area.y, area.w,
                {.type = Type::small, .colour = looks.theme().muted},
                yet ? looks.text().general.later : looks.text().general.nothing);
}

void end_panel() { ImGui::EndChild(); }

void tooltip(const Appearance& looks, std::initializer_list<std::string_view> lines) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(looks.px(12), looks.px(9)));
    if (ImGui::BeginTooltip()) {
        bool first = true;
        for (std::string_view line : lines) {
            if (line.empty()) continue;
            paragraph(line, looks.px(320),
                      {.type = Type::small, .colour = first ? looks.theme().ink : looks.theme().muted});
            first = false;
        }
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

Rect rect_between(ImVec2 a, ImVec2 b) { return {a.x, a.y, b.x - a.x, b.y - a.y}; }

}  // namespace moodglass::app
