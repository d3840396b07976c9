// SPDX-License-Identifier: Apache-2.0
#include "app/fixture.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace moodglass::app {
namespace {

constexpr double kHop = 8 / 31.3;

// The published 7 -> 8 layer (paper, section 5), emotions by features in the order of ratings.h.
constexpr PerEmotion<PerFeature<float>> kWeights = {{
    {0.48f, -0.04f, 0.27f, 0.06f, -0.31f, 0.19f, -0.01f},
    {0.10f, 0.44f, 0.28f, 0.04f, 0.03f, -0.26f, -0.17f},
    {-0.36f, 0.24f, 0.38f, -0.30f, 0.05f, 0.21f, 0.47f},
    {-0.14f, 0.25f, 0.11f, -0.21f, 0.18f, -0.19f, 0.15f},
    {-0.39f, 0.01f, 0.11f, -0.24f, 0.57f, 0.24f, 0.28f},
    {-0.01f, 0.18f, 0.37f, -0.16f, -0.46f, 0.42f, -0.41f},
    {0.01f, -0.54f, 0.11f, 0.36f, -0.14f, 0.10f, 0.27f},
    {0.47f, -0.20f, -0.03f, 0.08f, 0.01f, 0.37f, -0.01f},
}};
constexpr PerEmotion<float> kBiases = {0.000f, 0.279f, 0.112f, 0.225f, 0.029f, 0.275f, 0.047f, -0.202f};
constexpr PerFeature<float> kMiddles = {0.42f, 0.46f, 0.44f, 0.55f, 0.52f, 0.50f, 0.58f};

float wander(std::size_t which, double t) {
    const auto w = static_cast<double>(which);
    return static_cast<float>(0.09 * std::sin(t / (17 + 5 * w) + w) + 0.05 * std::sin(t / (4.1 + w) + 2 * w) +
                              0.03 * std::sin(t * (1.3 + 0.2 * w)));
}

// Of the plane's middle, with dissonance and tonal stability going against each other as in the paper's data.
FeatureSpace made_up_space() {
    constexpr std::size_t kDissonance = 4, kTonalStability = 5;
    FeatureSpace space;
    HumanRatings& ratings = space.ratings;
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        space.features[f] = {kMiddles[f] - 0.35f, kMiddles[f] + 0.35f, 0.12f};
        ratings.means[f] = kMiddles[f];
        ratings.deviations[f] = 0.16f;
        ratings.correlations[f][f] = 1;
    }
    ratings.correlations[kDissonance][kTonalStability] = ratings.correlations[kTonalStability][kDissonance] = -0.8f;
    for (std::size_t i = 0; i < 101; ++i) ratings.distances.at[i] = 0.8f + 0.03f * static_cast<float>(i);
    space.emotions.fill({0.05f, 0.85f, 0.13f});
    return space;
}

float mean(const std::vector<float>& v) {
    return static_cast<float>(std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size()));
}

}  // namespace

Analysis made_up_analysis(double duration_s, bool explained) {
    Analysis a;
    a.file = "made-up.wav";
    a.duration_s = duration_s;
    a.explained = explained;
    a.model = {explained ? "joint" : "a2e", "1.0", std::string(64, '0'), explained ? "joint" : "a2e"};
    a.engine = {"0.1.0", "native"};
    a.timings_s.total = 3.4;
    a.reference = {"film", "360 excerpts of film music", Chosen::automatically, {{"film", 0.8f}, {"popular", 0.15f}, {"classical", 0.05f}}};
    // In A minor, for half a minute of each in C major.
    a.harmony.heard = {{9, true}, {0, false}, 0.6f, 0.3f, 0.65f};
    a.harmony.hop_s = 0.37;
    for (double at_s = 0; at_s < duration_s; at_s += a.harmony.hop_s) {
        const bool major = std::fmod(at_s, 60) > 30;
        a.harmony.keys.push_back(major ? 0 : 21);
        a.harmony.minor.push_back(major ? 0.2f : 0.9f);
        for (auto& shares : a.harmony.pitch_classes) shares.push_back(1.0f / kPitchClasses);
    }
    // Slow, with a beat a second.
    a.pulse.tempo_bpm = 60;
    a.pulse.rival_bpm = 120;
    a.pulse.sure = 0.6f;
    a.pulse.clarity = 0.5f;
    a.pulse.hop_s = 0.5;
    a.pulse.series.clarity.assign(static_cast<std::size_t>(2 * duration_s) + 1, 0.5f);
    a.pulse.series.tempo_bpm = a.pulse.series.beat_strength = a.pulse.series.events_per_s = a.pulse.series.clarity;
    for (double at_s = 0.5; at_s < duration_s; ++at_s) a.pulse.beats_s.push_back(at_s);
    a.measured[kFeatureCount - 1] = 0.08f;
    a.weights = kWeights;
    a.feature_space = made_up_space();
    a.curve.start_s = kHop / 2;
    a.curve.hop_s = kHop;
    for (double t = a.curve.start_s; t < duration_s; t += kHop) {
        PerFeature<float> x{};
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            x[f] = kMiddles[f] + wander(f, t);
            a.curve.midlevel[f].push_back(x[f]);
        }
        for (std::size_t k = 0; k < kEmotionCount; ++k)
            a.curve.emotions[k].push_back(std::inner_product(x.begin(), x.end(), kWeights[k].begin(), kBiases[k]));
    }
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        const float m = mean(a.curve.midlevel[f]);
        a.midlevel[f] = {m, m - 0.11f, m + 0.12f, 20 + 9 * static_cast<float>(f)};
    }
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        EmotionEstimate& e = a.emotions[k];
        e.mean = mean(a.curve.emotions[k]);
        e.low = e.mean - 0.10f;
        e.high = e.mean + 0.13f;
        e.percentile = 12 + 11 * static_cast<float>(k);
        e.ambiguous = k == 5;
        a.effects[k].bias = kBiases[k];
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            const float effect = kWeights[k][f] * a.midlevel[f].mean;
            a.effects[k].of[f] = effect;
            const float usual = kWeights[k][f] * 0.47f, spread = std::fabs(kWeights[k][f]) * 0.16f;
            a.reference_effects[k][f] = {usual - 1.7f * spread, usual - 0.7f * spread, usual,
                                         usual + 0.7f * spread, usual + 1.7f * spread, usual};
        }
        a.sentences[k] = "Made up for a test: minorness raises it most, melodiousness lowers it most.";
    }
    for (int clip = 0; clip < 360; ++clip) {
        const float angle = static_cast<float>(clip) * 2.39996f, far = std::sqrt(static_cast<float>(clip) / 360);
        a.reference_plane.push_back({0.45f + 0.26f * far * std::cos(angle), 0.48f + 0.28f * far * std::sin(angle)});
    }
    for (double t = 0; t + 10 <= duration_s; ++t) {
        Window w;
        w.start_s = t;
        w.end_s = t + 10;
        const auto first = static_cast<std::size_t>(t / kHop);
        const std::size_t last = std::min(static_cast<std::size_t>((t + 10) / kHop), a.curve.emotions[0].size());
        for (std::size_t i = first; i < last; ++i) {
            const float share = 1 / static_cast<float>(last - first);
            for (std::size_t f = 0; f < kFeatureCount; ++f) w.midlevel[f] += share * a.curve.midlevel[f][i];
            for (std::size_t k = 0; k < kEmotionCount; ++k) w.emotions[k] += share * a.curve.emotions[k][i];
        }
        a.windows.push_back(w);
    }
    if (explained) {
        auto& left_out = a.left_out.emplace();
        for (std::size_t k = 0; k < kEmotionCount; ++k) {
            for (const float value : a.curve.emotions[k])
                a.curve.black_box[k].push_back(0.1f + 0.9f * value + 0.02f * static_cast<float>(k));
            const float heard = mean(a.curve.black_box[k]);
            left_out[k] = {heard, heard - a.emotions[k].mean, 20 + 10 * static_cast<float>(k)};
            a.reference_left_out[k] = {-0.08f, -0.03f, 0, 0.03f, 0.08f, 0.01f};
        }
    } else {
        a.midlevel = {};
        a.effects = {};
        a.reference_effects = {};
        a.weights = {};
        a.feature_space = {};
        for (auto& values : a.curve.midlevel) values.clear();
        for (Window& w : a.windows) w.midlevel = {};
    }
    return a;
}

Overview made_up_overview(double duration_s) {
    Overview o;
    o.slice_s = 0.01;
    for (double t = 0; t < duration_s; t += o.slice_s) {
        const double loud = 0.25 + 0.5 * std::fabs(std::sin(t / 23)) + 0.2 * std::sin(t * 2.1) * std::sin(t / 7);
        const double rough = 0.6 + 0.4 * std::sin(t * 91.7) * std::sin(t * 37.3);
        o.highest.push_back(static_cast<float>(std::clamp(loud * rough, 0.02, 1.0)));
        o.lowest.push_back(static_cast<float>(-std::clamp(loud * (1.2 - rough * 0.5), 0.02, 1.0)));
    }
    o.frames_per_second = 31.3;
    o.bands = 149;
    for (int frame = 0; frame < static_cast<int>(duration_s * o.frames_per_second); ++frame) {
        const double t = frame / o.frames_per_second;
        const double note = 30 + 12 * std::floor(2 + 2 * std::sin(std::floor(t * 2) * 1.7)) + 3 * std::floor(t / 8);
        for (int band = 0; band < o.bands; ++band) {
            double level = 0.30 * std::exp(-band / 60.0) + 0.04 * std::sin(band * 12.9898 + frame * 78.233);
            for (int overtone = 1; overtone <= 6; ++overtone) {
                const double at = note + 24 * std::log2(static_cast<double>(overtone));
                level += 0.75 / overtone * std::exp(-(band - at) * (band - at) / 3) *
                         (0.5 + 0.5 * std::fabs(std::sin(t / 23)));
            }
            if (std::fmod(t, 0.5) < 0.06) level += 0.25;
            o.levels.push_back(static_cast<std::uint8_t>(std::clamp(level, 0.0, 1.0) * 255));
        }
    }
    return o;
}

SongCells made_up_cells(double duration_s) {
    constexpr std::size_t kRows = 18;
    constexpr std::size_t kOutputs = kFeatureCount + kEmotionCount;
    const Analysis a = made_up_analysis(duration_s);
    SongCells out = {{a.curve.midlevel[0].size(), kRows, kOutputs, {}}, {a.curve.start_s, kHop, 4.5, 8, 3.5, 111}};
    for (std::size_t r = 0; r < kRows; ++r)
        for (std::size_t o = 0; o < kOutputs; ++o)
            out.cells.silence.push_back((o < kFeatureCount ? kMiddles[o] : 0.4f) + 0.01f * static_cast<float>(r % 3));
    for (std::size_t c = 0; c < out.cells.columns; ++c)
        for (std::size_t r = 0; r < kRows; ++r)
            for (std::size_t o = 0; o < kOutputs; ++o) {
                const double row = static_cast<double>(r), t = static_cast<double>(c) * kHop;
                const double wave = std::sin(2 * 3.14159265 * (row / kRows * static_cast<double>(o % 3 + 1)) + t / 9);
                const float value = o < kFeatureCount ? a.curve.midlevel[o][c] : a.curve.black_box[o - kFeatureCount][c];
                out.cells.values.push_back(value + static_cast<float>(0.2 * wave));
            }
    return out;
}

References made_up_references() {
    const auto spread = [](float from) {
        Quantiles q;
        for (std::size_t i = 0; i < q.at.size(); ++i)
            q.at[i] = from + static_cast<float>(i) * 0.6f / static_cast<float>(q.at.size() - 1);
        return q;
    };
    References references;
    for (const auto& [kind, from] : {std::pair<std::string_view, float>{kAllMusic, 0.05f}, {kFilmMusic, 0.0f}, {kPopularMusic, 0.15f}}) {
        Reference& of = references.kinds.emplace_back();
        of.kind = kind;
        of.clips = "100 made-up clips";
        of.plane = {{from + 0.2f, from + 0.3f}, {from + 0.4f, from + 0.5f}};
        of.emotions.fill(spread(from));
        of.midlevel.fill(spread(from));
        of.midlevel_means.fill(from + 0.3f);
        of.tells_left_out = true;
        of.left_out.fill(spread(from - 0.3f));
        of.ratings.deviations.fill(0.16f);
        for (std::size_t f = 0; f < kFeatureCount; ++f) of.ratings.correlations[f][f] = 1;
        of.ratings.distances = spread(0.8f);
    }
    return references;
}

void NotingHost::analyse(int song) {
    notes.push_back("analyse " + std::to_string(song));
    if (on_analyse) on_analyse(song);
}

}  // namespace moodglass::app
