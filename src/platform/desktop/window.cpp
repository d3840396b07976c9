// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/window.h"

#include <GLFW/glfw3.h>
#include <imgui/imgui.h>
#include <imgui/imgui_internal.h>
#include <imgui/imgui_impl_glfw.h>
#include <imgui/imgui_impl_opengl3.h>

#include <algorithm>
#include <utility>

#include "app/drawing/offscreen_gl.h"

namespace moodglass::desktop {
namespace {

constexpr double kFrame_s = 1.0 / 60;

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    if (!glfwInit())
        return failure("No display: a window needs X11 or Wayland. The command `moodglass` works without one.");
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_VISIBLE, options.visible);
    if (options.scale <= 0) glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    GLFWwindow* handle = glfwCreateWindow(options.width, options.height, "Moodglass", nullptr, nullptr);
    if (!handle) {
        glfwTerminate();
        return failure("The window needs OpenGL 3.3, which this display does not give.");
    }
    std::unique_ptr<Window> window(new Window(handle));
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(1);
    glfwSetWindowSizeLimits(handle, 320, 320, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwSetWindowUserPointer(handle, window.get());
    glfwSetDropCallback(handle, [](GLFWwindow* of, int count, const char** paths) {
        auto* self = static_cast<Window*>(glfwGetWindowUserPointer(of));
        if (self->on_drop) self->on_drop({paths, paths + count});
    });

    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(handle, true);
    ImGui_ImplOpenGL3_Init("#version 330");
    float scale = options.scale;
    if (scale <= 0) {
        // Where one screen coordinate is one pixel, the monitor's scale is ours; elsewhere ImGui sees it by itself.
        int pixels = 0, width = 0;
        glfwGetFramebufferSize(handle, &pixels, nullptr);
        glfwGetWindowSize(handle, &width, nullptr);
        glfwGetWindowContentScale(handle, &scale, nullptr);
        if (pixels > width) scale = 1;
    }
    ImGui::GetStyle().FontScaleDpi = std::clamp(scale, 0.5f, 4.0f);
    window->painter_ = std::make_unique<app::SpectrogramGl>();
    window->keep_picture_ = !options.visible;
    return window;
}

Window::~Window() {
    painter_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window_);
    glfwTerminate();
}

void Window::frame(const std::function<bool()>& draw) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    moving_ = draw();
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    const ImVec4& background = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
    glClearColor(background.x, background.y, background.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (keep_picture_) shown_ = read_back_buffer(width, height);
    if (picture_taker_ && --picture_after_ <= 0)
        std::exchange(picture_taker_, nullptr)(read_back_buffer(width, height));
    glfwSwapBuffers(window_);
    frames_due_ = std::max(0, frames_due_ - 1);
}

void Window::wait() {
    // ImGui takes a press and its release in two frames, however fast they came.
    if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) frames_due_ = 3;
    if (frames_due_ > 0) {
        glfwPollEvents();
    } else if (moving_) {
        glfwWaitEventsTimeout(kFrame_s);
    } else {
        glfwWaitEvents();
        frames_due_ = 3;
    }
}

bool Window::closed() const { return glfwWindowShouldClose(window_); }
void Window::take_picture(std::function<void(const Picture&)> then) {
    picture_taker_ = std::move(then);
    picture_after_ = frames_due_ = 4;
}

Picture Window::picture_of(int width, int height, const std::function<bool(ImDrawList&)>& draw) {
    ImDrawList list(ImGui::GetDrawListSharedData());
    frame([&] { return draw(list); });
    app::OffscreenGl pixels(width, height);
    return pixels.draw(list) ? read_back_buffer(width, height) : Picture();
}

Picture Window::picture() const { return shown_; }
void Window::wake() { glfwPostEmptyEvent(); }

}  // namespace moodglass::desktop
