// SPDX-License-Identifier: Apache-2.0
// The faces the application is set in: the regular one is the first font of ImGui's atlas, the semibold the second.
// Called once by the host, after ImGui::CreateContext and before the first frame.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace moodglass::app {

using FontFile = std::span<const std::byte>;  // OpenType or TrueType; must outlive the ImGui context

// The fallbacks are asked, in order, for characters that the faces lack (song titles in other scripts).
void add_fonts(FontFile regular, FontFile semibold, const std::vector<FontFile>& fallbacks = {});

}  // namespace moodglass::app
