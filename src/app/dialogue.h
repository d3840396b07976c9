// SPDX-License-Identifier: Apache-2.0
// A dialogue over the panels.
#pragma once

#include "app/paint.h"

namespace moodglass::app {

// In the middle, with a title and a cross. `open` becomes false when it is left by the cross, Esc or a press outside.
class Dialogue {
  public:
    Dialogue(const Screen& screen, const char* id, const char* title, float logical_width, bool& open);
    ~Dialogue();
    Dialogue(const Dialogue&) = delete;
    Dialogue& operator=(const Dialogue&) = delete;

    explicit operator bool() const { return shown_; }
    float width = 0;

  private:
    bool& open_;
    bool shown_ = false;
};

}  // namespace moodglass::app
