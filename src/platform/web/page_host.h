// SPDX-License-Identifier: Apache-2.0
// What the application asks of the page, passed on to the script's object: pickFiles(), analyse(song), cancel(song),
// forget(song), chooseModel(name), play(song, from_s), pause(), playhead() -> {song, time_s, playing},
// save(name, type, Uint8Array), copyText(text), setCursor(css); and drawGlyph of fonts.h.
#pragma once

#include <emscripten/val.h>

#include "app/host.h"

namespace moodglass::web {

class PageHost final : public app::Host {
  public:
    explicit PageHost(emscripten::val script) : script_(std::move(script)) {}

    void pick_files() override;
    void analyse(int song) override;
    void cancel(int song) override;
    void forget(int song) override;
    void choose_model(const std::string& name) override;
    void play(int song, double from_s) override;
    void pause() override;
    app::Playhead playhead() const override;
    void save(std::string_view file_name, std::string_view mime_type, std::string_view bytes) override;

  private:
    emscripten::val script_;
};

}  // namespace moodglass::web
