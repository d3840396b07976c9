// SPDX-License-Identifier: Apache-2.0
// The application as the page's script sees it: events in, frames out when asked for.
//
//     const page = new module.Page(host);          // page_host.h says what `host` answers
//     page.setFonts(regular, semibold);
//     page.start(width, height, pixelWidth, pixelHeight);
//     const song = page.addSong('a.mp3');          // host.analyse(song) follows when its turn comes
//     page.onCells(song, cells);
//     page.onDone(song, json, series);
//     while (page.frame()) await nextAnimationFrame();
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/json.h"
#include "app/app.h"
#include "app/drawing/fonts.h"
#include "app/words/sentences.h"
#include "app/drawing/spectrogram_gl.h"
#include "platform/web/browser_pen.h"
#include "platform/web/canvas.h"
#include "platform/web/handover.h"
#include "platform/web/page_host.h"

namespace moodglass::web {

using emscripten::val;

EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptHost)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptOverview)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptSeries)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptCells)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptModels)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptNames)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptReferences)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptSongs)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptStrings)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptBytes)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptKept)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptTakeaway)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptShape)
EMSCRIPTEN_DECLARE_VAL_TYPE(ScriptPixels)

namespace {

const char* state_name(app::SongState state) {
    switch (state) {
        case app::SongState::waiting:
            return "waiting";
        case app::SongState::decoding:
            return "decoding";
        case app::SongState::analysing:
            return "analysing";
        case app::SongState::done:
            return "done";
        case app::SongState::failed:
            return "failed";
        case app::SongState::cancelled:
            return "cancelled";
        case app::SongState::listening:
            return "listening";
    }
    return "waiting";
}

app::Takeaway takeaway_of(const ScriptTakeaway& what) {
    const auto name = what.as<std::string>();
    return name == "json"     ? app::Takeaway::json
           : name == "csv"    ? app::Takeaway::csv
           : name == "html"   ? app::Takeaway::report
           : name == "wav"    ? app::Takeaway::recording
           : name == "square" ? app::Takeaway::card_square
           : name == "wide"   ? app::Takeaway::card_wide
                              : app::Takeaway::picture;
}

app::CardShape shape_of(const ScriptShape& shape) {
    return shape.as<std::string>() == "square" ? app::CardShape::square : app::CardShape::wide;
}

}  // namespace

class Page {
  public:
    explicit Page(const ScriptHost& script) : script_(script), host_(script), pen_(script_), app_(host_) {}

    // The faces to set text in; before start().
    void setFonts(const ScriptBytes& regular, const ScriptBytes& semibold) {
        regular_ = emscripten::convertJSArrayToNumberVector<std::uint8_t>(regular);
        semibold_ = emscripten::convertJSArrayToNumberVector<std::uint8_t>(semibold);
    }

    // False where the browser has no WebGL 2: then songs are still analysed, and only frame() does nothing.
    bool start(float width, float height, float pixel_width, float pixel_height) {
        canvas_ = Canvas::open(script_, {width, height, pixel_width, pixel_height});
        if (!canvas_) return false;
        app::add_fonts(std::as_bytes(std::span(regular_)), std::as_bytes(std::span(semibold_)), app_.word_glyphs(),
                       pen_);
        painter_ = std::make_unique<app::SpectrogramGl>();
        app_.set_painter(painter_.get());
        return true;
    }

    void resize(float width, float height, float pixel_width, float pixel_height) {
        if (canvas_) canvas_->resize({width, height, pixel_width, pixel_height});
    }

    // Draws one frame. True when another should follow without waiting for input.
    bool frame() {
        bool moving = false;
        if (canvas_) canvas_->draw([&] { moving = app_.draw(); });
        return moving || (canvas_ && canvas_->unsettled());
    }

    void setLiveSources(bool microphone, bool other) { app_.set_live_sources(microphone, other); }
    void listen(bool other) { app_.listen(other); }
    int beginLive(std::string name) { return app_.begin_live(std::move(name)); }
    void onLive(int song, const std::string& json, const ScriptSeries& series, const ScriptOverview& outline, bool provisional) {
        auto now = analysis_from_json(json);
        if (!now) return;
        add_series(*now, series);
        app_.on_live(song, std::move(*now), overview_of(outline), provisional);
    }
    // Whether it is shown in the canvas: another frame is to follow.
    bool onLiveLevel(float peak, bool clips, double silent_s, double recorded_s) {
        app_.on_live_level({.peak = peak, .clips = clips, .silent_s = silent_s}, recorded_s);
        return app_.shows_level();
    }
    void endLive(int song) { app_.end_live(song); }
    void dropLive(int song) { app_.drop_live(song); }
    std::string heard(int song) const { return app_.heard(song); }

    int addSong(std::string name) { return app_.add_song(std::move(name)); }
    void onDecoding(int song, float fraction) { app_.on_decoding(song, fraction); }
    void onProgress(int song, float fraction) { app_.on_progress(song, fraction); }
    void onOverview(int song, const ScriptOverview& overview) { app_.on_overview(song, overview_of(overview)); }
    void onCells(int song, const ScriptCells& cells) { app_.on_cells(song, cells_of(cells)); }
    void onFailed(int song, std::string message) { app_.on_failed(song, std::move(message)); }
    void cancel(int song) { app_.cancel(song); }
    void retry(int song) { app_.retry(song); }
    void remove(int song) { app_.remove(song); }

    void onAnalysing(int song, float fraction, const std::string& json, const ScriptSeries& series) {
        auto partial = analysis_from_json(json);
        if (!partial) return;
        add_series(*partial, series);
        app_.on_analysing(song, fraction, std::move(*partial));
    }

    void onGlimpse(int song, const std::string& json, const ScriptSeries& series) {
        auto glimpse = analysis_from_json(json);
        if (!glimpse) return;
        add_series(*glimpse, series);
        app_.on_glimpse(song, std::move(*glimpse));
    }

    void onDone(int song, const std::string& json, const ScriptSeries& series) {
        auto analysis = analysis_from_json(json);
        if (!analysis) return app_.on_failed(song, std::move(analysis.error().message));
        add_series(*analysis, series);
        app_.on_done(song, std::move(*analysis));
    }

    void select(int song) { app_.select(song); }
    void takeAway(const ScriptTakeaway& what) { app_.take_away(takeaway_of(what)); }
    std::string nameOf(const ScriptTakeaway& what) const { return app_.name_of(takeaway_of(what)); }
    std::string cancelName() const { return app_.name_of(app::SongAct::cancel); }
    std::string retryName() const { return app_.name_of(app::SongAct::retry); }
    std::string removeName() const { return app_.name_of(app::SongAct::remove); }
    void onPicture(const ScriptBytes& png) {
        const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(png);
        app_.on_picture({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }

    // The pixels of a song's card, to be made a PNG of and given to onCard.
    ScriptPixels cardPixels(int song, const ScriptShape& shape) {
        const auto [width, height] = app::size_of(shape_of(shape));
        std::vector<std::uint8_t> pixels;
        bool has_card = false;
        if (canvas_)
            pixels = canvas_->picture(width, height, [&](ImDrawList& list) {
                app_.draw();
                has_card = app_.draw_card_to_share(list, song, shape_of(shape));
            });
        if (pixels.empty() || !has_card) return ScriptPixels(val::null());
        val out = val::object();
        out.set("width", width);
        out.set("height", height);
        out.set("pixels", val(emscripten::typed_memory_view(pixels.size(), pixels.data())).call<val>("slice"));
        return ScriptPixels(out);
    }
    void onCard(int song, const ScriptShape& shape, const ScriptBytes& png) {
        const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(png);
        app_.on_card(song, shape_of(shape), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }

    // Of a song that is done; empty else.
    std::string analysisJson(int song) const {
        const app::Song* done = app_.whole(song);
        return done && done->state == app::SongState::done && done->analysis ? to_json(*done->analysis) : std::string();
    }

    // The same without what grows with the song.
    std::string summaryJson(int song) const {
        for (const app::Song& each : app_.songs()) {
            if (each.id != song || each.state != app::SongState::done || !each.analysis) continue;
            Analysis summary = *each.analysis;
            summary.windows = {};
            summary.curve = {};
            summary.harmony = {};
            summary.pulse = {};
            return to_json(summary);
        }
        return {};
    }

    void setKept(bool wanted, const ScriptKept& kept) {
        std::vector<app::KeptEntry> entries;
        for (const val& entry : emscripten::vecFromJSArray<val>(kept))
            entries.push_back({entry["key"].as<std::string>(), entry["name"].as<std::string>(), entry["when"].as<std::string>()});
        app_.set_kept(wanted, std::move(entries));
    }
    void wantKept(bool wanted) { app_.want_kept(wanted); }
    void onKeptMusic(const std::string& content) { app_.on_kept_music(content); }
    void onKeptRead() { app_.on_kept_read(); }
    int openKept(std::string name, const std::string& content) { return app_.open_kept(std::move(name), content); }

    void setModels(const ScriptModels& models, const std::string& current) {
        std::vector<app::ModelChoice> choices;
        for (const val& model : emscripten::vecFromJSArray<val>(models)) {
            choices.push_back({model["name"].as<std::string>(), model["title"].as<std::string>(),
                               model["description"].as<std::string>()});
        }
        app_.set_models(std::move(choices), current);
    }

    // As Engine::references() of engine.cpp tells them.
    void setReferences(const ScriptReferences& of) {
        const auto text = [&](const char* key) { return of[key].as<std::string>(); };
        const std::string reference = text("reference"), kinds = text("kinds"), usual_cells = text("usual_cells");
        auto references = References::read({reference, kinds, usual_cells, of["explained"].as<bool>(), of["outputs"].as<std::size_t>()});
        if (references) app_.set_references(of["model"].as<std::string>(), std::move(*references));
    }

    void setEverything(bool shown) { app_.set_everything(shown); }
    void setExamples(const ScriptNames& files) { app_.set_examples(emscripten::vecFromJSArray<std::string>(files), false); }
    void setTourKnown(bool known) { app_.set_tour_known(known); }
    void setDark(bool dark) { app_.set_dark(dark); }
    void setStrong(bool strong) { app_.set_strong(strong); }
    bool dark() const { return app_.dark(); }
    std::string language() const { return kLanguageTags[app_.language()]; }
    void setLanguage(const std::string& tag) { app_.set_language(language_of(tag)); }
    void compare(int a, int b) { app_.compare(a, b); }
    std::string aside() const { return app_.aside(); }
    std::string spoken() const { return app_.spoken(); }
    std::string card() const { return app_.card(); }
    void beginLesson() { app_.begin_lesson(); }
    void stepCard(int by) { app_.step_card(by); }
    void leaveCards() { app_.leave_cards(); }
    ScriptStrings reasons(int song) const { return ScriptStrings(val::array(app_.reasons(song))); }
    std::string clips(int song) const { return app_.clips(song); }
    std::string story(int song) const { return app_.story(song); }
    std::string key(int song) const { return app_.key(song); }
    std::string tempo(int song) const { return app_.tempo(song); }
    std::string sentence(std::string clause) const { return app::as_sentence(clause, app_.language()); }
    int selectedSong() const { return app_.selected_song(); }

    ScriptSongs songs() const {
        ScriptSongs songs(val::array());
        for (const app::Song& song : app_.songs()) {
            val entry = val::object();
            entry.set("id", song.id);
            entry.set("name", song.name);
            entry.set("revision", song.revision + song.compared);
            entry.set("state", std::string(state_name(song.state)));
            entry.set("fraction", song.fraction);
            entry.set("recorded", song.recorded);
            entry.set("message", app::as_sentence(song.message, app_.language()));
            songs.call<void>("push", entry);
        }
        return songs;
    }

    void wheel(float x, float y) {
        if (canvas_) canvas_->wheel(x, y);
    }
    void touchBegin(float x, float y) { touch(Touch::begin, x, y); }
    bool touchMove(float x, float y) { return touch(Touch::move, x, y); }
    void touchEnd() { touch(Touch::end, 0, 0); }
    void touchCancel() { touch(Touch::cancel, 0, 0); }
    bool timelineAt(float x, float y) const { return canvas_ && app_.timeline_at(x, y); }
    void pinch(float x, float factor, float moved) { app_.pinch(x, factor, moved); }
    bool scrolls(float by) const { return canvas_ && canvas_->scrolls(by); }
    void pointerLeave() {
        if (canvas_) canvas_->leave();
    }
    void contextLost() {
        if (canvas_) canvas_->context_lost();
    }
    void contextRestored() {
        if (!canvas_) return;
        canvas_->context_restored();
        painter_->context_lost();
    }

  private:
    bool touch(Touch what, float x, float y) { return canvas_ && canvas_->touch(what, x, y); }

    val script_;
    PageHost host_;
    BrowserPen pen_;
    std::vector<std::uint8_t> regular_, semibold_;
    std::unique_ptr<Canvas> canvas_;
    std::unique_ptr<app::SpectrogramGl> painter_;
    app::App app_;
};

}  // namespace moodglass::web

EMSCRIPTEN_BINDINGS(moodglass_page) {
    using namespace moodglass::web;
    emscripten::register_type<ScriptHost>(
        "{ pickFiles(): void; beginLive(other: boolean): void; endLive(): void; saveRecording(song: number): void; analyse(song: number): void; cancel(song: number): void; forget(song: number): void; "
        "chooseModel(name: string): void; play(song: number, from_s: number): void; pause(): void; "
        "stayAwake(awake: boolean): void; hear(speed: number, volume: number, begin_s: number, end_s: number): void; "
        "listen(song: number, request: any, from_s: number): void; savePart(song: number, request: any, name: string): void; "
        "playhead(): { song: number; time_s: number; playing: boolean; part: string; preparing: boolean }; "
        "save(name: string, type: string, bytes: Uint8Array): void; takePicture(): void; takeCard(song: number, shape: 'square' | 'wide'): void; rememberEverything(shown: boolean): void; wantKept(wanted: boolean): void; "
        "keep(song: number, key: string, name: string, content: string): void; openKept(key: string): void; "
        "deleteKept(key: string): void; readKept(): void; copyText(text: string): void; copyLink(json: string): void; "
        "setCursor(cursor: string): void; drawGlyph(text: string, em: number, semibold: boolean): "
        "{ advance: number; left: number; top: number; width: number; height: number; pixels: Uint8Array } }");
    emscripten::register_type<ScriptOverview>(
        "{ slice_s: number; lowest: Float32Array; highest: Float32Array; start_s: number; frames_per_second: number; "
        "bands: number; levels: Uint8Array }");
    emscripten::register_type<ScriptSeries>(
        "{ curve_start_s: number; curve_hop_s: number; curve_midlevel: Float32Array; curve_emotions: Float32Array; "
        "curve_black_box: Float32Array; windows: Float32Array }");
    emscripten::register_type<ScriptCells>(
        "{ columns: number; rows: number; outputs: number; values: Float32Array; silence: Float32Array; "
        "measured: Float32Array; silent: Uint8Array; start_s: number; column_s: number; first_band: number; row_bands: number; field_s: number; field_bands: number }");
    emscripten::register_type<ScriptNames>("string[]");
    emscripten::register_type<ScriptModels>("{ name: string; title: string; description: string }[]");
    emscripten::register_type<ScriptReferences>("{ model: string; explained: boolean; outputs: number; reference: string; kinds: string; usual_cells: string }");
    emscripten::register_type<ScriptSongs>(
        "{ id: number; name: string; fraction: number; message: string; revision: number; "
        "state: 'waiting' | 'decoding' | 'analysing' | 'done' | 'failed' | 'cancelled' | 'listening'; recorded: boolean }[]");
    emscripten::register_type<ScriptStrings>("string[]");
    emscripten::register_type<ScriptBytes>("Uint8Array");
    emscripten::register_type<ScriptKept>("{ key: string; name: string; when: string }[]");
    emscripten::register_type<ScriptTakeaway>("'json' | 'csv' | 'png' | 'square' | 'wide' | 'html' | 'wav'");
    emscripten::register_type<ScriptShape>("'square' | 'wide'");
    emscripten::register_type<ScriptPixels>("{ width: number; height: number; pixels: Uint8Array<ArrayBuffer> } | null");
    emscripten::class_<Page>("Page")
        .constructor<const ScriptHost&>()
        .function("setFonts", &Page::setFonts)
        .function("start", &Page::start)
        .function("resize", &Page::resize)
        .function("frame", &Page::frame)
        .function("setLiveSources", &Page::setLiveSources)
        .function("listen", &Page::listen)
        .function("beginLive", &Page::beginLive)
        .function("onLive", &Page::onLive)
        .function("onLiveLevel", &Page::onLiveLevel)
        .function("endLive", &Page::endLive)
        .function("dropLive", &Page::dropLive)
        .function("heard", &Page::heard)
        .function("addSong", &Page::addSong)
        .function("onDecoding", &Page::onDecoding)
        .function("onProgress", &Page::onProgress)
        .function("onOverview", &Page::onOverview)
        .function("onGlimpse", &Page::onGlimpse)
        .function("onAnalysing", &Page::onAnalysing)
        .function("onCells", &Page::onCells)
        .function("onDone", &Page::onDone)
        .function("select", &Page::select)
        .function("takeAway", &Page::takeAway)
        .function("nameOf", &Page::nameOf)
        .function("cancelName", &Page::cancelName)
        .function("retryName", &Page::retryName)
        .function("removeName", &Page::removeName)
        .function("onPicture", &Page::onPicture)
        .function("cardPixels", &Page::cardPixels)
        .function("onCard", &Page::onCard)
        .function("analysisJson", &Page::analysisJson)
        .function("summaryJson", &Page::summaryJson)
        .function("setKept", &Page::setKept)
        .function("wantKept", &Page::wantKept)
        .function("openKept", &Page::openKept)
        .function("onKeptMusic", &Page::onKeptMusic)
        .function("onKeptRead", &Page::onKeptRead)
        .function("setReferences", &Page::setReferences)
        .function("onFailed", &Page::onFailed)
        .function("cancel", &Page::cancel)
        .function("retry", &Page::retry)
        .function("remove", &Page::remove)
        .function("setModels", &Page::setModels)
        .function("setEverything", &Page::setEverything)
        .function("setDark", &Page::setDark)
        .function("setStrong", &Page::setStrong)
        .function("dark", &Page::dark)
        .function("language", &Page::language)
        .function("setLanguage", &Page::setLanguage)
        .function("selectedSong", &Page::selectedSong)
        .function("aside", &Page::aside)
        .function("spoken", &Page::spoken)
        .function("card", &Page::card)
        .function("beginLesson", &Page::beginLesson)
        .function("stepCard", &Page::stepCard)
        .function("leaveCards", &Page::leaveCards)
        .function("setExamples", &Page::setExamples)
        .function("setTourKnown", &Page::setTourKnown)
        .function("reasons", &Page::reasons)
        .function("clips", &Page::clips)
        .function("story", &Page::story)
        .function("key", &Page::key)
        .function("tempo", &Page::tempo)
        .function("sentence", &Page::sentence)
        .function("compare", &Page::compare)
        .function("songs", &Page::songs)
        .function("wheel", &Page::wheel)
        .function("touchBegin", &Page::touchBegin)
        .function("touchMove", &Page::touchMove)
        .function("touchEnd", &Page::touchEnd)
        .function("touchCancel", &Page::touchCancel)
        .function("timelineAt", &Page::timelineAt)
        .function("pinch", &Page::pinch)
        .function("scrolls", &Page::scrolls)
        .function("pointerLeave", &Page::pointerLeave)
        .function("contextLost", &Page::contextLost)
        .function("contextRestored", &Page::contextRestored);
}
