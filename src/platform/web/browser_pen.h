// SPDX-License-Identifier: Apache-2.0
// Draws with whatever fonts the browser finds.
#pragma once

#include <emscripten/val.h>

#include "app/drawing/fonts.h"

namespace moodglass::web {

class BrowserPen : public app::Pen {
  public:
    // `script` answers drawGlyph(text, em, semibold) -> {advance, left, top, width, height, pixels: Uint8Array}, the
    // parts of app::Drawn. It must outlive the pen.
    explicit BrowserPen(const emscripten::val& script) : script_(script) {}
    app::Drawn draw(const std::string& text, float em, bool semibold) override;

  private:
    const emscripten::val& script_;
};

}  // namespace moodglass::web
