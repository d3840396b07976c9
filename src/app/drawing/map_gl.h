// SPDX-License-Identifier: Apache-2.0
// The map over the spectrogram on the GPU. One map is kept as a texture: the one drawn last.
#pragma once

#include <array>

#include "app/drawing/gl_area.h"
#include "app/drawing/map_picture.h"

namespace moodglass::app {

// What one drawing needs; copied into the draw list.
struct MapDrawing {
    Rect area;
    std::array<float, 2> shown, rows_shown;
    std::array<float, 3> plus, minus;
    int version;  // of the picture
    void* gpu;
};

class MapGl {
  public:
    void make_program();
    void upload(const MapPicture& picture);
    void draw(const MapDrawing& drawing, const ImVec4& clip);
    void release();  // while the context is current

    bool ready() const { return program_ != 0; }
    bool holds(const MapPicture& picture) const { return version_ == picture.version; }

  private:
    GLuint program_ = 0, vertex_array_ = 0, texture_ = 0;
    int version_ = 0, columns_ = 0, rows_ = 0;
};

}  // namespace moodglass::app
