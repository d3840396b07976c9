// SPDX-License-Identifier: Apache-2.0
#include "audio/pauses.h"

#include <algorithm>

namespace moodglass {

double usual_s(std::vector<Step>& steps) {
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.s < b.s; });
    std::uint64_t left = 0;
    for (const Step& step : steps) left += step.count;
    left /= 2;
    for (const Step& step : steps) {
        if (left < step.count) return step.s;
        left -= step.count;
    }
    return 0;
}

double pauses_s(const std::vector<Step>& steps, double packet_s) {
    constexpr double kLongest_s = 0.12;
    double sum_s = 0;
    for (const Step& step : steps)
        if (step.s > std::max(2 * packet_s, kLongest_s)) sum_s += (step.s - packet_s) * static_cast<double>(step.count);
    return sum_s;
}

}  // namespace moodglass
