// SPDX-License-Identifier: Apache-2.0
// Who draws the spectrogram, and the map over it. The panels only say where; the one implementation (spectrogram_gl.h)
// draws it by a shader.
#pragma once

#include <imgui/imgui.h>

#include <array>

#include "analysis/overview.h"
#include "app/drawing/layout.h"
#include "app/drawing/map_picture.h"

namespace moodglass::app {

// Colours from silent to loud, sRGB from 0 to 1; between them the mix is perceptual.
using Ramp = std::array<std::array<float, 3>, 5>;

class SpectrogramPainter {
  public:
    virtual ~SpectrogramPainter() = default;

    // Adds the times start_s..end_s of the song to the list, filling `area`; clipped as the list is.
    virtual void paint(ImDrawList& list, const Rect& area, int song, const Overview& overview, double start_s,
                       double end_s, const Ramp& ramp) = 0;

    // The same times of a map over it: what raises in `plus`, what lowers in `minus` (sRGB from 0 to 1).
    virtual void paint_map(ImDrawList& list, const Rect& area, const MapPicture& picture, int bands, double start_s,
                           double end_s, const std::array<float, 3>& plus, const std::array<float, 3>& minus) = 0;
};

}  // namespace moodglass::app
