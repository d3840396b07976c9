// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/map_gl.h"

#include <algorithm>

#include "app/drawing/shaders.h"  // made from shaders/ by CMake

namespace moodglass::app {

void MapGl::make_program() {
    program_ = link_program(shaders::kMapFrag);
    glGenVertexArrays(1, &vertex_array_);
}

void MapGl::upload(const MapPicture& picture) {
    version_ = picture.version;
    columns_ = static_cast<int>(picture.columns);
    rows_ = static_cast<int>(picture.rows);
    const int pages = (columns_ + kTexturePage - 1) / kTexturePage;
    if (texture_ == 0) glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D_ARRAY, texture_);
    glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_R32F, rows_, kTexturePage, std::max(pages, 1), 0, GL_RED, GL_FLOAT,
                 nullptr);
    for (int p = 0; p < pages; ++p) {
        const int count = std::min(kTexturePage, columns_ - p * kTexturePage);
        const std::size_t from = static_cast<std::size_t>(p) * kTexturePage * picture.rows;
        glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, 0, 0, p, rows_, count, 1, GL_RED, GL_FLOAT,
                        picture.shares.data() + from);
    }
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

void MapGl::draw(const MapDrawing& d, const ImVec4& clip) {
    const auto area = begin_area(d.area, clip);
    if (!area) return;
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    glUseProgram(program_);
    glBindVertexArray(vertex_array_);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D_ARRAY, texture_);
    const auto uniform = [&](const char* name) { return glGetUniformLocation(program_, name); };
    glUniform1i(uniform("cells"), 0);
    glUniform4fv(uniform("area"), 1, area->data());
    glUniform1i(uniform("columns"), columns_);
    glUniform1i(uniform("rows"), rows_);
    glUniform1i(uniform("page"), kTexturePage);
    glUniform2fv(uniform("shown"), 1, d.shown.data());
    glUniform2fv(uniform("rows_shown"), 1, d.rows_shown.data());
    const float pixels = d.area.w * ImGui::GetDrawData()->FramebufferScale.x;
    glUniform1f(uniform("columns_a_pixel"), (d.shown[1] - d.shown[0]) / pixels);
    glUniform3fv(uniform("plus"), 1, d.plus.data());
    glUniform3fv(uniform("minus"), 1, d.minus.data());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
}

void MapGl::release() {
    if (program_) glDeleteProgram(program_);
    if (vertex_array_) glDeleteVertexArrays(1, &vertex_array_);
    if (texture_) glDeleteTextures(1, &texture_);
}

}  // namespace moodglass::app
