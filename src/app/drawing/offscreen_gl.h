// SPDX-License-Identifier: Apache-2.0
// Pixels that are drawn on and read, but never shown: OpenGL 3.3 in the window, WebGL2 in the page.
//
//     ImDrawList list(ImGui::GetDrawListSharedData());
//     ...                                    // filled during a frame, which has been rendered since
//     if (OffscreenGl pixels(1080, 1080); pixels.draw(list))
//         glReadPixels(...);                 // while `pixels` lives; the lowest row comes first
#pragma once

#include <imgui/imgui.h>

#include "app/drawing/gl_area.h"

namespace moodglass::app {

class OffscreenGl {
  public:
    OffscreenGl(int width, int height);
    ~OffscreenGl();  // draws on the screen again
    OffscreenGl(const OffscreenGl&) = delete;
    OffscreenGl& operator=(const OffscreenGl&) = delete;

    // A list that covers all of it, in its pixels. False where the graphics card has no room for it.
    bool draw(ImDrawList& list);

  private:
    int width_, height_;
    GLuint pixels_ = 0, target_ = 0;
};

}  // namespace moodglass::app
