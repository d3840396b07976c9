// SPDX-License-Identifier: Apache-2.0
// How things look: in which language, in which colours, how large and in which arrangement. What draws knows this, and
// nothing of what is chosen.
#pragma once

#include "app/drawing/layout.h"
#include "app/drawing/theme.h"
#include "app/words/strings.h"

namespace moodglass::app {

struct Appearance {
    Language language = Language::english;
    bool dark = true;
    bool strong = false;  // more contrast
    float scale = 1;  // pixels a logical pixel
    Arrangement arrangement = Arrangement::wide;

    const Theme& theme() const { return app::theme(dark, strong); }
    const Strings& text() const { return strings(language); }
    float px(float logical) const { return logical * scale; }
    // Where fingers press, what is pressed is this high at the least, though it may be drawn lower.
    float touch_height() const { return arrangement == Arrangement::stacked ? px(44) : 0; }
};

}  // namespace moodglass::app
