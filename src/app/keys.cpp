// SPDX-License-Identifier: Apache-2.0
// Keys as they are written on the keyboard.
#include "app/commands.h"

namespace moodglass::app {
namespace {

struct NamedKey {
    ImGuiKey key;
    Worded<const char*> name;
};

constexpr NamedKey kNamed[] = {
    {ImGuiKey_Space, {"Space", "Leertaste", "Espace", "Espacio"}},
    {ImGuiKey_LeftArrow, {"\u2190", "\u2190", "\u2190", "\u2190"}},
    {ImGuiKey_RightArrow, {"\u2192", "\u2192", "\u2192", "\u2192"}},
    {ImGuiKey_UpArrow, {"\u2191", "\u2191", "\u2191", "\u2191"}},
    {ImGuiKey_DownArrow, {"\u2193", "\u2193", "\u2193", "\u2193"}},
    {ImGuiKey_Home, {"Home", "Pos 1", "D\u00e9but", "Inicio"}},
    {ImGuiKey_End, {"End", "Ende", "Fin", "Fin"}},
    {ImGuiKey_PageUp, {"Page up", "Bild auf", "Page pr\u00e9c.", "Re P\u00e1g"}},
    {ImGuiKey_PageDown, {"Page down", "Bild ab", "Page suiv.", "Av P\u00e1g"}},
    {ImGuiKey_Enter, {"Enter", "Eingabe", "Entr\u00e9e", "Intro"}},
    {ImGuiKey_Escape, {"Esc", "Esc", "\u00c9chap", "Esc"}},
    {ImGuiKey_Delete, {"Delete", "Entf", "Suppr", "Supr"}},
    {ImGuiKey_Backspace, {"Backspace", "R\u00fccktaste", "Retour arri\u00e8re", "Retroceso"}},
};

constexpr Worded<const char*> kCtrl = {"Ctrl ", "Strg ", "Ctrl ", "Ctrl "},
                              kShift = {"Shift ", "Umschalt ", "Maj ", "May\u00fas "};

}  // namespace

std::string label_of(const Keystroke& key, Language language) {
    std::string out;
    if (key.ctrl) out += kCtrl[language];
    if (key.shift) out += kShift[language];
    if (key.character == '-') return out + "\u2212";
    if (key.character != 0) return out + static_cast<char>(key.character);
    if (key.key >= ImGuiKey_A && key.key <= ImGuiKey_Z) return out + static_cast<char>('A' + (key.key - ImGuiKey_A));
    for (const NamedKey& named : kNamed)
        if (named.key == key.key) return out + named.name[language];
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
