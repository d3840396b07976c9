// SPDX-License-Identifier: Apache-2.0
#include "pulse/tempo.h"

#include <algorithm>
#include <cstdint>

namespace moodglass {
namespace {

constexpr double kLiked_bpm = 100, kSpread = 0.9;  // octaves
constexpr std::size_t kMultiples = 4;

}  // namespace

std::vector<TempoScorer::Between> TempoScorer::betweens(std::size_t tempo, std::size_t lags) {
    std::vector<Between> found;
    double sum = 0;
    for (std::size_t k = 1; k <= kMultiples; ++k) {
        const double lag = static_cast<double>(k) * frames_per_beat(static_cast<double>(tempo));
        if (lag + 1 >= static_cast<double>(lags)) break;
        const double whole = std::floor(lag), weight = 1.0 / static_cast<double>(k);
        found.push_back({static_cast<std::size_t>(whole), static_cast<float>(weight * (1 - lag + whole)),
                         static_cast<float>(weight * (lag - whole))});
        sum += weight;
    }
    const double octaves = std::log2(tempo_bpm(static_cast<double>(tempo)) / kLiked_bpm) / kSpread;
    for (Between& b : found) {
        const double scale = std::exp(-octaves * octaves / 2) / sum;
        b.weight = static_cast<float>(b.weight * scale);
        b.weight_next = static_cast<float>(b.weight_next * scale);
    }
    return found;
}

TempoScorer::TempoScorer(std::size_t lags) {
    for (std::size_t t = 0; t < kTempoCount; ++t) betweens_[t] = betweens(t, lags);
}

TempoScores TempoScorer::operator()(std::span<const float> r) const {
    TempoScores scores{};
    for (std::size_t t = 0; t < kTempoCount; ++t)
        for (const Between& b : betweens_[t]) scores[t] += b.weight * r[b.lag] + b.weight_next * r[b.lag + 1];
    return scores;
}

double best_tempo(const TempoScores& scores) {
    const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    if (best == 0 || best + 1 == kTempoCount) return static_cast<double>(best);
    const double before = scores[best - 1], at = scores[best], after = scores[best + 1];
    const double bend = before - 2 * at + after;
    return static_cast<double>(best) + (bend < 0 ? (before - after) / 2 / bend : 0);
}

Rival rival_of(double tempo, const TempoScores& scores) {
    constexpr auto kNear = static_cast<std::ptrdiff_t>(kTemposPerOctave / 12),
                   kOctave = static_cast<std::ptrdiff_t>(kTemposPerOctave);
    const std::ptrdiff_t own = std::lround(tempo);
    Rival rival{tempo, 0};
    for (const std::ptrdiff_t centre : {own - kOctave, own + kOctave})
        for (std::ptrdiff_t t = std::max<std::ptrdiff_t>(0, centre - kNear);
             t <= std::min<std::ptrdiff_t>(kTempoCount - 1, centre + kNear); ++t)
            if (const float score = scores[static_cast<std::size_t>(t)]; score > rival.score)
                rival = {static_cast<double>(t), score};
    return rival;
}

std::vector<std::size_t> tempo_path(std::span<const TempoScores> scores) {
    if (scores.empty()) return {};
    constexpr float kCost = 1.0f / kTemposPerOctave;  // of a step to the next tempo
    std::vector<std::array<std::uint8_t, kTempoCount>> from(scores.size());
    TempoScores sums = scores[0];
    for (std::size_t m = 1; m < scores.size(); ++m) {
        // The best way to t is by t itself, or by the best way to a neighbour, one step on: two passes find it.
        std::array<std::uint8_t, kTempoCount>& origin = from[m];
        for (std::size_t t = 0; t < kTempoCount; ++t) origin[t] = static_cast<std::uint8_t>(t);
        const auto by = [&](std::size_t t, std::size_t neighbour) {
            if (sums[neighbour] - kCost <= sums[t]) return;
            sums[t] = sums[neighbour] - kCost;
            origin[t] = origin[neighbour];
        };
        for (std::size_t t = 1; t < kTempoCount; ++t) by(t, t - 1);
        for (std::size_t t = kTempoCount - 1; t-- > 0;) by(t, t + 1);
        for (std::size_t t = 0; t < kTempoCount; ++t) sums[t] += scores[m][t];
    }
    std::vector<std::size_t> path(scores.size());
    path.back() = static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    for (std::size_t m = scores.size() - 1; m > 0; --m) path[m - 1] = from[m][path[m]];
    return path;
}

}  // namespace moodglass
