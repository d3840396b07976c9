// SPDX-License-Identifier: Apache-2.0
#include "harmony/measures.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace moodglass {
namespace {

using Circle = std::array<double, kPitchClasses>;

// Mean pitch classes of the moments from `first` to `last` after moment i, as far as there are any; else 0.
Circle around(const std::vector<HarmonyMoment>& moments, std::size_t i, std::ptrdiff_t first, std::ptrdiff_t last) {
    const auto at = static_cast<std::ptrdiff_t>(i), count = static_cast<std::ptrdiff_t>(moments.size());
    const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(0, at + first), end = std::min(count, at + last + 1);
    Circle mean{};
    for (std::ptrdiff_t k = begin; k < end; ++k)
        for (std::size_t p = 0; p < kPitchClasses; ++p)
            mean[p] += static_cast<double>(moments[static_cast<std::size_t>(k)].pitch_classes[p]) /
                       static_cast<double>(end - begin);
    return mean;
}

double product(const Circle& a, const Circle& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

double diatonic(const Circle& shares) {
    std::complex<double> sum = 0;
    for (std::size_t p = 0; p < kPitchClasses; ++p)
        sum += shares[p] * std::polar(1.0, -2 * std::numbers::pi * 5 * static_cast<double>(p) / kPitchClasses);
    return std::abs(sum);
}

double spread(const Circle& shares) {
    double entropy = 0;
    for (const double share : shares) entropy -= share * std::log(std::max(share, 1e-9));
    return entropy / std::log(static_cast<double>(kPitchClasses));
}

double change(const Circle& before, const Circle& after) {
    return 1 - product(before, after) / std::max(std::sqrt(product(before, before) * product(after, after)), 1e-9);
}

}  // namespace

std::vector<HarmonyMeasures> measures_of(const Harmony& harmony) {
    const auto& moments = harmony.moments;
    std::vector<HarmonyMeasures> measures;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const auto& keys = moments[i].keys;
        Circle near = around(moments, i, -2, 2);
        const double sum = std::max(std::accumulate(near.begin(), near.end(), 0.0), 1e-9);
        for (double& share : near) share /= sum;
        const bool at_an_end = i == 0 || i + 1 == moments.size();
        const double changed = at_an_end ? 0 : change(around(moments, i, -4, -1), around(moments, i, 1, 4));
        measures.push_back({std::accumulate(keys.begin() + kPitchClasses, keys.end(), 0.0f),
                            *std::max_element(keys.begin(), keys.end()), static_cast<float>(diatonic(near)),
                            static_cast<float>(spread(near)), moments[i].pitched, static_cast<float>(changed)});
    }
    return measures;
}

}  // namespace moodglass
