// SPDX-License-Identifier: Apache-2.0
// The song as a ribbon of its sections, in the colours of their mood.
#pragma once

#include <imgui/imgui.h>

#include <optional>

#include "app/drawing/layout.h"
#include "app/screen.h"

namespace moodglass::app {

// The parts alone, with their letters where there are several: nothing to press.
void paint_ribbon(const Appearance& looks, const Analysis& analysis, ImDrawList& list, const Rect& lane,
                  const View& view);

// The view's times over `lane`'s width. Returns the section that was pressed; the hint at the mouse is its name.
std::optional<std::size_t> draw_ribbon(const Screen& screen, ImDrawList& list, const Rect& lane, const View& view);

}  // namespace moodglass::app
