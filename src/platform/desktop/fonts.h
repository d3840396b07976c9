// SPDX-License-Identifier: Apache-2.0
// The faces of the window: Inter as tools/fonts/build makes it (from $MOODGLASS_FONTS, else `fonts` beside the
// program's folder, else the one that was built with it), and behind it what the machine has.
#pragma once

#include <cstddef>
#include <vector>

#include "audio/result.h"
#include "platform/desktop/pango_pen.h"

namespace moodglass::desktop {

// The files' bytes and the pen; they must outlive the ImGui context that load() gave them to.
class Fonts {
  public:
    // Error: a face is missing; names the folder.
    Result<void> load(const app::WordGlyphs& words);

  private:
    std::vector<std::byte> regular_, semibold_;
    PangoPen pen_;
};

}  // namespace moodglass::desktop
