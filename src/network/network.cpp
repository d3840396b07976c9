// SPDX-License-Identifier: Apache-2.0
#include "network/network.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "network/operators.h"
#include "network/receptive_field.h"

namespace moodglass {
namespace {

struct Step {
    LayerShape moves;
    std::size_t channels = 0;  // that it gives
    std::unique_ptr<Operator> run;
};

MapShape after(const Step& step, const MapShape& shape) {
    const std::span moves(&step.moves, 1);
    return {output_length(moves, shape.time), output_length(moves, shape.frequency), step.channels};
}

}  // namespace

struct Network::State {
    std::vector<LayerShape> geometry;
    std::vector<Step> steps;  // with their own copies of the weights
    std::size_t outputs = 0;
    float mean = 0, scale = 1;
    Workplace workplace;
    std::vector<float> map, next;  // what one step reads, and what it writes
    std::vector<float> silence;    // empty until it is asked for
};

Network::Network(std::unique_ptr<State> state) : state_(std::move(state)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::create(const Model& model) {
    if (!prepare_operators())
        return failure("this processor cannot run the network: XNNPACK has no kernels for it");
    auto state = std::make_unique<State>();
    state->geometry = model.geometry();
    state->outputs = model.cell_outputs();
    state->mean = model.mean;
    state->scale = 1 / model.deviation;

    const auto add = [&](const Layer& layer, std::size_t channels, std::unique_ptr<Operator> run) {
        state->steps.push_back({layer, channels, std::move(run)});
        return state->steps.back().run != nullptr;
    };
    std::size_t channels = 1;
    bool made = true;
    for (const Layer& layer : model.layers) {
        if (!layer.is_pool()) channels = layer.out;
        made = made && add(layer, channels, fastest(layer, channels));
    }
    Layer head;
    head.kernel = 1;
    head.in = model.channels;
    head.out = model.cell_outputs();
    head.weights = model.head_weights;
    head.weights.insert(head.weights.end(), model.black_box_weights.begin(), model.black_box_weights.end());
    head.bias = model.head_bias;
    head.bias.insert(head.bias.end(), model.black_box_bias.begin(), model.black_box_bias.end());
    made = made && add(head, head.out, convolution(head, -std::numeric_limits<float>::infinity()));
    if (!made) return failure("the network could not be set up: there is too little memory, or its layers do not fit");
    return Network(std::move(state));
}

Result<Cells> Network::run(std::span<const float> frames) {
    State& s = *state_;
    MapShape shape{frames.size() / kBandCount, kBandCount, 1};
    Cells cells;
    cells.columns = output_length(s.geometry, shape.time);
    cells.rows = output_length(s.geometry, kBandCount);
    cells.outputs = s.outputs;
    if (cells.columns == 0) return failure("the sound is too short for the network");

    std::size_t largest = shape.size();
    MapShape each = shape;
    for (const Step& step : s.steps) largest = std::max(largest, (each = after(step, each)).size());
    s.map.resize(largest + kSlack);
    s.next.resize(largest + kSlack);
    for (std::size_t i = 0; i < frames.size(); ++i) s.map[i] = (frames[i] - s.mean) * s.scale;
    for (const Step& step : s.steps) {
        if (!step.run->run(s.map.data(), shape, s.next.data(), s.workplace))
            return failure("there is too little memory for the network; close other pages or programs", Cause::memory);
        shape = after(step, shape);
        std::swap(s.map, s.next);
    }
    cells.values.assign(s.map.begin(), s.map.begin() + static_cast<std::ptrdiff_t>(shape.size()));
    // What is no number, or none that a rating could be made of, ends here and reaches no result.
    const auto sane = [](float value) { return std::abs(value) <= kLargestNumber; };
    if (!std::all_of(cells.values.begin(), cells.values.end(), sane))
        return failure("the model's answer to this song is no number: its file is damaged; fetch it again, or choose another model");
    return cells;
}

Result<std::vector<float>> Network::silence() {
    std::vector<float>& silence = state_->silence;
    if (!silence.empty()) return silence;
    const std::vector<LayerShape>& geometry = state_->geometry;
    const std::size_t frames = receptive_field(geometry) + 2 * column_hop(geometry);  // so that one column sees no end
    const auto cells = run(std::vector<float>(frames * kBandCount));
    if (!cells) return tl::unexpected(cells.error());
    const std::size_t size = cells->rows * cells->outputs;
    const auto middle = cells->values.begin() + static_cast<std::ptrdiff_t>(cells->columns / 2 * size);
    silence.assign(middle, middle + static_cast<std::ptrdiff_t>(size));
    return silence;
}

}  // namespace moodglass
