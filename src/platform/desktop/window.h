// SPDX-License-Identifier: Apache-2.0
// A GLFW window with OpenGL 3.3 and ImGui in it, which sleeps while nothing happens.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/drawing/spectrogram_gl.h"
#include "audio/result.h"
#include "platform/desktop/fonts.h"
#include "platform/desktop/picture.h"

struct GLFWwindow;
struct ImDrawList;

namespace moodglass::desktop {

struct WindowOptions {
    int width = 1440, height = 900;  // screen coordinates
    float scale = 0;                 // pixels a logical pixel; 0: what the monitor says
    bool visible = true;
};

class Window {
  public:
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    std::function<void(std::vector<std::string> paths)> on_drop;

    // Draws a frame and shows it. `draw` returns whether another should follow at once.
    void frame(const std::function<bool()>& draw);
    // Until the next frame is due: at once, or when something happens.
    void wait();
    bool closed() const;

    // What the last frame drew; of an invisible window only.
    Picture picture() const;
    // Of a frame that is drawn a little later, when what closes has closed.
    void take_picture(std::function<void(const Picture&)> then);
    // Of a list that `draw` fills beside the frame that it draws, in the picture's pixels; empty where it can't be had.
    // Not from within a frame.
    Picture picture_of(int width, int height, const std::function<bool(ImDrawList&)>& draw);
    app::SpectrogramPainter* painter() { return painter_.get(); }

    // Once, before the first frame. `words` must outlive the last one.
    Result<void> load_fonts(const app::WordGlyphs& words) { return fonts_.load(words); }

    // Ends wait(); from any thread.
    static void wake();

  private:
    explicit Window(GLFWwindow* window) : window_(window) {}

    GLFWwindow* window_;
    std::unique_ptr<app::SpectrogramGl> painter_;
    Fonts fonts_;
    Picture shown_;
    bool keep_picture_ = false;
    std::function<void(const Picture&)> picture_taker_;
    int picture_after_ = 0;  // frames
    int frames_due_ = 3;  // hovering and new sizes take a frame or two to settle
    bool moving_ = false;
};

}  // namespace moodglass::desktop
