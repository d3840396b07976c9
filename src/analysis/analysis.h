// SPDX-License-Identifier: Apache-2.0
// The one result type: what the engine returns, the command prints, the panels draw and the exports hold.
// docs/analysis.schema.json describes the same as JSON. All ratings are on the scale rating / 10.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sections.h"
#include "analysis/song_harmony.h"
#include "audio/silences.h"
#include "explain/effects.h"
#include "explain/feature_space.h"
#include "explain/left_out.h"
#include "explain/references.h"
#include "network/ratings.h"
#include "pulse/pulse.h"

namespace moodglass {

// One predicted rating of the whole song.
struct Estimate {
    float mean = 0;
    float low = 0;         // 80 % prediction interval, from out-of-fold residuals, times interval_scale
    float high = 0;
    float percentile = 0;  // 0 to 100: the share of the reference music that lies below
};

struct EmotionEstimate : Estimate {
    bool ambiguous = false;  // the interval covers the middle half of the reference music
};

// One 10 s view of the song; windows start every second.
struct Window {
    double start_s = 0;
    double end_s = 0;
    PerFeature<float> midlevel{};
    PerEmotion<float> emotions{};
};

// The finest view: one value per column of the last feature map.
struct Curve {
    double start_s = 0;  // time of the middle of the first column
    double hop_s = 0;    // from one column to the next
    PerFeature<std::vector<float>> midlevel;
    PerEmotion<std::vector<float>> emotions;
    PerEmotion<std::vector<float>> black_box;  // empty where it is not known what is left out
};

// Where an effect lies over the reference clips: what a box plot draws.
struct BoxPlot {
    float low = 0, q1 = 0, median = 0, q3 = 0, high = 0;  // whiskers: 5th and 95th percentile
    float mean = 0;
};

struct Analysis {
    std::string file;
    double duration_s = 0;  // of the file's sound; start and end trimmed of digital silence are part of it

    struct {
        std::string name, version, sha256, scheme;  // scheme: joint, a2mid2e or a2e
        std::string id() const { return sha256 + " " + scheme; }  // as Model::id()
    } model;
    struct {
        std::string version, kernels;  // kernels: native, wasm-simd or wasm-relaxed
    } engine;
    struct {
        double decode = 0, spectrogram = 0, network = 0, total = 0;
    } timings_s;

    // The music that it is compared with: percentiles, what is usual, sentences.
    struct {
        std::string kind, clips;  // "film", "360 excerpts of film music"
        Chosen chosen = Chosen::automatically;
        std::vector<KindProbability> probabilities;  // of what the song sounds like, the likeliest first
    } reference;

    // False for the black box (a2e): then midlevel, effects and the features' curves are empty of meaning and are left
    // out of the JSON.
    bool explained = true;

    // The kind of music on which its intervals were measured, since it sounds like that; empty in results kept by an earlier
    // version. explain/uncertainty.h has the words for it.
    std::string intervals_of;

    // How much wider the intervals are than the residuals, for a song unlike the training clips: 1 or more.
    float interval_scale = 1;

    PerFeature<Estimate> midlevel;
    PerFeature<float> measured{};  // how much of each feature's mean is measured (network/measured_part.h), not heard by the network
    PerEmotion<EmotionEstimate> emotions;
    PerEmotion<Effects> effects;                        // effects + bias = emotion, to 1e-5
    PerEmotion<PerFeature<float>> weights{};            // of the model's layer 7 -> 8: effect = weight x feature
    PerEmotion<PerFeature<BoxPlot>> reference_effects;  // of the reference music, for drawing
    std::vector<std::array<float, 2>> reference_plane;   // valence and energy of the reference music

    UsualCells usual_cells;  // of the reference music, for maps; not known of a result that was kept

    // What the reasons leave out, where the model holds the black box's head, too.
    std::optional<PerEmotion<LeftOut>> left_out;
    PerEmotion<BoxPlot> reference_left_out;  // of the reference music, for drawing

    FeatureSpace feature_space;                          // what a question "what if" is judged by
    PerEmotion<std::string> sentences;                  // one plain English sentence an emotion
    std::vector<Window> windows;
    Curve curve;
    std::vector<Section> sections;  // one after the other; empty while nothing is analysed
    PerEmotion<Moment> moments;     // the strongest ten seconds of each
    SongHarmony harmony;
    Pulse pulse;  // empty of moments where it is not known, as harmony is
    std::vector<Silence> silences;  // within it, in the file's time: they count for nothing
    std::vector<std::string> warnings;  // "cut after 12.4 s: analysed up to there"
};

}  // namespace moodglass
