// SPDX-License-Identifier: Apache-2.0
#include "explain/what_if.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "explain/words.h"

namespace moodglass {
namespace {

constexpr double kExact = 1e-6;  // of an emotion: below what a float of this size tells apart

double move_in_deviations(const FeatureSpace& space, std::size_t feature, float from, float to) {
    return to == from ? 0 : static_cast<double>(to - from) / static_cast<double>(space.features[feature].deviation);
}

}  // namespace

Change smallest_change(const FeatureSpace& space, const PerFeature<float>& weights, const PerFeature<float>& from,
                       float rise) {
    PerFeature<double> at{};
    PerFeature<bool> free{};
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        at[f] = static_cast<double>(from[f]);
        free[f] = weights[f] != 0 && space.features[f].deviation > 0;
    }
    double left = static_cast<double>(rise);
    // Each round moves all free features by the same multiple of their slope, until the wish is met or the first one is
    // at its end.
    while (std::fabs(left) > kExact) {
        double gain = 0;
        PerFeature<double> slope{};
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            if (!free[f]) continue;
            const double deviation = static_cast<double>(space.features[f].deviation);
            slope[f] = static_cast<double>(weights[f]) * deviation * deviation;
            gain += slope[f] * static_cast<double>(weights[f]);
        }
        if (gain <= 0) break;
        double multiple = left / gain;
        std::size_t stopped = kFeatureCount;
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            if (!free[f]) continue;
            const Spread& spread = space.features[f];
            const bool up = slope[f] * left > 0;
            const double end = static_cast<double>(up ? std::max(spread.high, from[f]) : std::min(spread.low, from[f]));
            const double most = (end - at[f]) / slope[f];
            if (std::fabs(most) >= std::fabs(multiple)) continue;
            multiple = most;
            stopped = f;
        }
        for (std::size_t f = 0; f < kFeatureCount; ++f) at[f] += multiple * slope[f];
        left -= multiple * gain;
        if (stopped == kFeatureCount) break;
        free[stopped] = false;
    }
    Change change;
    double squares = 0;
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        change.to[f] = static_cast<float>(at[f]);
        squares += std::pow(move_in_deviations(space, f, from[f], change.to[f]), 2);
    }
    change.size = static_cast<float>(std::sqrt(squares));
    change.rise = static_cast<float>(static_cast<double>(rise) - left);
    change.reached = std::fabs(left) <= 10 * kExact;
    return change;
}

std::vector<std::size_t> moved_features(const FeatureSpace& space, const PerFeature<float>& from,
                                        const PerFeature<float>& to) {
    constexpr double kWorthNaming = 0.1, kOfTheFarthest = 0.4;
    const auto far = [&](std::size_t f) { return std::fabs(move_in_deviations(space, f, from[f], to[f])); };
    double farthest = 0;
    for (std::size_t f = 0; f < kFeatureCount; ++f) farthest = std::max(farthest, far(f));
    std::vector<std::size_t> moved;
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        if (far(f) >= std::max(kWorthNaming, kOfTheFarthest * farthest)) moved.push_back(f);
    std::stable_sort(moved.begin(), moved.end(), [&](std::size_t a, std::size_t b) { return far(a) > far(b); });
    return moved;
}

std::string what_would_have_to_change(std::size_t emotion, float value, const FeatureSpace& space,
                                      const PerFeature<float>& from, const Change& change) {
    const std::string noun(kEmotionNouns[emotion]), reached = decimals(value + change.rise);
    std::vector<std::string> moves;
    for (const std::size_t f : moved_features(space, from, change.to))
        moves.push_back(std::string(more_or_less(f, change.to[f] > from[f])) + " (" + decimals(change.to[f]) +
                        " instead of " + decimals(from[f]) + ")");
    if (moves.empty())
        return change.reached ? "For " + with_article(noun) + " of " + reached + " nothing much would have to change."
                              : "Within the range of the reference clips " + noun + " stays at " + reached + ".";
    char size[32];
    std::snprintf(size, sizeof size, "%.1f", static_cast<double>(change.size));
    const std::string start = change.reached
                                  ? "For " + with_article(noun) + " of " + reached + " instead of " + decimals(value)
                                  : "Within the range of the reference clips " + noun + " comes no " +
                                        (change.rise > 0 ? "higher" : "lower") + " than " + reached + "; for that";
    return start + " the music would have to be above all " + enumerated(moves) + ": " + size +
           " standard deviations of the reference clips in all.";
}

}  // namespace moodglass
