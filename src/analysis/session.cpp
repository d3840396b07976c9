// SPDX-License-Identifier: Apache-2.0
#include "analysis/session.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

#include "analysis/against.h"
#include "analysis/glimpse.h"
#include "analysis/moments.h"
#include "analysis/prepared_model.h"
#include "analysis/silent_columns.h"
#include "analysis/summary.h"
#include "audio/mono.h"
#include "audio/open.h"
#include "harmony/measures.h"
#include "network/measured_part.h"
#include "network/tiles.h"

namespace moodglass {
namespace {

using Clock = std::chrono::steady_clock;

// How long a step of decoding takes at least.
constexpr double kDecodingStep_s = 0.03;

constexpr std::size_t kExcerptValues = static_cast<std::size_t>(kExcerptFrames) * kBandCount;

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
    PreparedModel& prepared;
    const Model& model = prepared.model;
    const std::string file;
    const std::size_t helpers;
    const std::function<bool()> starved;

    // Of whoever steps; the spectrogram is everyone's once decoding has ended.
    Mono mono;
    Framer framer;
    HarmonyListener listener;
    PulseEar pulse_ear;
    Silences silence_ear;
    SongHarmony harmony;
    Pulse pulse;
    std::vector<Silence> silences;
    std::vector<HarmonyMeasures> measures;
    OverviewMaker overview_maker;
    std::vector<float> samples, magnitudes;
    Spectrogram spectrogram;
    bool was_late = false;            // at the last step, what is decoded elsewhere
    bool ended = false;               // the sound has; its keys are being told
    std::size_t sounding_frames = 0;  // without the repetition of a short song
    ProgressMeter meter;
    double decode_s = 0, spectrogram_s = 0;
    std::size_t told_columns = 0;  // by the last partial result

    mutable std::mutex mutex;  // of all below: helpers may be other threads
    Stage stage = Stage::decoding;
    std::shared_ptr<Ahead> ahead;  // while it is being decoded
    Glimpse glimpse;
    std::optional<Tiles> tiles;
    std::optional<Tile> own;  // the tile that the next step runs, kept from the helpers
    Cells cells;
    Clock::time_point network_since;
    double network_s = 0;

    State(PreparedModel& p, std::string f, std::unique_ptr<Sound> sound, const SessionOptions& options)
        : prepared(p),
          file(std::move(f)),
          helpers(options.helpers),
          starved(options.starved),
          mono(std::move(sound)),
          ahead(mono.ahead()),
          glimpse(p.model, options.glimpse) {}

    Result<void> decode() {
        if (ended) {
            if (tell_keys()) begin_network();
            return {};
        }
        double spent_s = 0;
        while (spent_s < kDecodingStep_s && !(starved && starved())) {
            const double before_s = decode_s + spectrogram_s;
            if (mono.late()) {
                // It may have come, and wait for the step's end. If not, what comes behind it is decoded here.
                if (std::exchange(was_late, true)) {
                    const Stopwatch watch(decode_s);
                    ahead->work();
                }
                return {};
            }
            was_late = false;
            samples.clear();
            bool more = false;
            {
                const Stopwatch watch(decode_s);
                const auto read = mono.read(samples);
                if (!read) return tl::unexpected(read.error());
                more = *read;
                if (!more) end_ahead();
            }
            {
                const Stopwatch watch(spectrogram_s);
                hear();
                if (!more) end_hearing();
            }
            if (!more) return {};
            if (look()) return {};
            spent_s += decode_s + spectrogram_s - before_s;
        }
        return {};
    }

    void end_ahead() {
        const std::lock_guard lock(mutex);
        ahead.reset();
    }

    // Everything that listens to the song hears its samples here, about a second at a time,
    void hear() {
        make_room();
        framer.push(samples, magnitudes);
        listener.push(samples);
        pulse_ear.push(samples);
        silence_ear.push(samples);
        overview_maker.push(samples);
    }

    // and here that they have ended: length and level are known.
    void end_hearing() {
        framer.finish(mono.length(), magnitudes);
        silences = silence_ear.finish(mono.length());
        listener.end(mono.length(), silences);
        pulse = pulse_ear.finish(mono.length(), mono.start_s(), silences);
        ended = true;
    }

    // A step's time long. True once all is told of the harmony.
    bool tell_keys() {
        constexpr std::size_t kMoments = 32;
        const Stopwatch watch(spectrogram_s);
        while (!listener.tell(kMoments))
            if (watch.elapsed_s() > kDecodingStep_s) return false;
        const Harmony heard = listener.take();
        harmony = song_harmony(heard, mono.start_s());
        measures = measures_of(heard);
        spectrogram = to_spectrogram(std::move(magnitudes), mono.level());
        sounding_frames = spectrogram.frames();
        return true;
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

    // Once there is enough for a glimpse it is offered to the helpers, and the step ends. Who has not taken it by the
    // next second of sound has no time for it; then it is heard here. True: the step ends.
    bool look() {
        std::optional<std::span<const float>> frames;
        {
            const std::lock_guard lock(mutex);
            const bool offered = glimpse.waits();
            if (!offered) glimpse.begin(magnitudes, mono.level());
            if (!glimpse.waits()) return false;
            if (offered || helpers == 0) frames = glimpse.take_frames();
        }
        if (!frames) return true;
        // What goes wrong here will go wrong with the song, and is told then.
        auto heard = prepared.network.run(*frames);
        const std::lock_guard lock(mutex);
        if (heard) glimpse.give(std::move(heard->values));
        return true;
    }

    void begin_network() {
        // A song shorter than an excerpt is repeated until it is one (paper, section 1).
        auto& values = spectrogram.values;
        for (std::size_t i = 0; values.size() < kExcerptValues; ++i) values.push_back(values[i]);
        const std::lock_guard lock(mutex);
        glimpse.end();
        tiles.emplace(model, spectrogram.frames(), TileSizes{.shares = helpers + 1});
        cells.measured = measured_part(model, measures, tiles->columns(), sounding_frames);
        if (!silences.empty()) cells.silent = silent_columns(model, silences, tiles->columns(), sounding_frames);
        own = tiles->take();
        stage = Stage::analysing;
        network_since = Clock::now();
    }

    Result<void> analyse() {
        std::optional<Tile> tile;
        {
            const std::lock_guard lock(mutex);
            tile = own ? std::exchange(own, std::nullopt) : tiles->take();
        }
        if (!tile) return {};
        auto values = prepared.network.run(frames_of(*tile, spectrogram));
        if (!values) return tl::unexpected(values.error());
        const std::lock_guard lock(mutex);
        give(tile->index, std::move(values->values));
        return {};
    }

    bool give(std::size_t tile, std::vector<float> values) {
        if (!tiles->give(tile, std::move(values), cells)) return false;
        if (stage != Stage::analysing || !tiles->done()) return true;
        stage = Stage::done;
        level_silent_columns(cells);
        network_s =
            std::chrono::duration<double>(Clock::now() - network_since).count();  // the clock's: helpers work beside it
        return true;
    }

    Analysis so_far() const {
        if (cells.silent.empty() || stage == Stage::done) return summary(cells, sounding_frames);
        Cells heard = cells;
        level_silent_columns(heard);
        return summary(heard, sounding_frames);
    }

    Analysis summary(const Cells& of, std::size_t frames) const {
        Analysis analysis = summarize(model, prepared.yardstick, of, frames, mono.start_s());
        compare_with(analysis, prepared.yardstick.references, prepared.yardstick.wish);
        const Spreads spreads = Spreads::of(prepared.yardstick.references.all());
        const double end_s = mono.start_s() + static_cast<double>(frames) / kFramesPerSecond;
        analysis.sections = sections_of(analysis.curve, of.silent, analysis.explained, spreads, mono.start_s(), end_s);
        analysis.moments = moments_of(analysis, spreads);
        analysis.file = file;
        return analysis;
    }

    Stage stage_now() const {
        const std::lock_guard lock(mutex);
        return stage;
    }

    Progress progress() {
        const std::lock_guard lock(mutex);
        if (stage == Stage::decoding) {
            const double known = prepared.network_s_a_frame,
                         guess = glimpse.seconds_a_frame() / static_cast<double>(helpers + 1),
                         frames = static_cast<double>(magnitudes.size() / kBandCount);
            return {stage,
                    meter.decoding(mono.progress(), decode_s + spectrogram_s, (known > 0 ? known : guess) * frames),
                    mono.late() && !ahead->waits()};
        }
        if (stage == Stage::done) prepared.network_s_a_frame = network_s / static_cast<double>(spectrogram.frames());
        const double heard = static_cast<double>(tiles->given()) / static_cast<double>(tiles->columns());
        return {stage, meter.analysing(heard), stage == Stage::analysing && !own && tiles->all_taken()};
    }
};

Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::open(PreparedModel& prepared, std::string file, std::span<const std::byte> bytes,
                              const SessionOptions& options) {
    auto sound = open_sound(bytes);
    if (!sound) return tl::unexpected(sound.error());
    return open(prepared, std::move(file), std::move(*sound), options);
}

Result<Session> Session::open(PreparedModel& prepared, std::string file, std::unique_ptr<Sound> sound,
                              const SessionOptions& options) {
    auto checked = check_range(std::move(sound));
    if (!checked) return tl::unexpected(checked.error());
    return Session(std::make_unique<State>(prepared, std::move(file), std::move(*checked), options));
}

Result<Progress> Session::step() {
    State& s = *state_;
    const Stage stage = s.stage_now();
    const Result<void> done = stage == Stage::decoding    ? s.decode()
                              : stage == Stage::analysing ? s.analyse()
                                                          : Result<void>();
    if (!done) return tl::unexpected(done.error());
    return s.progress();
}

bool Session::has_task() const {
    const State& s = *state_;
    const std::lock_guard lock(s.mutex);
    return s.stage == Stage::decoding ? s.glimpse.waits() : !s.tiles->all_taken();
}

std::shared_ptr<Ahead> Session::ahead() const {
    const std::lock_guard lock(state_->mutex);
    return state_->ahead;
}

std::optional<Session::Task> Session::take_task() {
    State& s = *state_;
    const std::lock_guard lock(s.mutex);
    if (s.stage == Stage::decoding) {
        const auto frames = s.glimpse.take_frames();
        if (!frames) return std::nullopt;
        return Task{true, 0, *frames};
    }
    const auto tile = s.tiles->take();
    if (!tile) return std::nullopt;
    return Task{false, tile->index, frames_of(*tile, s.spectrogram)};
}

bool Session::give_task(const Task& task, std::vector<float> cells) {
    State& s = *state_;
    const std::lock_guard lock(s.mutex);
    if (task.glimpse) return s.glimpse.give(std::move(cells));
    return s.tiles && s.give(task.index, std::move(cells));
}

void Session::reclaim_tasks() {
    State& s = *state_;
    const std::lock_guard lock(s.mutex);
    if (s.tiles) s.tiles->reclaim();
    if (s.ahead) s.ahead->reclaim();
}

std::optional<Analysis> Session::take_glimpse() {
    State& s = *state_;
    std::optional<Cells> cells;
    {
        const std::lock_guard lock(s.mutex);
        cells = s.glimpse.take();
    }
    if (!cells) return std::nullopt;
    return s.summary(*cells, kExcerptFrames);
}

std::optional<Analysis> Session::take_partial() {
    State& s = *state_;
    {
        const std::lock_guard lock(s.mutex);
        if (s.cells.columns == s.told_columns) return std::nullopt;
        s.told_columns = s.cells.columns;
    }
    return analysis();
}

Session::Span Session::sounding() const {
    const Mono& mono = state_->mono;
    return {mono.start_s(), mono.start_s() + static_cast<double>(mono.length()) / kSampleRate};
}

std::vector<Silence> Session::silences() const {
    std::vector<Silence> all = state_->silences;
    for (Silence& each : all) each.begin_s += state_->mono.start_s(), each.end_s += state_->mono.start_s();
    return all;
}

Analysis Session::analysis() const {
    const State& s = *state_;
    const std::lock_guard lock(s.mutex);
    Analysis analysis = s.so_far();
    analysis.duration_s = s.mono.duration_s();
    // Frames reach as much as a hop past the sound's end.
    const auto within = [&](auto& parts) {
        for (auto& part : parts) part.end_s = std::min(part.end_s, analysis.duration_s);
    };
    within(analysis.windows);
    within(analysis.sections);
    within(analysis.moments);
    analysis.harmony = s.harmony;
    analysis.pulse = s.pulse;
    analysis.warnings = s.mono.warnings();
    analysis.silences = silences();
    if (auto told = told_silence(s.silences, analysis.duration_s)) analysis.warnings.push_back(std::move(*told));
    analysis.timings_s = {s.decode_s, s.spectrogram_s, s.network_s, s.decode_s + s.spectrogram_s + s.network_s};
    return analysis;
}

Overview Session::overview() const {
    const State& s = *state_;
    if (s.stage_now() == Stage::decoding) return {};
    return s.overview_maker.overview(std::span(s.spectrogram.values).first(s.sounding_frames * kBandCount), s.mono.level(), s.mono.start_s());
}
const Spectrogram& Session::spectrogram() const { return state_->spectrogram; }
const Cells& Session::cells() const { return state_->cells; }
Result<std::vector<float>> Session::silence() { return state_->prepared.network.silence(); }
CellGrid Session::grid() const { return cell_grid(state_->model, state_->mono.start_s()); }

}  // namespace moodglass
