// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/axis.h"

#include <algorithm>
#include <cmath>

namespace moodglass::app {
namespace {

std::vector<double> multiples(double low, double high, double step) {
    std::vector<double> out;
    for (double n = std::ceil(low / step - 1e-9); n * step <= high + step * 1e-9; ++n) out.push_back(n * step + 0.0);
    return out;
}

// The bins nearest to 440 Hz x 2^(k / 24), each once; a band reaches over three of them and is named by the middle one,
// or, where they are neighbours, is the first alone.
std::vector<float> make_band_frequencies() {
    constexpr double kBinHz = 22050.0 / 2048;
    std::vector<int> bins;
    for (int k = static_cast<int>(std::ceil(24 * std::log2(20.0 / 440))); k <= 24 * std::log2(16000.0 / 440); ++k) {
        const int bin = std::min(static_cast<int>(std::lround(440 * std::exp2(k / 24.0) / kBinHz)), 1023);
        if (bins.empty() || bins.back() != bin) bins.push_back(bin);
    }
    std::vector<float> out;
    for (std::size_t i = 0; i + 2 < bins.size(); ++i)
        out.push_back(static_cast<float>((bins[i + 2] - bins[i] < 2 ? bins[i] : bins[i + 1]) * kBinHz));
    return out;
}

}  // namespace

std::vector<double> value_ticks(double low, double high, int most) {
    if (!(high > low) || most < 2) return {};
    double power = std::pow(10, std::floor(std::log10((high - low) / most)));
    for (int guard = 0; guard < 4; ++guard, power *= 10) {
        for (double factor : {1.0, 2.0, 5.0}) {
            std::vector<double> ticks = multiples(low, high, factor * power);
            if (static_cast<int>(ticks.size()) <= most) return ticks;
        }
    }
    return {};
}

int decimals_of(const std::vector<double>& ticks) {
    if (ticks.size() < 2) return 2;
    const double step = ticks[1] - ticks[0];
    return step > 0.99 ? 0 : step > 0.099 ? 1 : step > 0.0099 ? 2 : 3;
}

TimeTicks time_ticks(double start_s, double end_s, int most) {
    TimeTicks out;
    if (!(end_s > start_s)) return out;
    for (double step :
         {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0}) {
        out.step_s = step;
        if ((end_s - start_s) / step <= std::max(most, 1)) break;
    }
    out.at_s = multiples(start_s, end_s, out.step_s);
    return out;
}

std::string format_tick(double time_s, double step_s, Language language) {
    return step_s < 1 ? format_precise_time(time_s, language) : format_time(time_s + 1e-6);
}

const std::vector<float>& band_frequencies() {
    static const std::vector<float> frequencies = make_band_frequencies();
    return frequencies;
}

float band_at(float hertz) {
    const std::vector<float>& all = band_frequencies();
    const auto above = std::lower_bound(all.begin(), all.end(), hertz);
    if (above == all.begin()) return 0;
    if (above == all.end()) return static_cast<float>(all.size() - 1);
    const float low = *(above - 1), high = *above;
    return static_cast<float>(above - all.begin() - 1) + std::log2(hertz / low) / std::log2(high / low);
}

}  // namespace moodglass::app
