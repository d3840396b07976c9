// SPDX-License-Identifier: Apache-2.0
// The page's canvas: Dear ImGui on Emscripten's GLFW port and WebGL 2. The page's script decides when a frame is drawn,
// owns the canvas' size, and passes on what the GLFW port does badly: touch, the wheel, the clipboard, the cursor.
#pragma once

#include <emscripten/val.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "app/drawing/repaint.h"

struct GLFWwindow;

namespace moodglass::web {

struct CanvasSize {
    float width = 1, height = 1;              // CSS pixels
    float pixel_width = 1, pixel_height = 1;  // of the screen
};

enum class Touch { begin, move, end, cancel };

class Canvas {
  public:
    // `host` is the script's object that page_host.h describes. Null where the browser has no WebGL 2.
    static std::unique_ptr<Canvas> open(const emscripten::val& host, CanvasSize size);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    // The canvas has a new size, or the same and no pixels left.
    void resize(CanvasSize size) {
        size_ = size;
        repaint_.forget();
    }
    // Draws what differs from the frame before: the canvas is to keep its pixels (preserveDrawingBuffer).
    void draw(const std::function<void()>& contents);
    // Likewise, and returns the pixels of a list of its own that `contents` fills beside the frame, of the given size:
    // red, green, blue, alpha, from the lowest row on. Empty where they can't be had.
    std::vector<std::uint8_t> picture(int width, int height, const std::function<void(ImDrawList&)>& contents);
    bool unsettled() const { return unsettled_ > 0; }  // input waits for further frames, or has just been taken

    void wheel(float x, float y);              // in steps of a mouse wheel, away from the user is positive
    // One finger: a tap clicks, up and down scrolls, sideways drags. False where it scrolls but nothing is there to be
    // scrolled: then the page is to go on.
    bool touch(Touch what, float x, float y);
    bool scrolls(float by) const;  // whether what the pointer was last over scrolls on; by > 0: up
    void leave();                              // the pointer has left the canvas

    void context_lost();
    void context_restored();

  private:
    Canvas(const emscripten::val& host, CanvasSize size, GLFWwindow* window);

    emscripten::val host_;
    CanvasSize size_;
    GLFWwindow* window_;
    bool lost_ = false;
    int unsettled_ = 0;  // frames
    app::Repaint repaint_;
    std::array<float, 3> background_{};
    struct {
        bool scrolling = false, decided = false, pressing = false;
        float start_x = 0, start_y = 0, last_y = 0;
    } finger_;
};

}  // namespace moodglass::web
