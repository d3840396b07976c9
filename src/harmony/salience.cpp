// SPDX-License-Identifier: Apache-2.0
#include "harmony/salience.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace moodglass {
namespace {

constexpr std::size_t kReach = 18;       // bands on either side: six semitones
constexpr float kFloor = 1e-3f;          // of the loudest band
constexpr std::size_t kTuningFrom = 72;  // the band of 220 Hz less a third of a semitone

void stand_out(std::span<float> frame, float floor) {
    std::array<double, kPitchBands + 1> sums{};
    for (std::size_t b = 0; b < kPitchBands; ++b) sums[b + 1] = sums[b] + frame[b];
    for (std::size_t b = 0; b < kPitchBands; ++b) {
        const std::size_t first = b - std::min(b, kReach), end = std::min(b + kReach + 1, kPitchBands);
        const double around = (sums[end] - sums[first]) / static_cast<double>(end - first);
        frame[b] = std::log1p(frame[b] / (static_cast<float>(around) + floor));
    }
}

}  // namespace

void to_salience(std::span<float> magnitudes, float loudest) {
    const float floor = kFloor * loudest + 1e-20f;
    for (std::size_t at = 0; at < magnitudes.size(); at += kPitchBands)
        stand_out(magnitudes.subspan(at, kPitchBands), floor);
}

double tuning_of(std::span<const float> saliences) {
    std::array<double, kThirds> strength{};
    for (std::size_t at = 0; at < saliences.size(); at += kPitchBands)
        for (std::size_t b = kTuningFrom; b < kPitchBands; ++b) {
            const double ratio = std::expm1(static_cast<double>(saliences[at + b]));
            strength[b % kThirds] += ratio * ratio;
        }
    std::complex<double> direction = 0;
    for (std::size_t third = 0; third < kThirds; ++third)
        direction +=
            strength[third] * std::polar(1.0, 2 * std::numbers::pi * (static_cast<double>(third) - 1) / kThirds);
    return std::abs(direction) > 0 ? std::arg(direction) / (2 * std::numbers::pi) : 0;
}

void tune(std::span<const float> salience, double tuning, std::span<float> tuned) {
    for (std::size_t b = 0; b < kPitchBands; ++b) {
        const double at =
            std::clamp(static_cast<double>(b) + kThirds * tuning, 0.0, static_cast<double>(kPitchBands - 1));
        const std::size_t low = std::min(static_cast<std::size_t>(at), kPitchBands - 2);
        const auto share = static_cast<float>(at - static_cast<double>(low));
        tuned[b] = (1 - share) * salience[low] + share * salience[low + 1];
    }
}

}  // namespace moodglass
