// SPDX-License-Identifier: Apache-2.0
#include "analysis/session.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "analysis/against.h"
#include "analysis/prepared_model.h"
#include "analysis/summary.h"
#include "audio/mono.h"
#include "audio/open.h"
#include "network/tiles.h"

namespace moodglass {
namespace {

using Clock = std::chrono::steady_clock;

// How long a step of decoding takes at least.
constexpr double kDecodingStep_s = 0.03;

// What part of the progress is told for decoding and frames. Their true part of the time (timings_s) differs by format, machine
// and model; half keeps the progress moving in every case.
constexpr double kDecodingShare = 0.5;

constexpr std::size_t kExcerptValues = static_cast<std::size_t>(kExcerptFrames) * kBandCount;

// Of the task that is no tile but the glimpse.
constexpr std::size_t kGlimpseIndex = std::size_t{1} << 30;

class Stopwatch {
  public:
    explicit Stopwatch(double& total_s) : total_s_(total_s), start_(Clock::now()) {}
    ~Stopwatch() { total_s_ += elapsed_s(); }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;
    double elapsed_s() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  private:
    double& total_s_;
    Clock::time_point start_;
};

}  // namespace

struct Session::State {
    const Model& model;
    const Yardstick& yardstick;
    Network& network;
    std::string file;
    Mono mono;

    Stage stage = Stage::decoding;
    Framer framer;
    OverviewMaker overview_maker;
    std::vector<float> samples, magnitudes;
    Spectrogram spectrogram;
    std::size_t sounding_frames = 0;  // without the repetition of a short song
    std::size_t helpers = 0;
    enum class Glimpse { none, wanted, waiting, taken, there } glimpse = Glimpse::none;
    Spectrogram glimpse_frames;
    Cells glimpse_cells;
    std::optional<Tiles> tiles;
    std::optional<Tile> own;  // the tile that the next step runs, kept from the helpers
    Cells cells;
    Clock::time_point network_since;
    double decode_s = 0, spectrogram_s = 0, network_s = 0;

    State(PreparedModel& prepared, std::string f, std::unique_ptr<Sound> sound)
        : model(prepared.model),
          yardstick(prepared.yardstick),
          network(prepared.network),
          file(std::move(f)),
          mono(std::move(sound)) {}

    Result<void> decode() {
        double spent_s = 0;
        while (spent_s < kDecodingStep_s) {
            const double before_s = decode_s + spectrogram_s;
            samples.clear();
            bool more = false;
            {
                const Stopwatch watch(decode_s);
                const auto read = mono.read(samples);
                if (!read) return tl::unexpected(read.error());
                more = *read;
            }
            {
                const Stopwatch watch(spectrogram_s);
                make_room();
                framer.push(samples, magnitudes);
                overview_maker.push(samples);
                if (!more) finish_spectrogram();
            }
            if (!more) return {};
            if (glimpse == Glimpse::wanted && magnitudes.size() >= kExcerptValues) {
                begin_glimpse();
                return {};
            }
            spent_s += decode_s + spectrogram_s - before_s;
        }
        return {};
    }

    // An hour's frames are 67 MB, and to move them to a larger place takes twice as much. How much of the file is read tells how
    // many will come; a file that tells nonsense gets room for two hours at most.
    void make_room() {
        const std::size_t size = magnitudes.size();
        if (magnitudes.capacity() - size > kExcerptValues) return;  // more than one reading gives
        const double told = 1.05 * static_cast<double>(size) / std::max(mono.progress(), 1e-4);
        const auto expected = static_cast<std::size_t>(std::min(told, 720.0 * kExcerptValues));
        magnitudes.reserve(std::max(expected, size + size / 4) + 8 * kExcerptValues);
    }

    void begin_glimpse() {
        glimpse_frames = to_spectrogram({magnitudes.begin(), magnitudes.begin() + kExcerptValues}, mono.peak());
        glimpse = Glimpse::waiting;
        if (helpers > 0) return;  // one of them will take it
        glimpse = Glimpse::taken;
        // What goes wrong here will go wrong with the song, and is told then.
        if (auto heard = network.run(glimpse_frames.values)) end_glimpse(std::move(*heard));
    }

    void end_glimpse(Cells heard) {
        if (glimpse != Glimpse::taken || stage != Stage::decoding) return;
        glimpse_cells = std::move(heard);
        glimpse = Glimpse::there;
    }

    void finish_spectrogram() {
        framer.finish(mono.length(), magnitudes);
        spectrogram = to_spectrogram(std::move(magnitudes), mono.peak());
        sounding_frames = spectrogram.frames();
        // A song shorter than an excerpt is repeated until it is one (paper, section 1).
        auto& values = spectrogram.values;
        for (std::size_t i = 0; values.size() < kExcerptValues; ++i) values.push_back(values[i]);
        tiles.emplace(model, spectrogram.frames(), TileSizes{.shares = helpers + 1});
        own = tiles->take();
        stage = Stage::analysing;
        network_since = Clock::now();
    }

    Result<void> analyse() {
        if (!own) own = tiles->take();
        if (own) {
            auto values = network.run(frames_of(*own, spectrogram));
            if (!values) return tl::unexpected(values.error());
            tiles->give(own->index, std::move(values->values), cells);
            own.reset();
        }
        advance();
        return {};
    }

    Analysis summary(const Cells& of, std::size_t frames) const {
        Analysis analysis = summarize(model, yardstick.uncertainty, of, frames, mono.start_s());
        compare_with(analysis, yardstick.references, yardstick.wish);
        analysis.file = file;
        return analysis;
    }

    // The network's time is the clock's: helpers work beside it.
    void advance() {
        network_s = std::chrono::duration<double>(Clock::now() - network_since).count();
        if (tiles->done()) stage = Stage::done;
    }
};

Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::open(PreparedModel& prepared, std::string file, std::span<const std::byte> bytes) {
    auto sound = open_sound(bytes);
    if (!sound) return tl::unexpected(sound.error());
    return open(prepared, std::move(file), std::move(*sound));
}

Result<Session> Session::open(PreparedModel& prepared, std::string file, std::unique_ptr<Sound> sound) {
    auto checked = check_range(std::move(sound));
    if (!checked) return tl::unexpected(checked.error());
    return Session(std::make_unique<State>(prepared, std::move(file), std::move(*checked)));
}

Result<Progress> Session::step() {
    State& s = *state_;
    if (s.stage == Stage::decoding) {
        if (const auto done = s.decode(); !done) return tl::unexpected(done.error());
    } else if (s.stage == Stage::analysing) {
        if (const auto done = s.analyse(); !done) return tl::unexpected(done.error());
    }
    if (s.stage == Stage::decoding) return Progress{s.stage, kDecodingShare * s.mono.progress()};
    const double columns = static_cast<double>(s.tiles->given()) / static_cast<double>(s.tiles->columns());
    return Progress{s.stage, kDecodingShare + (1 - kDecodingShare) * columns, s.stage == Stage::analysing && !s.own && s.tiles->all_taken()};
}

void Session::expect_helpers(std::size_t count) { state_->helpers = count; }

std::optional<Session::Task> Session::take_task() {
    State& s = *state_;
    if (s.stage == Stage::decoding && s.glimpse == State::Glimpse::waiting) {
        s.glimpse = State::Glimpse::taken;
        return Task{kGlimpseIndex, s.glimpse_frames.values};
    }
    if (s.stage != Stage::analysing) return std::nullopt;
    const auto tile = s.tiles->take();
    if (!tile) return std::nullopt;
    return Task{tile->index, frames_of(*tile, s.spectrogram)};
}

bool Session::give_task(std::size_t index, std::vector<float> cells) {
    State& s = *state_;
    if (index == kGlimpseIndex) {
        const auto geometry = s.model.geometry();
        Cells given = {output_length(geometry, kExcerptFrames), output_length(geometry, kBandCount), s.model.outputs(), std::move(cells), {}};
        if (given.values.size() != given.columns * given.rows * given.outputs) return false;
        s.end_glimpse(std::move(given));
        return true;
    }
    if (s.stage == Stage::decoding || !s.tiles->give(index, std::move(cells), s.cells)) return false;
    if (s.stage == Stage::analysing) s.advance();
    return true;
}

void Session::reclaim_tasks() {
    if (state_->tiles) state_->tiles->reclaim();
}

void Session::expect_glimpse() { state_->glimpse = State::Glimpse::wanted; }

std::optional<Analysis> Session::take_glimpse() {
    State& s = *state_;
    if (s.glimpse != State::Glimpse::there) return std::nullopt;
    s.glimpse = State::Glimpse::none;
    if (s.stage != Stage::decoding) return std::nullopt;  // better is at hand
    return s.summary(s.glimpse_cells, kExcerptFrames);
}

Session::Span Session::sounding() const {
    const Mono& mono = state_->mono;
    return {mono.start_s(), mono.start_s() + static_cast<double>(mono.length()) / kSampleRate};
}

Analysis Session::analysis() const {
    const State& s = *state_;
    Analysis analysis = s.summary(s.cells, s.sounding_frames);
    analysis.duration_s = s.mono.duration_s();
    analysis.warnings = s.mono.warnings();
    analysis.timings_s = {s.decode_s, s.spectrogram_s, s.network_s, s.decode_s + s.spectrogram_s + s.network_s};
    return analysis;
}

Overview Session::overview() const {
    const State& s = *state_;
    if (s.stage == Stage::decoding) return {};
    return s.overview_maker.overview(std::span(s.spectrogram.values).first(s.sounding_frames * kBandCount), s.mono.peak(), s.mono.start_s());
}
const Spectrogram& Session::spectrogram() const { return state_->spectrogram; }
const Cells& Session::cells() const { return state_->cells; }
Result<std::vector<float>> Session::silence() { return state_->network.silence(); }
CellGrid Session::grid() const { return cell_grid(state_->model, state_->mono.start_s()); }

}  // namespace moodglass
