// SPDX-License-Identifier: Apache-2.0
// How much begins to sound at each moment: samples, as they come, to one number 86 times a second. Spectral flux as in
// SuperFlux (Böck and Widmer, "Maximum filter vibrato suppression for onset detection", DAFx 2013):
//
//     frame n      1024 samples from 256 n on, zero beyond the end, under a periodic Hann window; |FFT|
//     band b       triangles, six an octave around 440 Hz from 30 Hz to 10.5 kHz, each divided by its sum
//     c[n, b]      the band's fourth root
//     h[n]         0.178 max over b of c[n, b]: what is softer by 60 dB is what the window leaks of the loudest
//     flux[n]      sum over b of max(0, c[n, b] - max(c[n-2, b-1], c[n-2, b], c[n-2, b+1], h[n])), from frame 2 on
//     level[n]     sum over b of c[n, b]
//     strength[n]  flux[n] / mean of level over the frames that are at most 344 (4 s) away
//
// The maximum over neighbouring bands ignores vibrato. The root stands where SuperFlux has a logarithm: both let
// soft sounds count beside loud ones, but a root commutes with level, so that the strength does not depend on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "audio/mono.h"

namespace moodglass {

inline constexpr std::size_t kOnsetFrame = 1024;                                          // samples
inline constexpr std::size_t kOnsetHop = 256;                                             // samples
inline constexpr double kOnsetsPerSecond = static_cast<double>(kSampleRate) / kOnsetHop;  // 86.13

// When that which a frame's strength tells of begins to sound, from the first sample: the middle between the two frames
// compared.
constexpr double onset_time_s(std::size_t frame) {
    return static_cast<double>(frame * kOnsetHop + kOnsetFrame / 2 - kOnsetHop) / kSampleRate;
}

class OnsetCurve {
  public:
    OnsetCurve();
    ~OnsetCurve();
    OnsetCurve(OnsetCurve&&) noexcept;
    OnsetCurve& operator=(OnsetCurve&&) noexcept;

    // Mono samples at kSampleRate, in pieces of any size. Eight bytes a frame are kept: 2.5 MB an hour.
    void push(std::span<const float> samples);

    // The strength of every frame that begins within the first `length` samples: ceil(length / kOnsetHop) numbers, 0 or
    // more. What was pushed beyond must be silence. Called once, last.
    std::vector<float> finish(std::uint64_t length);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
