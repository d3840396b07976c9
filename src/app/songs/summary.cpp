// SPDX-License-Identifier: Apache-2.0
#include "app/songs/summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace moodglass::app {
namespace {

// First and one past the last column of the stretch.
std::pair<std::size_t, std::size_t> columns_of(const Curve& curve, const Stretch& stretch) {
    const std::size_t count = curve.emotions[0].size();
    if (count == 0 || curve.hop_s <= 0) return {0, 0};
    const auto column = [&](double time_s) {
        const double at = std::ceil((time_s - curve.start_s) / curve.hop_s - 1e-9);
        return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(count)));
    };
    const std::size_t first = column(stretch.start_s);
    const std::size_t end = column(stretch.end_s);
    if (first < end) return {first, end};
    const double middle = (stretch.start_s + stretch.end_s) / 2;
    const double nearest = std::round((middle - curve.start_s) / curve.hop_s);
    const auto only = static_cast<std::size_t>(std::clamp(nearest, 0.0, static_cast<double>(count - 1)));
    return {only, only + 1};
}

// Those of them that sound; all where none does.
std::vector<std::size_t> sounding_columns(const Analysis& analysis, std::size_t first, std::size_t end) {
    std::vector<std::size_t> all, sounding;
    for (std::size_t c = first; c < end; ++c) {
        all.push_back(c);
        const double middle_s = analysis.curve.start_s + static_cast<double>(c) * analysis.curve.hop_s;
        if (!is_silent(analysis.silences, middle_s)) sounding.push_back(c);
    }
    return sounding.empty() ? all : sounding;
}

float average(const std::vector<float>& values, const std::vector<std::size_t>& columns) {
    if (columns.empty() || columns.back() >= values.size()) return 0;
    double sum = 0;
    for (const std::size_t c : columns) sum += static_cast<double>(values[c]);
    return static_cast<float>(sum / static_cast<double>(columns.size()));
}

// The interval comes from residuals: it has the same width around any value.
Reading moved(const Estimate& whole, float value) {
    return {value, value + whole.low - whole.mean, value + whole.high - whole.mean, std::nullopt, false};
}

}  // namespace

Summary summarise(const Analysis& analysis, const std::optional<Stretch>& stretch) {
    Summary out;
    out.explained = analysis.explained;
    out.effects = analysis.effects;
    const auto [first, end] =
        stretch ? columns_of(analysis.curve, *stretch) : std::pair<std::size_t, std::size_t>{0, 0};
    if (first == end) {
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            const Estimate& e = analysis.midlevel[f];
            out.midlevel[f] = {e.mean, e.low, e.high, e.percentile, false};
        }
        for (std::size_t k = 0; k < kEmotionCount; ++k) {
            const EmotionEstimate& e = analysis.emotions[k];
            out.emotions[k] = {e.mean, e.low, e.high, e.percentile, e.ambiguous};
        }
        if (analysis.left_out) {
            auto& left_out = out.left_out.emplace();
            for (std::size_t k = 0; k < kEmotionCount; ++k) {
                const LeftOut& of = (*analysis.left_out)[k];
                left_out[k] = {of.value, of.black_box, of.percentile};
            }
        }
        return out;
    }
    out.stretch = stretch;
    const std::vector<std::size_t> columns = sounding_columns(analysis, first, end);
    for (std::size_t f = 0; f < kFeatureCount && analysis.explained; ++f)
        out.midlevel[f] = moved(analysis.midlevel[f], average(analysis.curve.midlevel[f], columns));
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        out.emotions[k] = moved(analysis.emotions[k], average(analysis.curve.emotions[k], columns));
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            out.effects[k].of[f] = analysis.weights[k][f] * out.midlevel[f].value;
    }
    if (analysis.left_out && !analysis.curve.black_box[0].empty()) {
        auto& left_out = out.left_out.emplace();
        for (std::size_t k = 0; k < kEmotionCount; ++k) {
            const float heard = average(analysis.curve.black_box[k], columns);
            left_out[k] = {heard - out.emotions[k].value, heard, std::nullopt};
        }
    }
    return out;
}

void CurveAverages::assign(const std::vector<float>& values) {
    sums_.assign(1, 0.0);
    sums_.reserve(values.size() + 1);
    for (float value : values) sums_.push_back(sums_.back() + static_cast<double>(value));
}

float CurveAverages::over(std::ptrdiff_t first, std::ptrdiff_t last) const {
    first = std::max<std::ptrdiff_t>(first, 0);
    last = std::min<std::ptrdiff_t>(last, columns() - 1);
    if (first > last) return 0;
    const double sum = sums_[static_cast<std::size_t>(last + 1)] - sums_[static_cast<std::size_t>(first)];
    return static_cast<float>(sum / static_cast<double>(last - first + 1));
}

std::ptrdiff_t half_width(double over_s, double hop_s) {
    return std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(std::lround((over_s / hop_s - 1) / 2)));
}

Limits limits_of(std::span<const CurveAverages> curves, std::ptrdiff_t half) {
    constexpr float kRoom = 0.02f;
    Limits out;
    for (const CurveAverages& curve : curves) {
        for (std::ptrdiff_t i = 0; i < curve.columns(); ++i) {
            const float value = curve.over(i - half, i + half);
            out.low = std::min(out.low, value - kRoom);
            out.high = std::max(out.high, value + kRoom);
        }
    }
    return out;
}

Effects compared_with_usual(const Effects& effects, const PerFeature<BoxPlot>& reference) {
    Effects out = effects;
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        out.bias += reference[f].mean;
        out.of[f] -= reference[f].mean;
    }
    return out;
}

PerFeature<BoxPlot> compared_with_usual(const PerFeature<BoxPlot>& reference) {
    PerFeature<BoxPlot> out = reference;
    for (BoxPlot& box : out) {
        for (float* value : {&box.low, &box.q1, &box.median, &box.q3, &box.high}) *value -= box.mean;
        box.mean = 0;
    }
    return out;
}

PerFeature<std::size_t> order_by_effect(const Effects& effects) {
    PerFeature<std::size_t> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return std::fabs(effects.of[a]) > std::fabs(effects.of[b]); });
    return order;
}

}  // namespace moodglass::app
