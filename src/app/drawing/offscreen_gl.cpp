// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/offscreen_gl.h"

#include <imgui/imgui_impl_opengl3.h>

namespace moodglass::app {

OffscreenGl::OffscreenGl(int width, int height) : width_(width), height_(height) {
    glGenRenderbuffers(1, &pixels_);
    glBindRenderbuffer(GL_RENDERBUFFER, pixels_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glGenFramebuffers(1, &target_);
    glBindFramebuffer(GL_FRAMEBUFFER, target_);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels_);
}

OffscreenGl::~OffscreenGl() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    glDeleteFramebuffers(1, &target_);
    glDeleteRenderbuffers(1, &pixels_);
}

bool OffscreenGl::draw(ImDrawList& list) {
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) return false;
    glViewport(0, 0, width_, height_);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImDrawData data;
    data.Valid = true;
    data.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
    data.FramebufferScale = {1, 1};
    data.OwnerViewport = ImGui::GetMainViewport();
    data.Textures = &ImGui::GetPlatformIO().Textures;  // with the glyphs that only this list shows
    data.AddDrawList(&list);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    return true;
}

}  // namespace moodglass::app
