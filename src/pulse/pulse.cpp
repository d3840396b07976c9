// SPDX-License-Identifier: Apache-2.0
#include "pulse/pulse.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pulse/beats.h"
#include "pulse/events.h"
#include "pulse/moments.h"
#include "pulse/periodicity.h"
#include "pulse/tempo.h"

namespace moodglass {
namespace {

constexpr double kSlowest_bpm = 40, kFastest_bpm = 240;

// The largest repetition after one beat of any tempo.
float clarity_of(std::span<const float> r) {
    const auto shortest = static_cast<std::size_t>(std::ceil(60 * kOnsetsPerSecond / kFastest_bpm));
    const auto longest = static_cast<std::size_t>(std::floor(60 * kOnsetsPerSecond / kSlowest_bpm));
    float clarity = 0;
    for (std::size_t lag = shortest; lag <= longest && lag < r.size(); ++lag) clarity = std::max(clarity, r[lag]);
    return clarity;
}

float mean(std::span<const float> values, std::span<const std::size_t> moments) {
    double sum = 0;
    for (const std::size_t m : moments) sum += static_cast<double>(values[m]);
    return moments.empty() ? 0 : static_cast<float>(sum / static_cast<double>(moments.size()));
}

TempoScores mean(std::span<const TempoScores> scores, std::span<const std::size_t> moments) {
    TempoScores means{};
    for (std::size_t t = 0; t < kTempoCount; ++t) {
        double sum = 0;
        for (const std::size_t m : moments) sum += static_cast<double>(scores[m][t]);
        means[t] = static_cast<float>(sum / static_cast<double>(moments.size()));
    }
    return means;
}

// Those that are not silent.
std::vector<std::size_t> sounding_moments(std::size_t count, std::span<const Silence> silences) {
    std::vector<std::size_t> sounding;
    for (std::size_t m = 0; m < count; ++m)
        if (!is_silent(silences, onset_time_s(m * kMomentHop))) sounding.push_back(m);
    return sounding;
}

// Zero where it is silent.
void silence(std::vector<float>& values, std::span<const std::size_t> sounding) {
    std::vector<float> some(values.size());
    for (const std::size_t m : sounding) some[m] = values[m];
    values = std::move(some);
}

}  // namespace

Pulse pulse_of(std::span<const float> strength, double start_s, std::span<const Silence> silences) {
    const Moments moments(strength.size());
    const std::vector<std::size_t> sounding = sounding_moments(moments.count(), silences);
    Pulse pulse;
    pulse.start_s = start_s + onset_time_s(0);
    pulse.hop_s = kMomentHop_s;
    const std::vector<std::size_t> events = event_frames(strength);
    std::vector<float> marks(strength.size());
    for (const std::size_t event : events) marks[event] = static_cast<float>(kOnsetsPerSecond);
    for (std::size_t m = 0; m < moments.count(); ++m)
        pulse.series.events_per_s.push_back(static_cast<float>(moments.mean(marks, m)));

    const TempoScorer score_tempi(lag_count(moments));
    std::vector<TempoScores> scores;
    periodicity(strength, moments, [&](std::span<const float> r) {
        pulse.series.clarity.push_back(clarity_of(r));
        const TempoScores& of = scores.emplace_back(score_tempi(r));
        pulse.series.beat_strength.push_back(std::max(0.0f, *std::max_element(of.begin(), of.end())));
    });
    pulse.series.tempo_bpm.resize(moments.count());
    for (auto* values : {&pulse.series.clarity, &pulse.series.beat_strength, &pulse.series.events_per_s})
        silence(*values, sounding);
    pulse.clarity = mean(pulse.series.clarity, sounding);
    pulse.beat_strength = mean(pulse.series.beat_strength, sounding);
    pulse.events_per_s = mean(pulse.series.events_per_s, sounding);
    if (pulse.clarity < kLeastClarity) return pulse;

    const TempoScores whole = mean(scores, sounding);
    const double tempo = best_tempo(whole);
    const Rival rival = rival_of(tempo, whole);
    const float score = whole[static_cast<std::size_t>(std::lround(tempo))];
    if (!(score > 0)) return pulse;
    pulse.tempo_bpm = tempo_bpm(tempo);
    pulse.rival_bpm = tempo_bpm(rival.index);
    pulse.sure = std::clamp(1 - rival.score / score, 0.0f, 1.0f);

    const std::vector<std::size_t> path = tempo_path(scores);
    const auto heard = [&](std::size_t m) { return pulse.series.clarity[m] >= kLeastClarity; };
    for (std::size_t m = 0; m < moments.count(); ++m)
        if (heard(m)) pulse.series.tempo_bpm[m] = static_cast<float>(tempo_bpm(static_cast<double>(path[m])));
    for (const std::size_t beat : beat_frames(strength, moments, path))
        if (heard(moments.nearest(beat))) pulse.beats_s.push_back(start_s + onset_time_s(beat));
    return pulse;
}

}  // namespace moodglass
