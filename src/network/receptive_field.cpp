// SPDX-License-Identifier: Apache-2.0
#include "network/receptive_field.h"

#include <algorithm>
#include <vector>

namespace moodglass {
namespace {

std::size_t through(const LayerShape& layer, std::size_t length) {
    const std::size_t padded = length + 2 * layer.pad;
    return padded < layer.kernel ? 0 : (padded - layer.kernel) / layer.stride + 1;
}

}  // namespace

std::size_t output_length(std::span<const LayerShape> layers, std::size_t input_length) {
    for (const LayerShape& layer : layers) input_length = through(layer, input_length);
    return input_length;
}

std::size_t column_hop(std::span<const LayerShape> layers) {
    std::size_t hop = 1;
    for (const LayerShape& layer : layers) hop *= layer.stride;
    return hop;
}

std::size_t receptive_field(std::span<const LayerShape> layers) {
    std::size_t field = 1, hop = 1;
    for (const LayerShape& layer : layers) {
        field += (layer.kernel - 1) * hop;
        hop *= layer.stride;
    }
    return field;
}

double column_centre(std::span<const LayerShape> layers) {
    double centre = 0, hop = 1;
    for (const LayerShape& layer : layers) {
        centre += ((static_cast<double>(layer.kernel) - 1) / 2 - static_cast<double>(layer.pad)) * hop;
        hop *= static_cast<double>(layer.stride);
    }
    return centre;
}

Range frames_of(std::span<const LayerShape> layers, Range columns, std::size_t input_length) {
    std::vector<std::size_t> lengths = {input_length};
    for (const LayerShape& layer : layers) lengths.push_back(through(layer, lengths.back()));
    for (std::size_t i = layers.size(); i-- > 0;) {
        const LayerShape& layer = layers[i];
        const std::size_t begin = columns.begin * layer.stride;
        const std::size_t end = (columns.end - 1) * layer.stride + layer.kernel;
        columns.begin = begin > layer.pad ? begin - layer.pad : 0;
        columns.end = std::min(end > layer.pad ? end - layer.pad : 0, lengths[i]);
    }
    return columns;
}

}  // namespace moodglass
