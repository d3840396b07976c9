// SPDX-License-Identifier: Apache-2.0
// The moments of a song at which its pace is told: every half second, each heard in its surroundings of 12 s under a
// Hann window (of which the middle 6 s weigh most). At the ends of a song the window stays within it, and a shorter
// song is one window, so that every moment hears a whole window and silence before or after weighs nothing.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

#include "pulse/onset_curve.h"

namespace moodglass {

inline constexpr std::size_t kMomentHop = 43;                          // frames of the onset curve
inline constexpr std::size_t kMomentSurroundings = 1024;               // frames: 11.9 s
inline constexpr double kMomentHop_s = kMomentHop / kOnsetsPerSecond;  // 0.499

class Moments {
  public:
    // frames: of the onset curve.
    explicit Moments(std::size_t frames) : frames_(frames), window_(std::min(frames, kMomentSurroundings)) {
        const double length = static_cast<double>(window_.size());
        for (std::size_t i = 0; i < window_.size(); ++i)
            window_[i] = static_cast<float>(
                0.5 - 0.5 * std::cos(2 * std::numbers::pi * (static_cast<double>(i) + 0.5) / length));
    }

    // Moment m is the frame m kMomentHop.
    std::size_t count() const { return (frames_ + kMomentHop - 1) / kMomentHop; }
    std::size_t nearest(std::size_t frame) const {
        return std::min((frame + kMomentHop / 2) / kMomentHop, count() - 1);
    }

    // Weights of the frames begin(m), begin(m) + 1, ... around moment m.
    std::span<const float> window() const { return window_; }
    std::size_t begin(std::size_t moment) const {
        const std::size_t centre = moment * kMomentHop;
        return std::min(centre - std::min(centre, kMomentSurroundings / 2), frames_ - window_.size());
    }

    // Weighted mean of a curve around a moment.
    double mean(std::span<const float> curve, std::size_t moment) const {
        const auto part = curve.subspan(begin(moment), window_.size());
        double sum = 0, weight = 0;
        for (std::size_t i = 0; i < part.size(); ++i) {
            sum += static_cast<double>(window_[i]) * static_cast<double>(part[i]);
            weight += static_cast<double>(window_[i]);
        }
        return weight > 0 ? sum / weight : 0;
    }

  private:
    std::size_t frames_;
    std::vector<float> window_;
};

}  // namespace moodglass
