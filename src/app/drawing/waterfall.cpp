// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/waterfall.h"

#include <algorithm>

namespace moodglass::app {

Waterfall make_waterfall(const Effects& effects, const PerFeature<BoxPlot>& reference,
                         const PerFeature<std::size_t>& order, bool from_zero) {
    Waterfall out;
    out.bias = effects.bias;
    out.low = from_zero ? std::min(0.0f, effects.bias) : effects.bias;
    out.high = from_zero ? std::max(0.0f, effects.bias) : effects.bias;
    float running = effects.bias;
    for (std::size_t feature : order) {
        WaterfallStep step;
        step.feature = feature;
        step.from = running;
        running += effects.of[feature];
        step.to = running;
        const BoxPlot& box = reference[feature];
        step.reference = {step.from + box.low, step.from + box.q1,   step.from + box.median,
                          step.from + box.q3,  step.from + box.high, step.from + box.mean};
        out.low = std::min({out.low, step.to, step.reference.low});
        out.high = std::max({out.high, step.to, step.reference.high});
        out.steps.push_back(step);
    }
    out.total = running;
    return out;
}

}  // namespace moodglass::app
