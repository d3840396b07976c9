// SPDX-License-Identifier: Apache-2.0
// The spectrogram on the GPU: OpenGL 3.3 in the window, WebGL2 (OpenGL ES 3.0) in the page; the shaders are those of
// shaders/. One song's levels and one map are kept as textures: those drawn last.
//
// Needs a current context from construction to destruction, and ImGui's OpenGL3 backend to run its draw lists.
#pragma once

#include <memory>

#include "app/drawing/spectrogram_painter.h"

namespace moodglass::app {

class SpectrogramGl : public SpectrogramPainter {
  public:
    SpectrogramGl();
    ~SpectrogramGl() override;

    // After the context was lost and made anew: everything on the GPU is gone and is made again when next needed.
    void context_lost();

    void paint(ImDrawList& list, const Rect& area, int song, const Overview& overview, double start_s, double end_s,
               const Ramp& ramp) override;
    void paint_map(ImDrawList& list, const Rect& area, const MapPicture& picture, int bands, double start_s,
                   double end_s, const std::array<float, 3>& plus, const std::array<float, 3>& minus) override;

  private:
    struct Gpu;
    std::unique_ptr<Gpu> gpu_;
};

}  // namespace moodglass::app
