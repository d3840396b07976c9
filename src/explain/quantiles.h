// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

namespace moodglass {

// The 0th to 100th percentile of a set of values, ascending.
struct Quantiles {
    std::array<float, 101> at{};
    // Share of the set below the value, 0 to 100, linear between quantiles.
    float percentile_of(float value) const;
    float deviation() const;              // standard deviation, linear between quantiles
    Quantiles times(float factor) const;  // of the same values, each times the factor

    // Linear between the values, as numpy.percentile. Of at least one value.
    static Quantiles of(std::vector<float> values);
};

}  // namespace moodglass
