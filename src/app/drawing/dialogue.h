// SPDX-License-Identifier: Apache-2.0
// Dialogues and menus over the panels.
#pragma once

#include <imgui/imgui.h>

#include "app/drawing/appearance.h"

namespace moodglass::app {

// In the middle, with a title and a cross, while it is open. To be called every frame, so that it can go, too.
//
//     const Dialogue dialogue(looks, "##about", title, 560, is_open);
//     if (dialogue) draw_its_content();
//     if (dialogue.left()) is_open = false;
class Dialogue {
  public:
    Dialogue(const Appearance& looks, const char* id, const char* title, float logical_width, bool open);
    ~Dialogue();
    Dialogue(const Dialogue&) = delete;
    Dialogue& operator=(const Dialogue&) = delete;

    explicit operator bool() const { return shown_; }
    bool left() const { return left_; }  // by the cross or a press outside
    float width = 0;                     // of its content

  private:
    bool begun_ = false, shown_ = false, left_ = false;
};

// A menu, while it is open; likewise every frame.
class Menu {
  public:
    // shown: whether it was there in the frame before, which tells a press outside from the first frame.
    Menu(const char* id, bool open, bool shown, ImGuiWindowFlags flags = 0);
    ~Menu();
    Menu(const Menu&) = delete;
    Menu& operator=(const Menu&) = delete;

    explicit operator bool() const { return begun_ && !left_; }
    bool left() const { return left_; }  // by a press outside

  private:
    bool begun_ = false, left_ = false;
};

}  // namespace moodglass::app
