// SPDX-License-Identifier: Apache-2.0
#include "app/panels/typed_line.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace moodglass::app {
namespace {

// Where the mouse moves, ImGui tells the letter of a key a frame after the key: that which opened the overlay, too.
bool is_of_a_key_before(ImWchar character) {
    const ImWchar upper = character >= 'a' && character <= 'z' ? character - 'a' + 'A' : character;
    if (upper < 'A' || upper > 'Z') return false;
    const auto key = static_cast<ImGuiKey>(ImGuiKey_A + (upper - 'A'));
    return ImGui::IsKeyDown(key) && ImGui::GetKeyData(key)->DownDuration > 0;
}

// The line has the focus two frames after it appears, which a fast hand does not wait for. In the first one the key is
// still there that opened the overlay.
bool take_early(Screen& screen) {
    const ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
    if (!screen.over.shown || queue.empty()) return false;
    for (const ImWchar character : queue) {
        char bytes[5];
        ImTextCharToUtf8(bytes, character);
        if (character >= ' ' && !is_of_a_key_before(character)) screen.typed() += bytes;
    }
    return true;
}

// ImGui selects all where a line gets the focus: what comes next would replace what is there.
int go_on_behind(ImGuiInputTextCallbackData* data) {
    if (*static_cast<const bool*>(data->UserData)) {
        data->CursorPos = data->BufTextLen;
        data->ClearSelection();
    }
    return 0;
}

}  // namespace

bool draw_typed_line(Screen& screen, const char* hint, float width) {
    bool without_focus = !ImGui::GetIO().WantTextInput;
    const bool early = without_focus && take_early(screen);
    char text[64] = {};
    screen.over.typed.copy(text, sizeof text - 1);
    ImGui::SetNextItemWidth(width);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::InputTextWithHint("##typed", hint, text, sizeof text, ImGuiInputTextFlags_CallbackAlways, go_on_behind,
                             &without_focus);
    if (screen.over.typed == text) return early;
    screen.typed() = text;
    return true;
}

}  // namespace moodglass::app
