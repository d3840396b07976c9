// SPDX-License-Identifier: Apache-2.0
// What the application asks of the page, passed on to the script's object: pickFiles(), beginLive(other), endLive(),
// saveRecording(song), analyse(song), cancel(song),
// forget(song), putAway(song, part, Uint8Array), takeBack(song, part) -> Uint8Array, dropAway(song, part),
// chooseModel(name), play(song, from_s), listen(song, request, from_s), savePart(song, request, name), pause(),
// playhead() -> {song, time_s, playing, part, preparing}, the request being that of listen.cpp;
// save(name, type, Uint8Array), takePicture(), takeCard(song, shape), rememberEverything(shown), wantKept(wanted),
// keep(song, key, name, content), openKept(key), deleteKept(key), readKept(), copyText(text), setCursor(css); and
// drawGlyph of fonts.h.
#pragma once

#include <emscripten/val.h>

#include "app/host.h"

namespace moodglass::web {

// Outside of the program, whose memory only grows: the script keeps them as arrays of their own.
class ScriptShelf final : public app::Shelf {
  public:
    explicit ScriptShelf(emscripten::val script) : script_(std::move(script)) {}
    void put(int song, app::ShelfPart part, Bytes bytes) override;
    Bytes take(int song, app::ShelfPart part) override;
    void drop(int song, app::ShelfPart part) override;

  private:
    emscripten::val script_;
};

class PageHost final : public app::Host {
  public:
    explicit PageHost(emscripten::val script) : script_(script), shelf_(std::move(script)) {}

    void pick_files() override;
    void begin_live(bool other_sound) override;
    void end_live() override;
    void save_recording(int song) override;
    void analyse(int song) override;
    void cancel(int song) override;
    void forget(int song) override;
    app::Shelf& shelf() override { return shelf_; }
    void choose_model(const std::string& name) override;
    void play(int song, double from_s) override;
    void listen(int song, const Masking& masking, double from_s) override;
    void resume(double from_s) override;
    void save_part(int song, const Masking& masking, std::string_view file_name) override;
    void pause() override;
    void hear(const app::Hearing& how) override;
    void stay_awake(bool awake) override;
    app::Playhead playhead() const override;
    void save(std::string_view file_name, std::string_view mime_type, std::string_view bytes) override;
    void copy(const std::string& text) override;
    bool makes_links() const override { return true; }
    void copy_link(std::string_view json) override;
    void take_picture() override;
    void take_card(int song, app::CardShape shape) override;
    void open_example(std::string_view files) override;
    void remember_everything(bool shown) override;
    void remember_tour() override;
    void want_kept(bool wanted) override;
    void keep(int song, const std::string& key, const std::string& name, std::string_view content) override;
    void open_kept(const std::string& key) override;
    void delete_kept(const std::string& key) override;
    void read_kept() override;

  private:
    emscripten::val script_;
    ScriptShelf shelf_;
};

}  // namespace moodglass::web
