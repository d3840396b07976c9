// SPDX-License-Identifier: Apache-2.0
#include "explain/map.h"

#include <numeric>

#include "network/measured_part.h"

namespace moodglass {
namespace {

float of_outputs(const Readout& readout, const float* outputs, std::size_t count) {
    float value = 0;
    for (std::size_t o = 0; o < count; ++o) value += readout.weights[o] * outputs[o];
    return value;
}

// What silent columns say becomes what the others say on the average.
void level_silence(Map& map, const Cells& cells) {
    std::vector<double> sums(map.rows);
    std::size_t sounding = 0;
    const auto silent = [&](std::size_t column) { return cells.silent[map.columns.begin + column] != 0; };
    for (std::size_t c = 0; c < map.columns.length(); ++c) {
        if (silent(c)) continue;
        ++sounding;
        for (std::size_t r = 0; r < map.rows; ++r) sums[r] += static_cast<double>(map.values[c * map.rows + r]);
    }
    for (std::size_t c = 0; c < map.columns.length(); ++c)
        for (std::size_t r = 0; silent(c) && r < map.rows; ++r)
            map.values[c * map.rows + r] = static_cast<float>(sums[r] / static_cast<double>(sounding));
}

// Counted from nothing.
Map plain_map(const Cells& cells, Range columns, const Readout& readout) {
    Map map;
    map.columns = columns;
    map.rows = cells.rows;
    for (std::size_t o = 0; o < cells.outputs; ++o)
        map.measured += readout.weights[o] * measured_mean(cells, o, columns);
    map.base = readout.bias + map.measured;
    const std::size_t count = columns.length() * cells.rows;
    const float* cell = cells.values.data() + columns.begin * cells.rows * cells.outputs;
    map.values.reserve(count);
    for (std::size_t i = 0; i < count; ++i, cell += cells.outputs)
        map.values.push_back(of_outputs(readout, cell, cells.outputs) / static_cast<float>(count));
    if (partly_silent(cells, columns)) level_silence(map, cells);
    return map;
}

// Takes from every cell what its row says; returns what they said together. rows: (rows, outputs)
float count_from(Map& map, const std::vector<float>& rows, std::size_t outputs, const Readout& readout) {
    double sum = 0;
    const std::size_t count = map.values.size();
    for (std::size_t row = 0; row < map.rows; ++row) {
        const float said = of_outputs(readout, rows.data() + row * outputs, outputs);
        sum += static_cast<double>(said);
        for (std::size_t i = row; i < count; i += map.rows) map.values[i] -= said / static_cast<float>(count);
    }
    return static_cast<float>(sum / static_cast<double>(map.rows));
}

}  // namespace

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

std::string_view name_of(CountedFrom from) { return from == CountedFrom::usual ? "usual" : "silence"; }

Map map_of(const Cells& cells, Range columns, const Readout& readout, Baseline baseline) {
    Map map = plain_map(cells, columns, readout);
    if (baseline == Baseline::mean) {
        const float value = value_of(map), share = (value - map.base) / static_cast<float>(map.values.size());
        map.base = value;
        for (float& cell : map.values) cell -= share;
    }
    if (baseline == Baseline::silence) map.base += count_from(map, cells.silence, cells.outputs, readout);
    return map;
}

Map map_of(const Cells& cells, Range columns, const Readout& readout, const UsualCells& usual) {
    Map map = plain_map(cells, columns, readout);
    map.from = CountedFrom::usual;
    const float of_usual = of_outputs(readout, usual.measured.data(), cells.outputs);
    map.base += count_from(map, usual.rows, cells.outputs, readout);
    map.measured -= of_usual;
    return map;
}

Map map_of(const Cells& cells, Range columns, const Readout& readout, CountedFrom from, const UsualCells& usual) {
    const bool known = usual.rows.size() == cells.rows * cells.outputs && usual.measured.size() == cells.outputs;
    return from == CountedFrom::usual && known ? map_of(cells, columns, readout, usual)
                                               : map_of(cells, columns, readout, Baseline::silence);
}

float value_of(const Map& map) {
    return static_cast<float>(std::accumulate(map.values.begin(), map.values.end(), static_cast<double>(map.base)));
}

}  // namespace moodglass
