// SPDX-License-Identifier: Apache-2.0
// How an emotion's value comes about, as a waterfall: from the bias, one bar an effect, to the value.
#pragma once

#include <optional>
#include <vector>

#include "analysis/analysis.h"

namespace moodglass::app {

struct WaterfallStep {
    std::size_t feature = 0;
    float from = 0, to = 0;  // running total before and after this effect
    BoxPlot reference;       // of this effect over the reference clips, moved to begin where the bar begins
};

// Behind the total: what the reasons leave out, which leads to the black box's value.
struct WaterfallRest {
    float from = 0, to = 0;
    BoxPlot reference;  // of what is left out of the reference music, moved as above
};

struct Waterfall {
    float bias = 0, total = 0;
    std::vector<WaterfallStep> steps;
    std::optional<WaterfallRest> rest;
    float low = 0, high = 0;  // what an axis has to span: bars, boxes and, where bars begin there, zero
};

// from_zero: the bias is drawn as a bar, too.
Waterfall make_waterfall(const Effects& effects, const PerFeature<BoxPlot>& reference,
                         const PerFeature<std::size_t>& order, bool from_zero = true);

void add_rest(Waterfall& to, float left_out, const BoxPlot& reference);

}  // namespace moodglass::app
