// SPDX-License-Identifier: Apache-2.0
#include "explain/map.h"

#include <numeric>

#include "network/measured_part.h"

namespace moodglass {

Readout of_output(std::size_t output) {
    Readout readout;
    readout.weights[output] = 1;
    return readout;
}

Readout of_emotion(const PerFeature<float>& weights, float bias) {
    Readout readout;
    for (std::size_t f = 0; f < kFeatureCount; ++f) readout.weights[f] = weights[f];
    readout.bias = bias;
    return readout;
}

Map map_of(const Cells& cells, Range columns, const Readout& readout, Baseline baseline) {
    Map map;
    map.columns = columns;
    map.rows = cells.rows;
    for (std::size_t o = 0; o < cells.outputs; ++o)
        map.measured += readout.weights[o] * measured_mean(cells.measured, cells.outputs, o, columns);
    map.base = readout.bias + map.measured;
    const std::size_t count = columns.length() * cells.rows;
    const auto of_cell = [&](const float* cell) {
        float value = 0;
        for (std::size_t o = 0; o < cells.outputs; ++o) value += readout.weights[o] * cell[o];
        return value;
    };
    const float* cell = cells.values.data() + columns.begin * cells.rows * cells.outputs;
    map.values.reserve(count);
    for (std::size_t i = 0; i < count; ++i, cell += cells.outputs)
        map.values.push_back(of_cell(cell) / static_cast<float>(count));
    if (baseline == Baseline::mean) {
        map.base = value_of(map);
        const float share = (map.base - readout.bias - map.measured) / static_cast<float>(count);
        for (float& value : map.values) value -= share;
    }
    if (baseline == Baseline::silence) {
        double sum = 0;
        for (std::size_t row = 0; row < cells.rows; ++row) {
            const float silent = of_cell(cells.silence.data() + row * cells.outputs);
            sum += static_cast<double>(silent);
            for (std::size_t i = row; i < count; i += cells.rows) map.values[i] -= silent / static_cast<float>(count);
        }
        map.base += static_cast<float>(sum / static_cast<double>(cells.rows));
    }
    return map;
}

float value_of(const Map& map) {
    return static_cast<float>(std::accumulate(map.values.begin(), map.values.end(), static_cast<double>(map.base)));
}

}  // namespace moodglass
