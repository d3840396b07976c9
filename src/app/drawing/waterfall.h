// SPDX-License-Identifier: Apache-2.0
// How an emotion's value comes about, as a waterfall: from the bias, one bar an effect, to the value.
#pragma once

#include <vector>

#include "analysis/analysis.h"

namespace moodglass::app {

struct WaterfallStep {
    std::size_t feature = 0;
    float from = 0, to = 0;  // running total before and after this effect
    BoxPlot reference;       // of this effect over the reference clips, moved to begin where the bar begins
};

struct Waterfall {
    float bias = 0, total = 0;
    std::vector<WaterfallStep> steps;
    float low = 0, high = 0;  // what an axis has to span: bars, boxes and, where bars begin there, zero
};

// from_zero: the bias is drawn as a bar, too.
Waterfall make_waterfall(const Effects& effects, const PerFeature<BoxPlot>& reference,
                         const PerFeature<std::size_t>& order, bool from_zero = true);

}  // namespace moodglass::app
