// SPDX-License-Identifier: Apache-2.0
#include "platform/web/browser_pen.h"

namespace moodglass::web {

app::Drawn BrowserPen::draw(const std::string& text, float em, bool semibold) {
    const auto drawn = script_.call<emscripten::val>("drawGlyph", text, em, semibold);
    const auto whole = [&](const char* name) { return drawn[name].as<int>(); };
    return {drawn["advance"].as<float>(),
            whole("left"),
            whole("top"),
            whole("width"),
            whole("height"),
            emscripten::convertJSArrayToNumberVector<std::uint8_t>(drawn["pixels"])};
}

}  // namespace moodglass::web
