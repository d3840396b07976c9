// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/gl_area.h"

#include <cstdio>

#include "app/drawing/shaders.h"  // made from shaders/ by CMake

namespace moodglass::app {
namespace {

#ifdef __EMSCRIPTEN__
constexpr const char* kVersion = "#version 300 es\nprecision highp float;\nprecision highp int;\n";
#else
constexpr const char* kVersion = "#version 330 core\n";
#endif

GLuint compile(GLenum kind, const char* source) {
    const char* parts[] = {kVersion, source};
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 2, parts, nullptr);
    glCompileShader(shader);
    GLint good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (!good) {
        char log[1024] = "";
        glGetShaderInfoLog(shader, sizeof log, nullptr, log);
        std::fprintf(stderr, "moodglass: a shader does not compile: %s\n", log);
    }
    return shader;
}

}  // namespace

GLuint link_program(const char* fragment_source) {
    const GLuint vertex = compile(GL_VERTEX_SHADER, shaders::kSpectrogramVert);
    const GLuint fragment = compile(GL_FRAGMENT_SHADER, fragment_source);
    const GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    return program;
}

std::optional<std::array<float, 4>> begin_area(const Rect& area, const ImVec4& clip) {
    const ImDrawData& data = *ImGui::GetDrawData();
    const ImVec2 scale = data.FramebufferScale;
    const float height = data.DisplaySize.y * scale.y;
    const auto clip_x = [&](float x) { return (x - data.DisplayPos.x) / data.DisplaySize.x * 2 - 1; };
    const auto clip_y = [&](float y) { return 1 - (y - data.DisplayPos.y) / data.DisplaySize.y * 2; };
    const float left = (clip.x - data.DisplayPos.x) * scale.x, right = (clip.z - data.DisplayPos.x) * scale.x;
    const float top = (clip.y - data.DisplayPos.y) * scale.y, bottom = (clip.w - data.DisplayPos.y) * scale.y;
    if (right <= left || bottom <= top) return std::nullopt;
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<GLint>(left), static_cast<GLint>(height - bottom), static_cast<GLsizei>(right - left),
              static_cast<GLsizei>(bottom - top));
    return std::array{clip_x(area.x), clip_y(area.bottom()), clip_x(area.right()), clip_y(area.y)};
}

}  // namespace moodglass::app
