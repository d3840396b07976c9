// SPDX-License-Identifier: Apache-2.0
// A row of small tabs, of which one is chosen.
#pragma once

#include <optional>
#include <span>

#include "app/drawing/paint.h"

namespace moodglass::app {

// From `x` on to the right (align 0) or up to `x` (align 1). Returns the tab that was pressed.
std::optional<std::size_t> draw_tabs(const Appearance& looks, const char* id, std::span<const char* const> labels,
                                     std::size_t chosen, float x, float middle, Type type, float align = 0);
float width_of_tabs(const Appearance& looks, std::span<const char* const> labels, Type type);

}  // namespace moodglass::app
