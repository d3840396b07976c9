// SPDX-License-Identifier: Apache-2.0
// The engine as the page's worker calls it: a file's bytes in, progress and results out. JavaScript drives it:
//
//     const engine = new module.Engine();
//     engine.reserve(model.length).set(model);
//     let error = engine.loadModel("joint");             // '' or a sentence
//     engine.reserve(file.length).set(file);
//     error = engine.open('a.mp3', 0);                   // nobody helps
//     for (let step = engine.step(); step.stage !== 'done' && !step.error; step = engine.step()) show(step.fraction);
//     engine.take();
//     const analysis = JSON.parse(engine.analysisJson());
//     const cells = engine.cells();                      // where in the sound the values come from
#include <emscripten/bind.h>

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
#include "analysis/live.h"
#include "analysis/prepared_model.h"
#include "analysis/session.h"
#include "audio/ahead.h"
#include "audio/feed.h"
#include "audio/file_type.h"
#include "audio/open.h"
#include "audio/refusals.h"
#include "audio/told_duration.h"
#include "network/model.h"
#include "platform/web/answers.h"
#include "platform/web/engine_values.h"

namespace moodglass::web {

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

    // Reads the model of this name from the reserved bytes, a model file. Returns a sentence if it is none.
    std::string loadModel(const std::string& name) {
        auto model = Model::load(bytes(), name);
        release_bytes();
        if (!model) return std::move(model.error().message);
        prepared_.reset();
        model_.emplace(std::move(*model));
        silence_.clear();
        return {};
    }

    // The music that the loaded model compares songs with, as Page::setReferences() takes it.
    ReferenceTexts references() const {
        if (!model_) return {};
        const auto text = [&](const char* key) {
            const auto found = model_->metadata.find(key);
            return found == model_->metadata.end() ? std::string() : found->second;
        };
        return {model_->id(), model_->explained(), static_cast<int>(model_->cell_outputs()), text("reference"), text("kinds"), text("usual_cells")};
    }

    // Whether the reserved bytes are sound that the engine has no decoder for; and how many seconds it should last, zero where
    // the file does not say.
    bool leavesToBrowser() const { return file_type(bytes()) == FileType::other; }
    std::string refusalWhereTheBrowserFails() const { return not_decoded_by_browser(bytes()); }
    double toldDuration() const { return told_duration_s(bytes()).value_or(0); }

    // Begins with the reserved bytes as an audio file; so many other engines will help. Returns a sentence if that is
    // impossible.
    std::string open(const std::string& name, int helpers) {
        if (auto made = make_ready(); !made) return std::move(made.error().message);
        return begin(Session::open(*prepared_, name, bytes(), options(helpers)));
    }

    // Begins with sound that the browser decodes piece by piece and that should last `told_s`, zero where nobody knows. Before
    // every step() the caller feeds it while it is hungry, or ends it.
    std::string openFed(const std::string& name, int helpers, int channels, int rate, double told_s) {
        close();
        if (auto made = make_ready(); !made) return std::move(made.error().message);
        feed_ = std::make_shared<Feed>(channels, rate, told_s > 0 ? std::optional(told_s) : std::nullopt);
        auto sound = check_range(Feed::sound(feed_));
        if (!sound) return std::move(sound.error().message);
        SessionOptions fed = options(helpers);
        fed.starved = [feed = feed_] { return feed->hungry(); };
        return begin(Session::open(*prepared_, name, std::move(*sound), fed));
    }
    bool hungry() const { return feed_ && feed_->hungry(); }
    // Room for so many samples of each channel, interleaved; `progress`: how much of the file they complete, 0 to 1.
    Floats feed(std::size_t count, double progress) {
        if (!feed_) return Floats(val(typed_memory_view(0, static_cast<float*>(nullptr))));
        feed_->come_to(progress);
        const std::span<float> room = feed_->room(count);
        return Floats(val(typed_memory_view(room.size(), room.data())));
    }
    void endFeed(bool cut, bool gaps, bool other_follows) {
        if (feed_) feed_->end({cut, gaps, other_follows});
    }

    Step step() {
        if (!session_) return {"done", 0, "no song is open"};
        auto progress = session_->step();
        if (!progress) return {"done", 0, std::move(progress.error().message)};
        if (progress->stage != Stage::decoding) release_bytes();  // makes room for what comes now
        return {stage_name(progress->stage), progress->fraction, {}, progress->waiting};
    }

    // Several engines on one song. Of the one that has it open: tasks for those that help, and what they give.
    TaskView takeTask() {
        const auto task = session_ ? session_->take_task() : std::nullopt;
        if (!task) return {};
        return {task->glimpse, static_cast<int>(task->index),
                Floats(val(typed_memory_view(task->frames.size(), task->frames.data())))};
    }
    Floats reserveCells(std::size_t count) { return room(cells_, count); }
    bool giveTask(bool glimpse, int index) {
        return session_ && session_->give_task({glimpse, static_cast<std::size_t>(index), {}}, std::move(cells_));
    }
    void reclaimTasks() {
        if (session_) session_->reclaim_tasks();
    }

    // The same while it is decoded: pieces that others decode, and their answers, which are reserved first.
    PieceView takePiece() {
        const auto ahead = session_ ? session_->ahead() : nullptr;
        auto order = ahead ? ahead->take() : std::nullopt;
        if (!order) return {};
        piece_ = std::move(order->bytes);
        return {static_cast<int>(order->piece), piece_view()};
    }
    Bytes reservePiece(std::size_t count) {
        piece_.resize(count);
        return piece_view();
    }
    bool givePiece(int index) {
        const auto ahead = session_ ? session_->ahead() : nullptr;
        return ahead && ahead->give(static_cast<std::size_t>(index), piece_);
    }
    // Of the one that helps: what it makes of the reserved piece.
    Bytes decodePiece() {
        piece_ = decode_order(piece_);
        return piece_view();
    }

    // Makes the loaded model ready before a song comes, and may run it once, so that the browser has compiled it by then.
    void prepare(bool run) {
        if (make_ready() && run) hearSilence();
    }

    // Of the one that helps: it runs the reserved frames through the loaded model.
    Floats reserveFrames(std::size_t count) { return room(frames_, count); }
    TaskResult runTask() {
        if (auto made = make_ready(); !made) return {std::move(made.error().message)};
        auto cells = prepared_->network.run(frames_);
        if (!cells) return {std::move(cells.error().message)};
        cells_ = std::move(cells->values);
        return {{}, view(cells_)};
    }

    // Live sound: begins; takes the reserved samples (mono, at the rate it began with); ends. Then series(),
    // summaryJson() and outline() are of the newest values, where there are any.
    std::string openLive(const std::string& name, int rate) {
        close();
        if (auto made = make_ready(); !made) return std::move(made.error().message);
        live_.emplace(*prepared_, name, rate);
        return {};
    }
    Floats reserveLive(std::size_t count) { return room(samples_, count); }
    LiveView pushLive() {
        if (!live_) return {.error = "nothing is listened to"};
        recording_.clear();
        live_->push(samples_, recording_);
        auto now = live_->step();
        if (!now) return {.error = std::move(now.error().message)};
        const bool fresh = now->has_value(), provisional = fresh && (*now)->provisional;
        if (fresh) {
            overview_ = std::move((*now)->outline);
            keep(std::move((*now)->analysis));
        }
        LiveView view = live_view();  // at last: memory that grows moves
        view.fresh = fresh;
        view.provisional = provisional;
        return view;
    }
    LiveView finishLive() {
        if (!live_) return {.error = "nothing is listened to"};
        recording_.clear();
        live_->finish(recording_);
        return live_view();
    }
    OverviewViews outline() { return overview_views(); }

    // Takes stock of the whole song, for the three below.
    void take() { keep(session_ ? session_->analysis() : Analysis()); }
    // The same of what is analysed so far. False: nothing has come since the last time.
    bool takePartial() { return keep_partial(session_ ? session_->take_partial() : std::nullopt); }
    // The same of the first values of a song that is still being decoded, once, when they are there. False: they are not.
    bool takeGlimpse() { return keep_partial(session_ ? session_->take_glimpse() : std::nullopt); }
    std::string analysisJson() const { return to_json(taken_); }

    // The same without what series() holds.
    std::string summaryJson() {
        std::vector<Window> windows = std::exchange(taken_.windows, {});
        Curve curve = std::exchange(taken_.curve, {});
        std::string json = to_json(taken_);
        taken_.windows = std::move(windows);
        taken_.curve = std::move(curve);
        return json;
    }

    SeriesViews series() const { return series_.views(); }

    OverviewViews overview() {
        if (!session_) return {};
        overview_ = session_->overview();
        return overview_views();
    }

    // Of what is analysed so far. An hour of music is 7 MB, and 14 MB where the black box is heard, too. None where there
    // is no memory left to listen to silence.
    CellViews cells() {
        if (!session_) return {};
        hearSilence();
        const Cells none;
        const Cells& from = silence_.empty() ? none : session_->cells();
        const CellGrid grid = session_->grid();
        return {static_cast<int>(from.columns), static_cast<int>(from.rows), static_cast<int>(from.outputs), view(from.values),
                view(silence_), view(from.measured), view(from.silent), grid.start_s, grid.column_s, grid.first_band, grid.row_bands, grid.field_s, grid.field_bands,
                session_->sounding().end_s};
    }

    // Of songs that this model has analysed, whose cells are as cells() has told them. emotion: -1 for the one that differs most.
    Answer explain(const AskedSong& song, const Asked& asked) {
        if (auto made = make_ready(); !made) return {std::move(made.error().message)};
        return answer_why(*model_, prepared_->yardstick, song, asked, map_);
    }
    Answer compare(const AskedSong& first, const AskedSong& second, int emotion) {
        if (auto made = make_ready(); !made) return {std::move(made.error().message)};
        return answer_difference(*model_, prepared_->yardstick, first, second, emotion);
    }

    // What cells() must know of the model, whenever there is time for it; once a model.
    void hearSilence() {
        if (!prepared_ || !silence_.empty()) return;
        if (auto silence = prepared_->network.silence()) silence_ = std::move(*silence);
    }

    // Releases the song.
    void close() {
        session_.reset();
        live_.reset();
        release_bytes();
        feed_.reset();
        taken_ = {};
        overview_ = {};
        series_.take(taken_);
    }

  private:
    LiveView live_view() {
        const LiveLevel level = live_->take_level();
        return {.recording = Shorts(val(typed_memory_view(recording_.size(), recording_.data()))),
                .recorded_s = live_->recorded_s(),
                .peak = level.peak,
                .rms = level.rms,
                .clips = level.clips,
                .silent_s = level.silent_s};
    }

    Bytes piece_view() {
        return Bytes(val(typed_memory_view(piece_.size(), reinterpret_cast<std::uint8_t*>(piece_.data()))));
    }

    OverviewViews overview_views() const {
        const Overview& from = overview_;
        return {from.slice_s,
                view(from.lowest),
                view(from.highest),
                from.start_s,
                from.frames_per_second,
                from.bands,
                view(from.levels)};
    }

    static SessionOptions options(int helpers) {
        return {.helpers = static_cast<std::size_t>(helpers), .glimpse = true};
    }

    // Of what goes on harmony and pulse are told at the end alone: as text they grow with the song.
    bool keep_partial(std::optional<Analysis> analysis) {
        if (analysis) analysis->harmony = {};
        if (analysis) analysis->pulse = {};
        return keep(std::move(analysis));
    }

    bool keep(std::optional<Analysis> analysis) {
        if (!analysis) return false;
        taken_ = std::move(*analysis);
        series_.take(taken_);
        return true;
    }

    static Floats room(std::vector<float>& values, std::size_t count) {
        values.resize(count);
        return view(values);
    }

    Result<void> make_ready() {
        if (prepared_) return {};
        if (!model_) return failure("no model is loaded");
        auto prepared = PreparedModel::of(*model_);
        if (!prepared) return tl::unexpected(prepared.error());
        prepared_.emplace(std::move(*prepared));
        model_->forget_weights();
        return {};
    }

    std::span<const std::byte> bytes() const { return {bytes_.get(), size_}; }
    void release_bytes() {
        bytes_.reset();
        size_ = 0;
    }

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
    std::optional<PreparedModel> prepared_;
    std::unique_ptr<std::byte[]> bytes_;
    std::size_t size_ = 0;
    std::shared_ptr<Feed> feed_;
    std::vector<float> silence_;  // what the model says of it; empty: not asked yet
    std::optional<Session> session_;
    std::optional<LiveStream> live_;
    std::vector<std::byte> piece_;
    std::vector<std::int16_t> recording_;  // since the last time
    std::vector<float> frames_, cells_, map_, samples_;
    Overview overview_;
    Analysis taken_;
    FlatSeries series_;  // of what is taken
};

}  // namespace moodglass::web

EMSCRIPTEN_BINDINGS(moodglass_engine) {
    using namespace moodglass::web;
    emscripten::class_<Engine>("Engine")
        .constructor()
        .function("reserve", &Engine::reserve)
        .function("loadModel", &Engine::loadModel)
        .function("references", &Engine::references)
        .function("leavesToBrowser", &Engine::leavesToBrowser)
        .function("refusalWhereTheBrowserFails", &Engine::refusalWhereTheBrowserFails)
        .function("toldDuration", &Engine::toldDuration)
        .function("open", &Engine::open)
        .function("openFed", &Engine::openFed)
        .function("hungry", &Engine::hungry)
        .function("feed", &Engine::feed)
        .function("endFeed", &Engine::endFeed)
        .function("step", &Engine::step)
        .function("takeTask", &Engine::takeTask)
        .function("reserveCells", &Engine::reserveCells)
        .function("giveTask", &Engine::giveTask)
        .function("reclaimTasks", &Engine::reclaimTasks)
        .function("takePiece", &Engine::takePiece)
        .function("reservePiece", &Engine::reservePiece)
        .function("givePiece", &Engine::givePiece)
        .function("decodePiece", &Engine::decodePiece)
        .function("prepare", &Engine::prepare)
        .function("reserveFrames", &Engine::reserveFrames)
        .function("runTask", &Engine::runTask)
        .function("openLive", &Engine::openLive)
        .function("reserveLive", &Engine::reserveLive)
        .function("pushLive", &Engine::pushLive)
        .function("finishLive", &Engine::finishLive)
        .function("outline", &Engine::outline)
        .function("take", &Engine::take)
        .function("takePartial", &Engine::takePartial)
        .function("takeGlimpse", &Engine::takeGlimpse)
        .function("analysisJson", &Engine::analysisJson)
        .function("summaryJson", &Engine::summaryJson)
        .function("series", &Engine::series)
        .function("overview", &Engine::overview)
        .function("cells", &Engine::cells)
        .function("explain", &Engine::explain)
        .function("compare", &Engine::compare)
        .function("hearSilence", &Engine::hearSilence)
        .function("close", &Engine::close);
}
