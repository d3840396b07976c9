// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/spectrogram_gl.h"

#include <algorithm>
#include <cmath>

#include "app/drawing/map_gl.h"
#include "app/drawing/shaders.h"  // made from shaders/ by CMake

namespace moodglass::app {
namespace {

float linear_of(float srgb) { return srgb <= 0.04045f ? srgb / 12.92f : std::pow((srgb + 0.055f) / 1.055f, 2.4f); }

std::array<float, 3> oklab_of(const std::array<float, 3>& srgb) {
    const float r = linear_of(srgb[0]), g = linear_of(srgb[1]), b = linear_of(srgb[2]);
    const float l = std::cbrt(0.4122214708f * r + 0.5363325363f * g + 0.0514459929f * b);
    const float m = std::cbrt(0.2119034982f * r + 0.6806995451f * g + 0.1073969566f * b);
    const float s = std::cbrt(0.0883024619f * r + 0.2817188376f * g + 0.6299787005f * b);
    return {0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
            1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
            0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s};
}

// What one drawing needs; copied into the draw list.
struct Drawing {
    void* gpu;
    Rect area;  // in ImGui's coordinates
    float first_frame, last_frame;
    std::array<std::array<float, 3>, 5> ramp;
    int uploads;  // with the same numbers, another picture (repaint.h)
};

}  // namespace

struct SpectrogramGl::Gpu {
    GLuint program = 0, vertex_array = 0, texture = 0;
    GLint area = 0, levels = 0, frames = 0, bands = 0, page = 0, shown = 0, frames_a_pixel = 0, range = 0, ramp = 0;
    int song = 0;
    std::size_t size = 0;
    int frame_count = 0, band_count = 0;
    float darkest = 0, brightest = 1;
    int uploads = 0;
    MapGl map;

    void make_program() {
        program = link_program(shaders::kSpectrogramFrag);
        const auto uniform = [&](const char* name) { return glGetUniformLocation(program, name); };
        area = uniform("area");
        levels = uniform("levels");
        frames = uniform("frames");
        bands = uniform("bands");
        page = uniform("page");
        shown = uniform("shown");
        frames_a_pixel = uniform("frames_a_pixel");
        range = uniform("range");
        ramp = uniform("ramp");
        glGenVertexArrays(1, &vertex_array);
    }

    void upload(int the_song, const Overview& overview) {
        song = the_song;
        ++uploads;
        size = overview.levels.size();
        band_count = overview.bands;
        frame_count = static_cast<int>(size) / band_count;
        const int pages = (frame_count + kTexturePage - 1) / kTexturePage;
        if (texture == 0) glGenTextures(1, &texture);
        glBindTexture(GL_TEXTURE_2D_ARRAY, texture);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_R8, band_count, kTexturePage, std::max(pages, 1), 0, GL_RED,
                     GL_UNSIGNED_BYTE, nullptr);
        for (int p = 0; p < pages; ++p) {
            const int rows = std::min(kTexturePage, frame_count - p * kTexturePage);
            const std::size_t from = static_cast<std::size_t>(p) * kTexturePage * static_cast<std::size_t>(band_count);
            glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, 0, 0, p, band_count, rows, 1, GL_RED, GL_UNSIGNED_BYTE,
                            overview.levels.data() + from);
        }
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        find_range(overview);
    }

    // From the quietest tenth to all but the loudest half per cent: a song's own loudness does not decide how it looks.
    void find_range(const Overview& overview) {
        std::array<std::size_t, 256> histogram{};
        for (std::uint8_t level : overview.levels) ++histogram[level];
        const auto quantile = [&](double share) {
            const auto wanted = static_cast<std::size_t>(share * static_cast<double>(overview.levels.size()));
            std::size_t seen = 0;
            for (std::size_t level = 0; level < 256; ++level)
                if ((seen += histogram[level]) > wanted) return static_cast<float>(level) / 255;
            return 1.0f;
        };
        darkest = quantile(0.10);
        brightest = std::max(quantile(0.995), darkest + 0.05f);
    }

    void draw(const Drawing& d, const ImVec4& clip) {
        const auto placed = begin_area(d.area, clip);
        if (!placed) return;
        glDisable(GL_BLEND);
        glUseProgram(program);
        glBindVertexArray(vertex_array);
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D_ARRAY, texture);
        glUniform1i(levels, 0);
        glUniform4fv(area, 1, placed->data());
        glUniform1i(frames, frame_count);
        glUniform1i(bands, band_count);
        glUniform1i(page, kTexturePage);
        glUniform2f(shown, d.first_frame, d.last_frame);
        glUniform1f(frames_a_pixel,
                    (d.last_frame - d.first_frame) / (d.area.w * ImGui::GetDrawData()->FramebufferScale.x));
        glUniform2f(range, darkest, brightest);
        glUniform3fv(ramp, 5, d.ramp[0].data());
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
        glBindVertexArray(0);
    }
};

SpectrogramGl::SpectrogramGl() : gpu_(std::make_unique<Gpu>()) {}

SpectrogramGl::~SpectrogramGl() {
    if (gpu_->program) glDeleteProgram(gpu_->program);
    if (gpu_->vertex_array) glDeleteVertexArrays(1, &gpu_->vertex_array);
    if (gpu_->texture) glDeleteTextures(1, &gpu_->texture);
    gpu_->map.release();
}

void SpectrogramGl::context_lost() { *gpu_ = Gpu{}; }

void SpectrogramGl::paint(ImDrawList& list, const Rect& area, int song, const Overview& overview, double start_s,
                          double end_s, const Ramp& ramp) {
    if (overview.bands <= 0 || overview.levels.empty() || overview.frames_per_second <= 0) return;
    if (gpu_->program == 0) gpu_->make_program();
    if (gpu_->song != song || gpu_->size != overview.levels.size()) gpu_->upload(song, overview);
    Drawing drawing{gpu_.get(), area, 0, 0, {}, gpu_->uploads};
    drawing.first_frame = static_cast<float>((start_s - overview.start_s) * overview.frames_per_second);
    drawing.last_frame = static_cast<float>((end_s - overview.start_s) * overview.frames_per_second);
    for (std::size_t i = 0; i < ramp.size(); ++i) drawing.ramp[i] = oklab_of(ramp[i]);
    list.PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    list.AddCallback(
        [](const ImDrawList*, const ImDrawCmd* command) {
            const auto& d = *static_cast<const Drawing*>(command->UserCallbackData);
            static_cast<Gpu*>(d.gpu)->draw(d, command->ClipRect);
        },
        &drawing, sizeof drawing);
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
    list.PopClipRect();
}

void SpectrogramGl::paint_map(ImDrawList& list, const Rect& area, const MapPicture& picture, int bands, double start_s,
                              double end_s, const std::array<float, 3>& plus, const std::array<float, 3>& minus) {
    if (picture.columns == 0 || picture.rows == 0) return;
    if (!gpu_->map.ready()) gpu_->map.make_program();
    if (!gpu_->map.holds(picture)) gpu_->map.upload(picture);
    const auto row = [&](double band) { return static_cast<float>(picture.row_at(band)); };
    MapDrawing drawing = {
        area,
        {static_cast<float>(picture.column_at(start_s)), static_cast<float>(picture.column_at(end_s))},
        {row(-0.5), row(bands - 0.5)},
        plus,
        minus,
        picture.version,
        &gpu_->map};
    list.PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    list.AddCallback(
        [](const ImDrawList*, const ImDrawCmd* command) {
            const auto& d = *static_cast<const MapDrawing*>(command->UserCallbackData);
            static_cast<MapGl*>(d.gpu)->draw(d, command->ClipRect);
        },
        &drawing, sizeof drawing);
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
    list.PopClipRect();
}

}  // namespace moodglass::app
