// SPDX-License-Identifier: Apache-2.0
// The engine as the page's worker calls it: a file's bytes in, progress and results out. JavaScript drives it:
//
//     const engine = new module.Engine();
//     engine.reserve(model.length).set(model);
//     let error = engine.loadModel();                    // '' or a sentence
//     engine.reserve(file.length).set(file);
//     error = engine.open('a.mp3');
//     for (let step = engine.step(); step.stage !== 'done' && !step.error; step = engine.step()) show(step.fraction);
//     const analysis = JSON.parse(engine.analysisJson());
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/json.h"
#include "analysis/session.h"
#include "audio/decoded.h"
#include "audio/file_type.h"
#include "network/model.h"

namespace moodglass::web {

using emscripten::typed_memory_view;
using emscripten::val;

EMSCRIPTEN_DECLARE_VAL_TYPE(Bytes)
EMSCRIPTEN_DECLARE_VAL_TYPE(BytesOrNull)
EMSCRIPTEN_DECLARE_VAL_TYPE(Floats)

struct Step {
    std::string stage;    // decoding, analysing or done
    double fraction = 0;  // of the whole way, 0 to 1
    std::string error;    // a sentence; empty if all is well
};

// Views into the engine's memory: to be copied before the next call.
struct OverviewViews {
    double slice_s = 0;
    Floats lowest{val::null()}, highest{val::null()};
    double start_s = 0;
    double frames_per_second = 0;
    int bands = 0;
    Bytes levels{val::null()};
};

class Engine {
  public:
    // Room in the engine's memory for the caller to fill; null where there is not that much. Ends the open song.
    BytesOrNull reserve(std::size_t size) {
        close();
        bytes_.reset(new (std::nothrow) std::byte[size]);
        size_ = bytes_ ? size : 0;
        if (!bytes_) return BytesOrNull(val::null());
        return BytesOrNull(val(typed_memory_view(size_, reinterpret_cast<std::uint8_t*>(bytes_.get()))));
    }

    // Reads the reserved bytes as a model file. Returns a sentence if it is none.
    std::string loadModel() {
        auto model = Model::load(bytes());
        bytes_.reset();
        if (!model) return std::move(model.error().message);
        model_.emplace(std::move(*model));
        return {};
    }

    // Whether the reserved bytes are sound that the engine has no decoder for.
    bool leavesToBrowser() const { return file_type(bytes()) == FileType::other; }

    // Begins with the reserved bytes as an audio file. Returns a sentence if that is impossible.
    std::string open(const std::string& name) {
        if (!model_) return "no model is loaded";
        return begin(Session::open(*model_, name, bytes()));
    }

    // Zeros in the engine's memory, for the caller to fill with samples of one channel. Ends the open song.
    Floats reserveSamples(std::size_t count) {
        close();
        samples_.assign(count, 0.0f);
        return Floats(val(typed_memory_view(count, samples_.data())));
    }

    // Begins with the reserved samples, of sound that the browser has decoded.
    std::string openSamples(const std::string& name, int rate) {
        if (!model_) return "no model is loaded";
        return begin(Session::open(*model_, name, std::make_unique<Decoded>(std::move(samples_), 1, rate)));
    }

    Step step() {
        if (!session_) return {"done", 0, "no song is open"};
        auto progress = session_->step();
        if (!progress) return {"done", 0, std::move(progress.error().message)};
        return {stage_name(progress->stage), progress->fraction, {}};
    }

    std::string analysisJson() const { return session_ ? to_json(session_->analysis()) : std::string(); }

    OverviewViews overview() const {
        if (!session_) return {};
        const Overview& from = session_->overview();
        return {from.slice_s,
                Floats(val(typed_memory_view(from.lowest.size(), from.lowest.data()))),
                Floats(val(typed_memory_view(from.highest.size(), from.highest.data()))),
                from.start_s,
                from.frames_per_second,
                from.bands,
                Bytes(val(typed_memory_view(from.levels.size(), from.levels.data())))};
    }

    // Releases the song.
    void close() {
        session_.reset();
        bytes_.reset();
        size_ = 0;
        samples_ = {};
    }

  private:
    std::span<const std::byte> bytes() const { return {bytes_.get(), size_}; }

    std::string begin(Result<Session> session) {
        if (!session) return std::move(session.error().message);
        session_.emplace(std::move(*session));
        return {};
    }

    static std::string stage_name(Stage stage) {
        switch (stage) {
            case Stage::decoding:
                return "decoding";
            case Stage::analysing:
                return "analysing";
            case Stage::done:
                return "done";
        }
        return "done";
    }

    std::optional<Model> model_;
    std::unique_ptr<std::byte[]> bytes_;
    std::size_t size_ = 0;
    std::vector<float> samples_;
    std::optional<Session> session_;
};

}  // namespace moodglass::web

EMSCRIPTEN_BINDINGS(moodglass_engine) {
    using namespace moodglass::web;
    emscripten::register_type<Bytes>("Uint8Array");
    emscripten::register_type<BytesOrNull>("Uint8Array | null");
    emscripten::register_type<Floats>("Float32Array");
    emscripten::value_object<Step>("Step")
        .field("stage", &Step::stage)
        .field("fraction", &Step::fraction)
        .field("error", &Step::error);
    emscripten::value_object<OverviewViews>("Overview")
        .field("slice_s", &OverviewViews::slice_s)
        .field("lowest", &OverviewViews::lowest)
        .field("highest", &OverviewViews::highest)
        .field("start_s", &OverviewViews::start_s)
        .field("frames_per_second", &OverviewViews::frames_per_second)
        .field("bands", &OverviewViews::bands)
        .field("levels", &OverviewViews::levels);
    emscripten::class_<Engine>("Engine")
        .constructor()
        .function("reserve", &Engine::reserve)
        .function("loadModel", &Engine::loadModel)
        .function("leavesToBrowser", &Engine::leavesToBrowser)
        .function("open", &Engine::open)
        .function("reserveSamples", &Engine::reserveSamples)
        .function("openSamples", &Engine::openSamples)
        .function("step", &Engine::step)
        .function("analysisJson", &Engine::analysisJson)
        .function("overview", &Engine::overview)
        .function("close", &Engine::close);
}
