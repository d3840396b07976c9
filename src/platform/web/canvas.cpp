// SPDX-License-Identifier: Apache-2.0
#include "platform/web/canvas.h"

#include <GLES3/gl3.h>
#include <GLFW/glfw3.h>
#include <emscripten/em_js.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>

#include "app/drawing/offscreen_gl.h"

// The port waits for gamepads to be plugged in, and for as long as somebody does browsers ask all of them all the time.
// clang-format off
EM_JS(void, leave_gamepads_alone, (), {
    removeEventListener('gamepadconnected', GLFW.onGamepadConnected, true);
    removeEventListener('gamepaddisconnected', GLFW.onGamepadDisconnected, true);
});
// clang-format on

namespace moodglass::web {

namespace {

using emscripten::val;

const char* css_cursor(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_None:
            return "none";
        case ImGuiMouseCursor_TextInput:
            return "text";
        case ImGuiMouseCursor_ResizeAll:
            return "move";
        case ImGuiMouseCursor_ResizeNS:
            return "ns-resize";
        case ImGuiMouseCursor_ResizeEW:
            return "ew-resize";
        case ImGuiMouseCursor_ResizeNESW:
            return "nesw-resize";
        case ImGuiMouseCursor_ResizeNWSE:
            return "nwse-resize";
        case ImGuiMouseCursor_Hand:
            return "pointer";
        case ImGuiMouseCursor_Wait:
            return "wait";
        case ImGuiMouseCursor_Progress:
            return "progress";
        case ImGuiMouseCursor_NotAllowed:
            return "not-allowed";
        default:
            return "default";
    }
}

}  // namespace

std::unique_ptr<Canvas> Canvas::open(const val& host, CanvasSize size) {
    if (!glfwInit()) return nullptr;
    leave_gamepads_alone();
    glfwWindowHint(GLFW_ALPHA_BITS, 0);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    GLFWwindow* window =
        glfwCreateWindow(static_cast<int>(size.width), static_cast<int>(size.height), "Moodglass", nullptr, nullptr);
    if (!window) return nullptr;
    return std::unique_ptr<Canvas>(new Canvas(host, size, window));
}

Canvas::Canvas(const val& host, CanvasSize size, GLFWwindow* window) : host_(host), size_(size), window_(window) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;  // the port has no cursors; draw() tells the script
    ImGui_ImplGlfw_InitForOpenGL(window_, true);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    // For the back end the pointer is always inside; leave() tells when it is not. Otherwise the back end would ask the
    // port for the pointer at every frame, and be told the last place of a mouse although a finger is at another.
    ImGui_ImplGlfw_CursorEnterCallback(window_, GLFW_TRUE);
    leave();
}

Canvas::~Canvas() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window_);
}

void Canvas::draw(const std::function<void()>& contents) {
    if (lost_) return;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    // The port knows whole CSS pixels only; the script knows better.
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {size_.width, size_.height};
    io.DisplayFramebufferScale = {size_.pixel_width / size_.width, size_.pixel_height / size_.height};
    ImGui::NewFrame();
    // ImGui tells the pixels of the screen only to the font that is pushed; text is drawn with the others, too.
    for (ImFont* font : io.Fonts->Fonts) font->CurrentRasterizerDensity = io.DisplayFramebufferScale.x;
    contents();
    ImGui::Render();
    host_.call<void>("setCursor", std::string(css_cursor(ImGui::GetMouseCursor())));
    const ImVec4& background = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
    const std::array colour = {background.x, background.y, background.z};
    if (background_ != colour) repaint_.forget();
    background_ = colour;
    ImDrawData& frame = *ImGui::GetDrawData();
    if (const auto part = repaint_.changed(frame)) {
        app::confine(frame, *part);
        const auto height = static_cast<int>(size_.pixel_height);
        glViewport(0, 0, static_cast<int>(size_.pixel_width), height);
        glEnable(GL_SCISSOR_TEST);
        glScissor(part->left, height - part->bottom, part->width(), part->height());
        glClearColor(background.x, background.y, background.z, 1.0f);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(&frame);
        glDisable(GL_SCISSOR_TEST);
    }
    // ImGui takes what comes fast, a press and its release say, in several frames.
    constexpr int kSettling = 3;  // frames
    unsettled_ = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0 ? kSettling : std::max(0, unsettled_ - 1);
}

std::vector<std::uint8_t> Canvas::picture(int width, int height, const std::function<void(ImDrawList&)>& contents) {
    if (lost_) return {};
    ImDrawList list(ImGui::GetDrawListSharedData());
    draw([&] { contents(list); });
    app::OffscreenGl offscreen(width, height);
    if (!offscreen.draw(list)) return {};
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    return pixels;
}

void Canvas::wheel(float x, float y) { ImGui::GetIO().AddMouseWheelEvent(x, y); }

void Canvas::leave() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

bool Canvas::scrolls(float by) const {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.OpenPopupStack.Size > 0) return true;
    for (const ImGuiWindow* window = g.HoveredWindow; window; window = window->ParentWindow)
        if (window->ScrollMax.y > 0 && (by > 0 ? window->Scroll.y > 0 : window->Scroll.y < window->ScrollMax.y - 1))
            return true;
    return false;
}

bool Canvas::touch(Touch what, float x, float y) {
    constexpr float kSlop = 8;  // CSS pixels a finger may wander before it is a drag
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    if (what == Touch::begin) {
        // Nothing is pressed before it is known what becomes of it: a fast scroll's press and release would be a click.
        finger_ = {.scrolling = false, .decided = false, .pressing = false, .start_x = x, .start_y = y, .last_y = y};
        io.AddMousePosEvent(x, y);
        return true;
    }
    const auto press = [&] {
        finger_.pressing = true;
        io.AddMousePosEvent(finger_.start_x, finger_.start_y);
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    };
    if (what == Touch::move) {
        const float dx = std::fabs(x - finger_.start_x), dy = std::fabs(y - finger_.start_y);
        if (!finger_.decided && std::fmax(dx, dy) > kSlop) {
            finger_.decided = true;
            finger_.scrolling = dy > dx;
            if (!finger_.scrolling) press();
        }
        const float by = y - finger_.last_y;
        finger_.last_y = y;
        if (finger_.scrolling) {
            if (!scrolls(by)) return false;
            io.AddMouseWheelEvent(0, by / (5 * ImGui::GetStyle().FontSizeBase));
        } else if (finger_.decided) {
            io.AddMousePosEvent(x, y);
        }
        return true;
    }
    if (what == Touch::end && !finger_.decided) press();
    if (what == Touch::cancel) ImGui::ClearActiveID();
    if (finger_.pressing) io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    leave();
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    finger_ = {.decided = true};  // fingers that are still there, or come as a pair, press nothing
    return true;
}

void Canvas::context_lost() { lost_ = true; }

void Canvas::context_restored() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplOpenGL3_Init("#version 300 es");
    lost_ = false;
    repaint_.forget();
}

}  // namespace moodglass::web
