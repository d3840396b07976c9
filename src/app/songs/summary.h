// SPDX-License-Identifier: Apache-2.0
// What the panels show of a song or of a stretch of it: averages of the curves, and the effects that follow from them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/analysis.h"

namespace moodglass::app {

struct Stretch {
    double start_s = 0;
    double end_s = 0;

    double length_s() const { return end_s - start_s; }
    bool operator==(const Stretch&) const = default;
};

struct Reading {
    float value = 0;
    float low = 0, high = 0;          // 80 % interval
    std::optional<float> percentile;  // of a whole song only
    bool ambiguous = false;
};

// What an emotion's reasons leave out, and the black box's value, to which it leads.
struct Rest {
    float value = 0, black_box = 0;
    std::optional<float> percentile;  // of a whole song only
};

struct Summary {
    bool explained = true;
    std::optional<Stretch> stretch;  // empty: the whole song
    PerFeature<Reading> midlevel;
    PerEmotion<Reading> emotions;
    PerEmotion<Effects> effects;
    std::optional<PerEmotion<Rest>> left_out;  // where the model knows it, and of what is in the music only
};

// Features and emotions are linear in the columns of the curve, so the averages of the columns whose middle lies in the
// stretch (at least the nearest one), but for silent ones, are exactly what the model says of that stretch, and weight x feature its effects.
Summary summarise(const Analysis& analysis, const std::optional<Stretch>& stretch);

// Averages over any time of a curve, in constant time.
class CurveAverages {
  public:
    void assign(const std::vector<float>& values);
    // The average of `values` in the columns first..last (inclusive, clamped); 0 where there are none.
    float over(std::ptrdiff_t first, std::ptrdiff_t last) const;
    std::ptrdiff_t columns() const { return static_cast<std::ptrdiff_t>(sums_.size()) - 1; }

  private:
    std::vector<double> sums_{0.0};  // sums_[i]: of the first i values
};

// Curves are drawn as averages over this time at the least.
inline constexpr double kLeastSmoothing_s = 1;

// How many columns on either side of one such an average takes in.
std::ptrdiff_t half_width(double over_s, double hop_s);

// From the lowest to the highest average over a column and `half` on either side, of any of the curves, with a little
// room; 0.35 to 0.65 at the least.
struct Limits {
    float low = 0.35f, high = 0.65f;
};
Limits limits_of(std::span<const CurveAverages> curves, std::ptrdiff_t half);

// Where the value would be if every effect were as it is on average in the reference clips, and how far each one is
// from that; they add up to the same value.
Effects compared_with_usual(const Effects& effects, const PerFeature<BoxPlot>& reference);
PerFeature<BoxPlot> compared_with_usual(const PerFeature<BoxPlot>& reference);

// The features' order by the size of their effect on an emotion in the whole song, largest first.
PerFeature<std::size_t> order_by_effect(const Effects& effects);

}  // namespace moodglass::app
