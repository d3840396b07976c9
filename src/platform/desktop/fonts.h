// SPDX-License-Identifier: Apache-2.0
// The faces of the window: Inter as tools/fonts/build makes it (from $MOODGLASS_FONTS, else `fonts` beside the
// program's folder, else the cache), and behind it what the machine has for other scripts.
#pragma once

#include <cstddef>
#include <vector>

namespace moodglass::desktop {

// The files' bytes; they must outlive the ImGui context that load() gave them to.
class Fonts {
  public:
    void load();

  private:
    std::vector<std::vector<std::byte>> files_;
};

}  // namespace moodglass::desktop
