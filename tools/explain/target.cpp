// SPDX-License-Identifier: Apache-2.0
#include "target.h"

namespace moodglass {
namespace {

// Of a set of values, from its quantiles: for a normal distribution the 16th and the 84th lie one deviation from the
// mean.
float deviation(const Quantiles& quantiles) { return (quantiles.at[84] - quantiles.at[16]) / 2; }

template <class Names, class All>
Target highest_of(const Names& names, const All& quantiles, auto&& readout_of, const Cells& cells) {
    Target best;
    float highest = -1;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Readout readout = readout_of(i);
        const float percentile =
            quantiles[i].percentile_of(value_of(map_of(cells, {0, cells.columns}, readout, Baseline::zero)));
        if (percentile <= highest) continue;
        highest = percentile;
        best = {std::string(names[i]), readout, deviation(quantiles[i])};
    }
    return best;
}

}  // namespace

std::vector<Target> highest(const Model& model, const Reference& reference, const Cells& cells) {
    return {highest_of(
                kEmotionNames, reference.emotions,
                [&](std::size_t e) { return of_emotion(model.weights[e], model.bias[e]); }, cells),
            highest_of(kFeatureNames, reference.midlevel, of_output, cells)};
}

}  // namespace moodglass
