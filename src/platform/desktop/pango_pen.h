// SPDX-License-Identifier: Apache-2.0
// Draws with whatever fonts the machine has (Noto's, say): Pango chooses, joins, stacks and orders the letters.
#pragma once

#include <pango/pangocairo.h>

#include <memory>

#include "app/drawing/fonts.h"

namespace moodglass::desktop {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};

class PangoPen : public app::Pen {
  public:
    PangoPen();
    app::Drawn draw(const std::string& text, float em, bool semibold) override;

  private:
    std::unique_ptr<PangoFontMap, Unref> fonts_;
    std::unique_ptr<PangoContext, Unref> context_;
};

}  // namespace moodglass::desktop
