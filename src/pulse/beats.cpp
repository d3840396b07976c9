// SPDX-License-Identifier: Apache-2.0
#include "pulse/beats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "pulse/tempo.h"

namespace moodglass {
namespace {

constexpr double kTightness = 100;

// The curve under a Gaussian whose width follows the tempo, divided by its standard deviation.
std::vector<float> smoothed(std::span<const float> strength, const Moments& moments,
                            std::span<const std::size_t> path) {
    std::array<std::vector<float>, kTempoCount> bells;
    std::vector<float> curve(strength.size());
    double sum = 0, squares = 0;
    for (std::size_t n = 0; n < curve.size(); ++n) {
        const std::size_t tempo = path[moments.nearest(n)];
        auto& bell = bells[tempo];  // its right half
        const double width = frames_per_beat(static_cast<double>(tempo)) / 32;
        for (std::size_t i = bell.size(); static_cast<double>(i) <= 3 * width; ++i)
            bell.push_back(static_cast<float>(std::exp(-0.5 * static_cast<double>(i * i) / (width * width))));
        float value = bell[0] * strength[n];
        for (std::size_t i = 1; i < bell.size(); ++i) {
            if (i <= n) value += bell[i] * strength[n - i];
            if (n + i < curve.size()) value += bell[i] * strength[n + i];
        }
        curve[n] = value;
        sum += static_cast<double>(value);
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    const double count = static_cast<double>(curve.size()), mean = sum / count;
    const double deviation = std::sqrt(std::max(0.0, squares / count - mean * mean));
    if (deviation > 0)
        for (float& value : curve) value = static_cast<float>(static_cast<double>(value) / deviation);
    return curve;
}

// What a step costs, by its length in frames: entry i is of the step first + i.
struct Steps {
    std::size_t first = 0;
    std::vector<float> costs;
};

Steps steps_at(std::size_t tempo) {
    const double beat = frames_per_beat(static_cast<double>(tempo));
    Steps steps{static_cast<std::size_t>(std::ceil(beat / 2)), {}};
    for (std::size_t step = steps.first; static_cast<double>(step) <= 2 * beat; ++step) {
        const double away = std::log(static_cast<double>(step) / beat);
        steps.costs.push_back(static_cast<float>(kTightness * away * away));
    }
    return steps;
}

// Without the beats at both ends where hardly anything begins to sound.
std::vector<std::size_t> trimmed(const std::vector<std::size_t>& beats, std::span<const float> curve) {
    double squares = 0;
    for (const std::size_t beat : beats) squares += static_cast<double>(curve[beat]) * static_cast<double>(curve[beat]);
    const double enough = 0.5 * std::sqrt(squares / static_cast<double>(beats.size()));
    const auto strong = [&](std::size_t beat) { return static_cast<double>(curve[beat]) >= enough; };
    const auto first = std::find_if(beats.begin(), beats.end(), strong);
    const auto last = std::find_if(beats.rbegin(), beats.rend(), strong).base();
    return first < last ? std::vector<std::size_t>(first, last) : std::vector<std::size_t>{};
}

}  // namespace

std::vector<std::size_t> beat_frames(std::span<const float> strength, const Moments& moments,
                                     std::span<const std::size_t> path) {
    if (strength.empty() || path.empty()) return {};
    const std::vector<float> curve = smoothed(strength, moments, path);
    std::array<Steps, kTempoCount> steps;
    std::vector<float> sums(curve.size());
    std::vector<std::uint32_t> back(curve.size());  // how many frames before is the beat before; 0: none
    for (std::size_t n = 0; n < curve.size(); ++n) {
        const std::size_t tempo = path[moments.nearest(n)];
        auto& [first, costs] = steps[tempo];
        if (costs.empty()) steps[tempo] = steps_at(tempo);
        float best = 0;
        for (std::size_t i = 0; i < costs.size() && first + i <= n; ++i) {
            const float sum = sums[n - first - i] - costs[i];
            if (sum <= best) continue;
            best = sum;
            back[n] = static_cast<std::uint32_t>(first + i);
        }
        sums[n] = curve[n] + best;
    }
    // The chain ends where its sum is largest within the last two beats, for beyond the last onset it no longer grows.
    const std::size_t reach =
        std::min(curve.size(), static_cast<std::size_t>(2 * frames_per_beat(static_cast<double>(path.back()))));
    std::size_t at = static_cast<std::size_t>(
        std::max_element(sums.end() - static_cast<std::ptrdiff_t>(reach), sums.end()) - sums.begin());
    std::vector<std::size_t> beats{at};
    for (; back[at] > 0; beats.push_back(at)) at -= back[at];
    std::reverse(beats.begin(), beats.end());
    return trimmed(beats, curve);
}

}  // namespace moodglass
