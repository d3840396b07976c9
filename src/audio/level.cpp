// SPDX-License-Identifier: Apache-2.0
#include "audio/level.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

#include "audio/mono.h"

namespace moodglass {
namespace {

constexpr std::size_t kPiece = kSampleRate / 500;
constexpr double kLoud = 0.01;            // of all pieces
constexpr double kAboveLoud = 3;          // times
constexpr float kLeast = 0.01f;           // of the peak
constexpr int kMantissa = 23, kKept = 5;  // bits

}  // namespace

// A float's bits are, but for its mantissa's being linear, its logarithm.
std::size_t Level::bin_of(float magnitude) {
    static_assert(1u << kKept == kBins);
    constexpr std::uint32_t kFirst = std::bit_cast<std::uint32_t>(kDigitalSilence) >> (kMantissa - kKept);
    return std::min<std::size_t>((std::bit_cast<std::uint32_t>(magnitude) >> (kMantissa - kKept)) - kFirst,
                                 kOctaves * kBins - 1);
}

void Level::push(std::span<const float> samples) {
    while (!samples.empty()) {
        const auto piece = samples.first(std::min(samples.size(), kPiece - count_));
        samples = samples.subspan(piece.size());
        for (const float sample : piece) loudest_ = std::max(loudest_, std::abs(sample));
        peak_ = std::max(peak_, loudest_);
        count_ += piece.size();
        if (count_ < kPiece) return;
        if (loudest_ >= kDigitalSilence) ++pieces_[bin_of(loudest_)];
        loudest_ = 0;
        count_ = 0;
    }
}

void Level::add(const Level& other) {
    std::ranges::transform(pieces_, other.pieces_, pieces_.begin(), std::plus());
    peak_ = std::max(peak_, other.peak_);
}

float Level::value() const {
    std::uint64_t all = 0;
    for (const std::uint32_t count : pieces_) all += count;
    double louder = kLoud * static_cast<double>(all);
    for (std::size_t bin = pieces_.size(); bin-- > 0;) {
        const auto count = static_cast<double>(pieces_[bin]);
        if (louder >= count) {
            louder -= count;
            continue;
        }
        const double within = (static_cast<double>(bin % kBins) + 1 - louder / count) / kBins;
        const double loud = std::ldexp(static_cast<double>(kDigitalSilence) * (1 + within), static_cast<int>(bin / kBins));
        return std::clamp(static_cast<float>(kAboveLoud * loud), kLeast * peak_, peak_);
    }
    return peak_;
}

}  // namespace moodglass
