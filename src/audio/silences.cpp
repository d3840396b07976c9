// SPDX-License-Identifier: Apache-2.0
#include "audio/silences.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <utility>

#include "audio/mono.h"

namespace moodglass {
namespace {

constexpr std::size_t kBlock = kSampleRate / 10;
constexpr double kBelow = 1e-6;            // of the loudest power: 60 dB
constexpr std::size_t kKnock = 3;          // blocks: the loudest of a hundred and more, which may be no music
constexpr std::size_t kShortest = 2 * 10;  // blocks
constexpr double kSmallPart = 0.05;        // of the duration

}  // namespace

bool is_silent(std::span<const Silence> silences, double moment_s) {
    const auto behind = std::ranges::upper_bound(silences, moment_s, {}, &Silence::begin_s);
    return behind != silences.begin() && moment_s < std::prev(behind)->end_s;
}

std::optional<std::string> told_silence(std::span<const Silence> silences, double duration_s) {
    double silent_s = 0;
    for (const Silence& each : silences) silent_s += each.end_s - each.begin_s;
    if (silent_s <= kSmallPart * duration_s) return {};
    char text[128];
    std::snprintf(text, sizeof text,
                  "it is silent, or nearly so, for %.1f s of %.1f s: that counts for nothing in its values", silent_s,
                  duration_s);
    return text;
}

void Silences::end_block() {
    const auto count = static_cast<double>(count_);
    const double mean = sum_ / count;
    powers_.push_back(std::max(0.0, squares_ / count - mean * mean));
    sum_ = squares_ = 0;
    count_ = 0;
}

// Side by side, as the processor adds.
void Silences::add(std::span<const float> piece) {
    constexpr std::size_t kLanes = 4;
    std::array<double, kLanes> sums{}, squares{};
    const auto take = [&](std::size_t lane, float sample) {
        const auto value = static_cast<double>(sample);  // of direct current beside next to nothing floats keep too little
        sums[lane] += value;
        squares[lane] += value * value;
    };
    const std::size_t whole = piece.size() - piece.size() % kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) take(lane, piece[i + lane]);
    for (std::size_t i = whole; i < piece.size(); ++i) take(0, piece[i]);
    for (std::size_t lane = 0; lane < kLanes; ++lane) sum_ += sums[lane], squares_ += squares[lane];
    count_ += piece.size();
}

void Silences::push(std::span<const float> samples) {
    while (!samples.empty()) {
        const auto piece = samples.first(std::min(samples.size(), kBlock - count_));
        samples = samples.subspan(piece.size());
        add(piece);
        if (count_ == kBlock) end_block();
    }
}

std::vector<Silence> Silences::finish(std::uint64_t length) {
    if (count_ > 0) end_block();
    powers_.resize(std::min<std::size_t>(powers_.size(), static_cast<std::size_t>((length + kBlock - 1) / kBlock)));
    std::vector<Silence> all;
    if (powers_.empty()) return all;
    std::array<double, kKnock + 1> loudest{};  // in order
    for (double power : powers_)
        for (double& each : loudest)
            if (power > each) std::swap(power, each);
    const double least = kBelow * loudest[std::min(kKnock, powers_.size() / 100)];
    const auto at_s = [&](std::size_t block) {
        return static_cast<double>(std::min<std::uint64_t>(block * kBlock, length)) / kSampleRate;
    };
    for (std::size_t begin = 0; begin < powers_.size(); ++begin) {
        std::size_t end = begin;
        while (end < powers_.size() && powers_[end] <= least) ++end;
        if (end - begin >= kShortest) all.push_back({at_s(begin), at_s(end)});
        begin = end;
    }
    return all;
}

}  // namespace moodglass
