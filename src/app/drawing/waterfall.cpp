// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/waterfall.h"

#include <algorithm>

namespace moodglass::app {
namespace {

BoxPlot moved(const BoxPlot& box, float by) {
    return {by + box.low, by + box.q1, by + box.median, by + box.q3, by + box.high, by + box.mean};
}

}  // namespace

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
        step.reference = moved(reference[feature], step.from);
        out.low = std::min({out.low, step.to, step.reference.low});
        out.high = std::max({out.high, step.to, step.reference.high});
        out.steps.push_back(step);
    }
    out.total = running;
    return out;
}

void add_rest(Waterfall& to, float left_out, const BoxPlot& reference) {
    const WaterfallRest rest = {to.total, to.total + left_out, moved(reference, to.total)};
    to.low = std::min({to.low, rest.to, rest.reference.low});
    to.high = std::max({to.high, rest.to, rest.reference.high});
    to.rest = rest;
}

}  // namespace moodglass::app
