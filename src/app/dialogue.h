// SPDX-License-Identifier: Apache-2.0
// A dialogue over the panels.
#pragma once

#include "app/screen.h"

namespace moodglass::app {

// In the middle, with a title and a cross. `open` becomes false when it is left by the cross, Esc or a press outside.
//
//     if (const Dialogue dialogue(screen, "##about", title, 560, screen.about_open); dialogue) draw_its_content();
class Dialogue {
  public:
    Dialogue(const Screen& screen, const char* id, const char* title, float logical_width, bool& open);
    ~Dialogue();
    Dialogue(const Dialogue&) = delete;
    Dialogue& operator=(const Dialogue&) = delete;

    explicit operator bool() const { return shown_; }
    float width = 0;  // of its content

  private:
    bool& open_;
    bool shown_ = false;
};

// Which of its rows the keys are at: arrows move it. True when Enter chooses it.
bool choose_row(int& row, int count);

}  // namespace moodglass::app
