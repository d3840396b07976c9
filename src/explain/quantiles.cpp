// SPDX-License-Identifier: Apache-2.0
#include "explain/quantiles.h"

#include <algorithm>
#include <cmath>

namespace moodglass {

float Quantiles::percentile_of(float value) const {
    if (!(value > at.front())) return 0;  // nor what is no number
    if (value >= at.back()) return 100;
    const auto above = static_cast<std::size_t>(std::upper_bound(at.begin(), at.end(), value) - at.begin());
    const float low = at[above - 1], high = at[above];
    return static_cast<float>(above - 1) + (high > low ? (value - low) / (high - low) : 0.0f);
}

float Quantiles::deviation() const {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
        const double low = static_cast<double>(at[i]), high = static_cast<double>(at[i + 1]);
        sum += (low + high) / 2;
        squares += (low * low + low * high + high * high) / 3;
    }
    const double count = static_cast<double>(at.size() - 1), mean = sum / count;
    return static_cast<float>(std::sqrt(std::max(squares / count - mean * mean, 0.0)));
}

Quantiles Quantiles::times(float factor) const {
    Quantiles out = *this;
    for (float& value : out.at) value *= factor;
    if (factor < 0) std::reverse(out.at.begin(), out.at.end());
    return out;
}

Quantiles Quantiles::of(std::vector<float> values) {
    std::sort(values.begin(), values.end());
    Quantiles out;
    for (std::size_t i = 0; i < out.at.size(); ++i) {
        const double place = static_cast<double>((values.size() - 1) * i) / static_cast<double>(out.at.size() - 1);
        const auto below = static_cast<std::size_t>(place), above = std::min(below + 1, values.size() - 1);
        const double low = static_cast<double>(values[below]), high = static_cast<double>(values[above]);
        out.at[i] = static_cast<float>(low + (place - static_cast<double>(below)) * (high - low));
    }
    return out;
}

}  // namespace moodglass
