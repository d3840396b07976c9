// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/theme.h"

namespace moodglass::app {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
    return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, alpha);
}

constexpr Theme make_dark() {
    Theme t{};
    t.dark = true;
    t.background = rgb(0x111318);
    t.panel = rgb(0x1A1D23);
    t.raised = rgb(0x262A33);
    t.hovered = rgb(0x313641);
    t.line = rgb(0x323844);
    t.grid = rgb(0x2A2F39);
    t.ink = rgb(0xEDEFF3);
    t.muted = rgb(0xA3ABB9);
    t.faint = rgb(0x5C6575);
    t.plus = rgb(0xF0A24A);
    t.minus = rgb(0x5FA8EE);
    t.reference = rgb(0x646E80);
    t.waveform = rgb(0x7F8CA3);
    t.selection = rgb(0xFFFFFF, 26);
    t.selection_edge = rgb(0xFFFFFF, 150);
    t.cursor = rgb(0xFFFFFF, 235);
    t.warning = rgb(0xF2C14E);
    t.live = rgb(0xFF8A8F);
    t.curves = {rgb(0xF0A13A), rgb(0x4D9DFF), rgb(0x2CC48D), rgb(0xFF6B6B),
                rgb(0xC79BFF), rgb(0xF4E06A), rgb(0x3FD4E6), rgb(0xC8CED8)};
    t.spectrogram = {{{0.075f, 0.082f, 0.110f},
                      {0.15f, 0.17f, 0.38f},
                      {0.17f, 0.42f, 0.56f},
                      {0.42f, 0.74f, 0.60f},
                      {0.99f, 0.95f, 0.74f}}};
    return t;
}

constexpr Theme make_light() {
    Theme t{};
    t.dark = false;
    t.background = rgb(0xEDEFF2);
    t.panel = rgb(0xFFFFFF);
    t.raised = rgb(0xEBEEF2);
    t.hovered = rgb(0xDFE3E9);
    t.line = rgb(0xD0D5DD);
    t.grid = rgb(0xE6E9EE);
    t.ink = rgb(0x161A21);
    t.muted = rgb(0x56606F);
    t.faint = rgb(0x98A1AF);
    t.plus = rgb(0xC75F00);
    t.minus = rgb(0x2170B8);
    t.reference = rgb(0x8F99A8);
    t.waveform = rgb(0x6E7B91);
    t.selection = rgb(0x1B2A44, 24);
    t.selection_edge = rgb(0x1B2A44, 150);
    t.cursor = rgb(0x12161C, 235);
    t.warning = rgb(0x855A00);
    t.live = rgb(0xB3161F);
    t.curves = {rgb(0xA85B00), rgb(0x0062C4), rgb(0x00803F), rgb(0xC4262E),
                rgb(0x7A3FC4), rgb(0x6B6400), rgb(0x007E8F), rgb(0x4A525E)};
    t.spectrogram = {{{0.985f, 0.988f, 0.992f},
                      {0.76f, 0.88f, 0.87f},
                      {0.38f, 0.66f, 0.74f},
                      {0.19f, 0.36f, 0.60f},
                      {0.11f, 0.08f, 0.24f}}};
    return t;
}

constexpr Theme make_strong_dark() {
    Theme t = make_dark();
    t.background = rgb(0x000000);
    t.panel = rgb(0x000000);
    t.raised = rgb(0x1E2229);
    t.hovered = rgb(0x39404C);
    t.line = rgb(0x7A8496);
    t.grid = rgb(0x4A5260);
    t.ink = rgb(0xFFFFFF);
    t.muted = rgb(0xD5DAE3);
    t.faint = rgb(0x9AA4B4);
    t.reference = rgb(0x7E8899);
    t.waveform = rgb(0xB4BFD2);
    return t;
}

constexpr Theme make_strong_light() {
    Theme t = make_light();
    t.background = rgb(0xFFFFFF);
    t.raised = rgb(0xEBEEF2);
    t.hovered = rgb(0xD0D6DF);
    t.line = rgb(0x6B7482);
    t.grid = rgb(0xB4BBC6);
    t.ink = rgb(0x000000);
    t.muted = rgb(0x2A323E);
    t.faint = rgb(0x5C6575);
    t.plus = rgb(0x9A4600);
    t.minus = rgb(0x0F5299);
    t.reference = rgb(0x747E8D);
    t.waveform = rgb(0x434E61);
    t.warning = rgb(0x624100);
    t.live = rgb(0x96101A);
    t.curves = {rgb(0x8A4300), rgb(0x0047A8), rgb(0x005C28), rgb(0xA80F22),
                rgb(0x6A1FC0), rgb(0x564F00), rgb(0x005F6E), rgb(0x1B1F26)};
    return t;
}

constexpr Theme kDark = make_dark(), kStrongDark = make_strong_dark();
constexpr Theme kLight = make_light(), kStrongLight = make_strong_light();

}  // namespace

const Theme& theme(bool dark, bool strong) {
    if (strong) return dark ? kStrongDark : kStrongLight;
    return dark ? kDark : kLight;
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    const auto a = static_cast<float>((colour >> IM_COL32_A_SHIFT) & 255) * alpha;
    return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(a) << IM_COL32_A_SHIFT);
}

void apply(const Theme& t, float scale) {
    ImGuiStyle style;
    t.dark ? ImGui::StyleColorsDark(&style) : ImGui::StyleColorsLight(&style);
    const auto set = [&](ImGuiCol which, ImU32 colour) {
        style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour);
    };
    set(ImGuiCol_Text, t.ink);
    set(ImGuiCol_TextDisabled, t.muted);
    set(ImGuiCol_WindowBg, t.background);
    set(ImGuiCol_ChildBg, t.panel);
    set(ImGuiCol_PopupBg, t.raised);
    set(ImGuiCol_Border, t.line);
    set(ImGuiCol_FrameBg, t.panel);
    set(ImGuiCol_Button, t.raised);
    set(ImGuiCol_ButtonHovered, t.hovered);
    set(ImGuiCol_ButtonActive, t.line);
    set(ImGuiCol_ScrollbarBg, with_alpha(t.panel, 0));
    set(ImGuiCol_ScrollbarGrab, t.line);
    set(ImGuiCol_ScrollbarGrabHovered, t.faint);
    set(ImGuiCol_ScrollbarGrabActive, t.faint);
    set(ImGuiCol_ModalWindowDimBg, t.dark ? IM_COL32(0, 0, 0, 150) : IM_COL32(30, 36, 46, 110));
    style.WindowPadding = {16, 14};
    style.WindowRounding = 10;
    style.WindowBorderSize = 0;
    style.ChildRounding = 10;
    style.ChildBorderSize = 0;
    style.PopupRounding = 10;
    style.PopupBorderSize = 1;
    style.FrameRounding = 7;
    style.FramePadding = {12, 7};
    style.ItemSpacing = {8, 6};
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.GrabRounding = 5;
    style.WindowMinSize = {8, 8};
    style.HoverDelayShort = 0.2f;
    style.ScaleAllSizes(scale);
    style.FontScaleDpi = scale;
    style.FontSizeBase = size_of(Type::body);
    style._NextFrameFontSizeBase = style.FontSizeBase;  // else ImGui goes back to the size it began this frame with
    ImGui::GetStyle() = style;
}

}  // namespace moodglass::app
