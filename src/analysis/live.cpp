// SPDX-License-Identifier: Apache-2.0
#include "analysis/live.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

#include "analysis/against.h"
#include "analysis/live_level.h"
#include "analysis/prepared_model.h"
#include "analysis/summary.h"
#include "audio/downmix.h"
#include "audio/level.h"
#include "audio/mono.h"
#include "audio/resampler.h"
#include "harmony/measures.h"
#include "network/measured_part.h"
#include "network/receptive_field.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {
namespace {

// What the values are of: as long as the clips that listeners rated.
constexpr double kHeard_s = 15;

// Whole columns, so that those of one step are those of the next.
std::size_t heard_frames(std::size_t hop) {
    return static_cast<std::size_t>(std::ceil(kHeard_s * kFramesPerSecond / static_cast<double>(hop))) * hop;
}

constexpr auto kHarmonyFrames = static_cast<std::size_t>(kLiveLevel_s / kHarmonyHop_s);

constexpr float kFullScale = 32768;

std::int16_t quantised(float sample) {
    const float scaled = is_sane(sample) ? sample * kFullScale : 0;
    return static_cast<std::int16_t>(std::lround(std::clamp(scaled, -kFullScale, kFullScale - 1)));
}

// Drops rows from the front until `most` are left; how many those were.
std::size_t keep_last(std::size_t most, std::size_t width, std::vector<float>& rows) {
    const std::size_t count = rows.size() / width, gone = count - std::min(most, count);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(gone * width));
    return gone;
}

}  // namespace

struct LiveStream::State {
    PreparedModel& prepared;
    const Model& model = prepared.model;
    const std::string name;
    const std::vector<LayerShape> geometry = model.geometry();
    const std::size_t hop = column_hop(geometry), window = heard_frames(hop);
    // Columns that see over a window's beginning: an earlier step knew them better.
    const std::size_t early = (receptive_field(geometry) / 2 + hop - 1) / hop;

    LevelMeter meter;
    Resampler resampler;
    Downmix clean{1, wav_layout(1), kSampleRate};  // of direct current, as a file is
    std::vector<float> resampled, dequantised, samples;
    std::uint64_t recorded = 0, leading = 0, heard = 0;  // samples: kept; silent before the sound; of the sound
    std::uint64_t told = 0;                              // of `heard`, at the last step
    std::deque<Level> levels;                            // of each half second, of the last minute

    Framer framer;
    std::vector<float> magnitudes;  // (frames, kBandCount): those that the next window may need
    std::size_t first_frame = 0;
    PitchBands bands;
    std::vector<float> pitches;  // (frames, kPitchBands): of the last minute
    std::size_t first_pitch = 0, pitches_told = 0;
    SongHarmony harmony;
    std::vector<HarmonyMeasures> measures;
    OverviewMaker overview_maker;
    Curve curve;  // of the whole recording

    State(PreparedModel& p, std::string n, int rate)
        : prepared(p), name(std::move(n)), meter(rate), resampler(rate, kSampleRate, Resampler::When::at_once) {}

    double start_s() const { return static_cast<double>(leading) / kSampleRate; }

    void take(std::vector<std::int16_t>& recording) {
        dequantised.clear();
        for (const float sample : resampled) {
            const std::int16_t kept = quantised(sample);
            recording.push_back(kept);
            dequantised.push_back(static_cast<float>(kept) / kFullScale);
        }
        recorded += resampled.size();
        resampled.clear();
        samples.clear();
        clean.process(dequantised, samples);
        hear();
    }

    // As of a file, the silence before the sound is no part of it.
    void hear() {
        std::span<const float> sounding = samples;
        if (heard == 0) {
            const auto begin = std::find_if(samples.begin(), samples.end(), [](float sample) { return sample != 0; });
            leading += static_cast<std::uint64_t>(begin - samples.begin());
            sounding = sounding.subspan(static_cast<std::size_t>(begin - samples.begin()));
        }
        if (sounding.empty()) return;
        heard += sounding.size();
        framer.push(sounding, magnitudes);
        bands.push(sounding, pitches);
        overview_maker.push(sounding);
        note_level(sounding);
        first_frame += keep_last(window + hop, kBandCount, magnitudes);
        first_pitch += keep_last(kHarmonyFrames, kPitchBands, pitches);
    }

    void note_level(std::span<const float> sounding) {
        constexpr auto kBlock = static_cast<std::size_t>(kLiveStep_s * kSampleRate);
        constexpr auto kMost = static_cast<std::size_t>(kLiveLevel_s / kLiveStep_s);
        for (std::uint64_t at = heard - sounding.size(); !sounding.empty();) {
            const auto in_block = static_cast<std::size_t>(at % kBlock);
            if (in_block == 0) levels.emplace_back();
            const auto piece = sounding.first(std::min(sounding.size(), kBlock - in_block));
            levels.back().push(piece);
            sounding = sounding.subspan(piece.size());
            at += piece.size();
        }
        while (levels.size() > kMost) levels.pop_front();
    }

    float level() const {
        Level all;
        for (const Level& each : levels) all.add(each);
        return all.value();
    }

    void refresh_harmony() {
        const std::size_t count = first_pitch + pitches.size() / kPitchBands;
        if (count == pitches_told) return;
        pitches_told = count;
        const Harmony told_now = HarmonyListener::of(pitches);
        harmony = song_harmony(told_now, start_s() + static_cast<double>(first_pitch) * kHarmonyHop_s);
        measures = measures_of(told_now);
    }

    // The columns of this step, put where they belong in the recording's. What was too much at once to be heard, on a
    // machine that was busy, is bridged.
    void add_to_curve(const Curve& newest, std::size_t first_column) {
        const auto put = [&](const std::vector<float>& from, std::vector<float>& to) {
            for (std::size_t c = 0; c < from.size(); ++c) {
                const std::size_t column = first_column + c;
                if (column >= to.size())
                    to.resize(column + 1, from[c]);
                else if (first_column > 0 && c < early)
                    continue;
                to[column] = from[c];
            }
        };
        for (std::size_t f = 0; f < kFeatureCount; ++f) put(newest.midlevel[f], curve.midlevel[f]);
        for (std::size_t e = 0; e < kEmotionCount; ++e) put(newest.emotions[e], curve.emotions[e]);
        for (std::size_t e = 0; e < kEmotionCount; ++e) put(newest.black_box[e], curve.black_box[e]);
        curve.hop_s = newest.hop_s;
        curve.start_s = newest.start_s - static_cast<double>(first_column) * newest.hop_s;
    }

    Result<LiveValues> values() {
        const std::size_t all = first_frame + magnitudes.size() / kBandCount;
        const std::size_t begin = all <= window ? 0 : (all - window) / hop * hop;
        const std::size_t count = std::min(window, all - begin);
        const auto from = magnitudes.begin() + static_cast<std::ptrdiff_t>((begin - first_frame) * kBandCount);
        Spectrogram frames = to_spectrogram({from, from + static_cast<std::ptrdiff_t>(count * kBandCount)}, level());
        // As of a short song.
        constexpr std::size_t kLeast = static_cast<std::size_t>(kExcerptFrames) * kBandCount;
        for (std::size_t i = 0; frames.values.size() < kLeast; ++i) frames.values.push_back(frames.values[i]);
        auto cells = prepared.network.run(frames.values);
        if (!cells) return tl::unexpected(cells.error());
        refresh_harmony();
        const double begin_s = static_cast<double>(begin) / kFramesPerSecond;
        cells->measured = measured_part(model, measures, cells->columns, count,
                                        begin_s - static_cast<double>(first_pitch) * kHarmonyHop_s);

        LiveValues now;
        Analysis& analysis = now.analysis;
        analysis = summarize(model, prepared.yardstick, *cells, count, start_s() + begin_s);
        compare_with(analysis, prepared.yardstick.references, prepared.yardstick.wish);
        add_to_curve(analysis.curve, begin / hop);
        analysis.curve = curve;
        analysis.harmony = harmony;
        analysis.file = name;
        analysis.duration_s = static_cast<double>(recorded) / kSampleRate;
        now.outline = overview_maker.overview({}, level(), start_s());
        now.outline.bands = 0;
        now.outline.frames_per_second = 0;
        now.provisional = static_cast<double>(heard) < kLiveProvisional_s * kSampleRate;
        return now;
    }
};

LiveStream::LiveStream(PreparedModel& prepared, std::string name, int rate)
    : state_(std::make_unique<State>(prepared, std::move(name), rate)) {}
LiveStream::LiveStream(LiveStream&&) noexcept = default;
LiveStream& LiveStream::operator=(LiveStream&&) noexcept = default;
LiveStream::~LiveStream() = default;

void LiveStream::push(std::span<const float> in, std::vector<std::int16_t>& recording) {
    State& s = *state_;
    s.meter.push(in);
    s.resampler.process(in, s.resampled);
    s.take(recording);
}

void LiveStream::finish(std::vector<std::int16_t>& recording) {
    State& s = *state_;
    s.resampler.finish(s.resampled);
    s.take(recording);
}

double LiveStream::recorded_s() const { return static_cast<double>(state_->recorded) / kSampleRate; }

Result<std::optional<LiveValues>> LiveStream::step() {
    State& s = *state_;
    const auto samples = [](double seconds) { return static_cast<std::uint64_t>(seconds * kSampleRate); };
    if (s.heard < samples(kLiveFirst_s) || (s.told != 0 && s.heard < s.told + samples(kLiveStep_s)))
        return std::nullopt;
    if (s.level() == 0) return std::nullopt;
    auto values = s.values();
    if (!values) return tl::unexpected(values.error());
    s.told = s.heard;
    return std::optional(std::move(*values));
}

LiveLevel LiveStream::take_level() { return state_->meter.take(); }

}  // namespace moodglass
