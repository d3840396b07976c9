// SPDX-License-Identifier: Apache-2.0
#include "network/measured_part.h"

#include <algorithm>
#include <cmath>

#include "network/receptive_field.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {
namespace {

HarmonyMeasures between(std::span<const HarmonyMeasures> measures, double moment) {
    const double at = std::clamp(moment, 0.0, static_cast<double>(measures.size() - 1));
    const auto before = static_cast<std::size_t>(at);
    const std::size_t after = std::min(before + 1, measures.size() - 1);
    const auto share = static_cast<float>(at - static_cast<double>(before));
    HarmonyMeasures values;
    for (std::size_t m = 0; m < values.size(); ++m)
        values[m] = (1 - share) * measures[before][m] + share * measures[after][m];
    return values;
}

}  // namespace

std::vector<float> measured_part(const Model& model, std::span<const HarmonyMeasures> measures, std::size_t columns,
                                 std::size_t sounding_frames, double from_s) {
    std::vector<float> part;
    if (model.measured_weights.empty() || measures.empty() || sounding_frames == 0) return part;
    const auto geometry = model.geometry();
    const double first = column_centre(geometry), frames = static_cast<double>(sounding_frames);
    const auto hop = static_cast<double>(column_hop(geometry));
    part.reserve(columns * model.cell_outputs());
    for (std::size_t c = 0; c < columns; ++c) {
        const double middle = std::fmod(first + static_cast<double>(c) * hop, frames) / kFramesPerSecond;
        const HarmonyMeasures here = between(measures, (from_s + middle) / kHarmonyHop_s - 0.5);
        for (std::size_t o = 0; o < model.cell_outputs(); ++o) {
            float sum = 0;
            for (std::size_t m = 0; m < kHarmonyMeasureCount; ++m)
                sum += model.measured_weights[o * kHarmonyMeasureCount + m] * (here[m] - model.measured_means[m]);
            part.push_back(sum);
        }
    }
    return part;
}

float measured_mean(const Cells& cells, std::size_t output, Range columns) {
    if (cells.measured.empty() || columns.length() == 0) return 0;
    const bool some_silent = partly_silent(cells, columns);
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t c = columns.begin; c < columns.end; ++c) {
        if (some_silent && cells.silent[c]) continue;
        sum += static_cast<double>(cells.measured[c * cells.outputs + output]);
        ++count;
    }
    return static_cast<float>(sum / static_cast<double>(count));
}

}  // namespace moodglass
