// SPDX-License-Identifier: Apache-2.0
// Tempi, and how much speaks for each. A tempo is likely where the onset curve repeats itself after one beat, and after
// two, three and four, and where people like to tap:
//
//     score(t) = exp(-(log2(t / 100) / 0.9)^2 / 2) * (r[L] + r[2L] / 2 + r[3L] / 3 + r[4L] / 4) / (1 + 1/2 + 1/3 + 1/4)
//
// with r of periodicity.h, between whole lags by straight lines, and L = 60 / t seconds. A multiple longer than the
// lags that are there is left out of both sums. The preference is a bell as in Ellis ("Beat tracking by dynamic
// programming", J. New Music Research 36, 2007), who has it around 120 BPM. Here it is around the 600 ms that people
// tap by themselves (Fraisse 1982; Parncutt, Music Perception 11, 1994); docs/pulse.md says what that is worth.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "pulse/periodicity.h"

namespace moodglass {

// 30 to 240 BPM, 48 an octave.
inline constexpr std::size_t kTempoCount = 145;
inline constexpr std::size_t kTemposPerOctave = 48;
inline double tempo_bpm(double index) { return 30 * std::exp2(index / kTemposPerOctave); }
inline double frames_per_beat(double index) { return 60 * kOnsetsPerSecond / tempo_bpm(index); }

using TempoScores = std::array<float, kTempoCount>;

class TempoScorer {
  public:
    explicit TempoScorer(std::size_t lags);

    // r: of one moment, `lags` numbers. 0 for tempi whose beat is longer than these.
    TempoScores operator()(std::span<const float> r) const;

  private:
    // r at a lag between two whole ones.
    struct Between {
        std::size_t lag = 0;
        float weight = 0, weight_next = 0;  // of r[lag] and r[lag + 1]
    };
    static std::vector<Between> betweens(std::size_t tempo, std::size_t lags);

    std::array<std::vector<Between>, kTempoCount> betweens_;
};

// The highest score, between the tempi by a parabola through it and its neighbours: as an index for tempo_bpm().
double best_tempo(const TempoScores& scores);

// Half or twice the tempo, whichever has the higher score within a twelfth of an octave; and this score, at least 0.
struct Rival {
    double index = 0;
    float score = 0;
};
Rival rival_of(double tempo, const TempoScores& scores);

// The tempo along the song: the way through the moments whose scores have the largest sum, where each octave of change
// costs 1. Dynamic programming; indices for tempo_bpm().
std::vector<std::size_t> tempo_path(std::span<const TempoScores> scores);

}  // namespace moodglass
