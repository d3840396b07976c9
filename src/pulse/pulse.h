// SPDX-License-Identifier: Apache-2.0
// The pace of a song: its tempo, how clear its pulse is, how much happens. docs/pulse.md tells how far it can be
// trusted.
//
//     PulseEar ear;
//     while (...) ear.push(samples);
//     const Pulse pulse = ear.finish(length, start_s);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "audio/silences.h"
#include "pulse/onset_curve.h"

namespace moodglass {

// Least clarity of a song that is said to have a tempo: noise has some 0.10, quiet film music 0.15 to 0.3, songs with
// drums 0.4 to 0.8.
inline constexpr float kLeastClarity = 0.18f;

// And of one whose pulse is said to be clear.
inline constexpr float kClearPulse = 0.4f;

// How sure a tempo must be against its rival to be told alone, and to be told first.
inline constexpr float kSureTempo = 0.5f, kLikelierTempo = 0.2f;

// Slower is slow, faster fast, as metronomes have it: up to Adagio, and from Allegro on.
inline constexpr double kSlow_bpm = 76, kFast_bpm = 120;

struct Pulse {
    // 30 to 240; 0 where no pulse can be told. Its rival is half or twice as fast, whichever has more for it.
    double tempo_bpm = 0, rival_bpm = 0;

    // How sure the tempo is against its rival: 1 - score of the rival / score of the tempo (tempo.h), 0 to 1.
    float sure = 0;

    // Means over the moments of the series that are not silent. Clarity: the largest autocorrelation of the onset curve at lags of 40 to
    // 240 BPM (Lartillot, Eerola, Toiviainen and Fornari, "Multi-feature modeling of pulse clarity", ISMIR 2008), about
    // 0 to 1. Beat strength: the score of the moment's best tempo (tempo.h), so the repetition after one to four beats,
    // of tempi that people tap to.
    float clarity = 0, beat_strength = 0, events_per_s = 0;

    // Every half second, each heard in its surroundings (moments.h). A stretch of the song has the mean of its moments,
    // exactly. Silent ones are 0.
    double start_s = 0;  // of the first, in the file
    double hop_s = 0;
    struct Series {
        std::vector<float> tempo_bpm;  // along the song; not a mean but a way through all moments (tempo_path); 0 where
                                       // no pulse can be told
        std::vector<float> clarity, beat_strength;
        std::vector<float> events_per_s;  // events.h
    } series;

    std::vector<double> beats_s;  // rising, in the file; none where no pulse can be told
};

// strength: of an OnsetCurve. start_s: time of its first sample in the file. silences: counted from that sample.
Pulse pulse_of(std::span<const float> strength, double start_s, std::span<const Silence> silences = {});

// The whole way from samples. Memory: OnsetCurve's, and some 750 bytes for each half second.
class PulseEar {
  public:
    // Mono samples at kSampleRate, in pieces of any size.
    void push(std::span<const float> samples) { curve_.push(samples); }

    // length: samples up to the last that is not silent. Called once, last.
    Pulse finish(std::uint64_t length, double start_s, std::span<const Silence> silences = {}) {
        return pulse_of(curve_.finish(length), start_s, silences);
    }

  private:
    OnsetCurve curve_;
};

}  // namespace moodglass
