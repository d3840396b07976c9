// SPDX-License-Identifier: Apache-2.0
// Keys as they are written on the keyboard.
#include "app/commands.h"

namespace moodglass::app {
namespace {

struct NamedKey {
    ImGuiKey key;
    const char *english, *german;
};

constexpr NamedKey kNamed[] = {
    {ImGuiKey_Space, "Space", "Leertaste"},
    {ImGuiKey_LeftArrow, "\u2190", "\u2190"},
    {ImGuiKey_RightArrow, "\u2192", "\u2192"},
    {ImGuiKey_UpArrow, "\u2191", "\u2191"},
    {ImGuiKey_DownArrow, "\u2193", "\u2193"},
    {ImGuiKey_Home, "Home", "Pos 1"},
    {ImGuiKey_End, "End", "Ende"},
    {ImGuiKey_PageUp, "Page up", "Bild auf"},
    {ImGuiKey_PageDown, "Page down", "Bild ab"},
    {ImGuiKey_Enter, "Enter", "Eingabe"},
    {ImGuiKey_Escape, "Esc", "Esc"},
    {ImGuiKey_Delete, "Delete", "Entf"},
    {ImGuiKey_Backspace, "Backspace", "R\u00fccktaste"},
};

}  // namespace

std::string label_of(const Keystroke& key, Language language) {
    const bool german = language == Language::german;
    std::string out;
    if (key.ctrl) out += german ? "Strg " : "Ctrl ";
    if (key.shift) out += german ? "Umschalt " : "Shift ";
    if (key.character == '-') return out + "\u2212";
    if (key.character != 0) return out + static_cast<char>(key.character);
    if (key.key >= ImGuiKey_A && key.key <= ImGuiKey_Z) return out + static_cast<char>('A' + (key.key - ImGuiKey_A));
    for (const NamedKey& named : kNamed)
        if (named.key == key.key) return out + (german ? named.german : named.english);
    return {};  // a second one of the same name
}

std::string keys_of(const Command& command, Language language) {
    if (command.each)
        return label_of(command.keys.front(), language) + " \u2013 " + label_of(command.keys.back(), language);
    std::string out;
    for (const Keystroke& key : command.keys) {
        const std::string label = label_of(key, language);
        if (!label.empty()) out += (out.empty() ? "" : "  ") + label;
    }
    return out;
}

}  // namespace moodglass::app
