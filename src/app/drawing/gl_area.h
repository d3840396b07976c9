// SPDX-License-Identifier: Apache-2.0
// A rectangle of the display that a shader fills, drawn from within an ImGui draw list: OpenGL 3.3 in the window,
// WebGL2 (OpenGL ES 3.0) in the page; the shaders are those of shaders/.
#pragma once

#ifdef __EMSCRIPTEN__
#include <GLES3/gl3.h>
#else
#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>
#endif

#include <imgui/imgui.h>

#include <array>
#include <optional>

#include "app/drawing/layout.h"

namespace moodglass::app {

constexpr int kTexturePage = 2048;  // rows a layer: every implementation takes textures this high

// The vertex shader is shaders/spectrogram.vert. What does not compile is told on stderr.
GLuint link_program(const char* fragment_source);

// Clips to `clip` (ImGui's coordinates) and returns the area's left, bottom, right and top in clip space; none where
// nothing of it is to be seen.
std::optional<std::array<float, 4>> begin_area(const Rect& area, const ImVec4& clip);

}  // namespace moodglass::app
