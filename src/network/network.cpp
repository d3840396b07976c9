// SPDX-License-Identifier: Apache-2.0
#include "network/network.h"

#include <pthreadpool.h>
#include <xnnpack.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "network/receptive_field.h"

namespace moodglass {
namespace {

struct Free {
    void operator()(xnn_subgraph_t subgraph) const { xnn_delete_subgraph(subgraph); }
    void operator()(xnn_runtime_t runtime) const { xnn_delete_runtime(runtime); }
    void operator()(pthreadpool_t pool) const { pthreadpool_destroy(pool); }
};
template <class Handle>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Free>;

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr std::uint32_t kInput = 0, kOutput = 1;

// Builds the graph node by node, for an input of `frames`; a later reshape gives it other lengths. Every value is NHWC:
// (1, time, frequency, channels).
class Builder {
  public:
    explicit Builder(std::size_t frames) : shape_{1, frames, kBandCount, 1} {
        xnn_subgraph_t graph = nullptr;
        ok_ = xnn_create_subgraph(2, 0, &graph) == xnn_status_success;
        graph_.reset(graph);
        value_ = define(shape_, nullptr, kInput, XNN_VALUE_FLAG_EXTERNAL_INPUT);
    }

    void pool(const Layer& layer) {
        const auto size = static_cast<std::uint32_t>(layer.kernel);
        const std::uint32_t in = value_;
        advance(layer);
        value_ = define(shape_, nullptr, XNN_INVALID_VALUE_ID, 0);
        ok_ = ok_ && xnn_define_max_pooling_2d(graph_.get(), 0, 0, 0, 0, size, size, size, size, 1, 1, -kInfinity, kInfinity, in,
                                               value_, 0) == xnn_status_success;
    }

    // lowest: 0 for ReLU, -infinity for a plain linear layer.
    void convolution(const Layer& layer, float lowest, bool last) {
        const auto kernel = static_cast<std::uint32_t>(layer.kernel), pad = static_cast<std::uint32_t>(layer.pad),
                   stride = static_cast<std::uint32_t>(layer.stride);
        const std::uint32_t in = value_;
        const std::uint32_t weights =
            define({layer.out, layer.kernel, layer.kernel, layer.in}, layer.weights.data(), XNN_INVALID_VALUE_ID, 0);
        const std::uint32_t bias = define({layer.out}, layer.bias.data(), XNN_INVALID_VALUE_ID, 0);
        advance(layer);
        value_ = define(shape_, nullptr, last ? kOutput : XNN_INVALID_VALUE_ID, last ? XNN_VALUE_FLAG_EXTERNAL_OUTPUT : 0);
        ok_ = ok_ && xnn_define_convolution_2d(graph_.get(), pad, pad, pad, pad, kernel, kernel, stride, stride, 1, 1, 1,
                                               layer.in, layer.out, lowest, kInfinity, in, weights, bias, value_,
                                               0) == xnn_status_success;
    }

    Owned<xnn_runtime_t> finish(pthreadpool_t pool) {
        xnn_runtime_t runtime = nullptr;
        if (!ok_ || xnn_create_runtime_v4(graph_.get(), nullptr, nullptr, pool, 0, &runtime) != xnn_status_success) return nullptr;
        return Owned<xnn_runtime_t>(runtime);
    }

  private:
    std::uint32_t define(const std::vector<std::size_t>& shape, const float* data, std::uint32_t external_id,
                         std::uint32_t flags) {
        std::uint32_t id = XNN_INVALID_VALUE_ID;
        ok_ = ok_ && xnn_define_tensor_value(graph_.get(), xnn_datatype_fp32, shape.size(), shape.data(), data, external_id,
                                             flags, &id) == xnn_status_success;
        return id;
    }
    void advance(const Layer& layer) {
        const LayerShape shape = layer;
        shape_[1] = output_length(std::span(&shape, 1), shape_[1]);
        shape_[2] = output_length(std::span(&shape, 1), shape_[2]);
        shape_[3] = layer.out;
    }

    Owned<xnn_subgraph_t> graph_;
    std::vector<std::size_t> shape_;
    std::uint32_t value_ = XNN_INVALID_VALUE_ID;
    bool ok_ = true;
};

}  // namespace

struct Network::State {
    std::vector<LayerShape> geometry;  // XNNPACK holds a packed copy of the weights
    std::size_t outputs = 0;
    float mean = 0, scale = 1;
    Owned<pthreadpool_t> pool;
    Owned<xnn_runtime_t> runtime;
    std::size_t shaped_for = 0;  // frames
    std::vector<float> input, output;
};

Network::Network(std::unique_ptr<State> state) : state_(std::move(state)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::create(const Model& model, int threads) {
    if (xnn_initialize(nullptr) != xnn_status_success)
        return failure("this processor cannot run the network: XNNPACK has no kernels for it");
    auto state = std::make_unique<State>();
    state->geometry = model.geometry();
    state->outputs = model.outputs();
    state->mean = model.mean;
    state->scale = 1 / model.deviation;
    if (threads > 1) state->pool.reset(pthreadpool_create(static_cast<std::size_t>(threads)));

    Builder builder(kExcerptFrames);
    for (const Layer& layer : model.layers) {
        if (layer.is_pool()) {
            builder.pool(layer);
        } else {
            builder.convolution(layer, 0, false);
        }
    }
    Layer head;
    head.kernel = 1;
    head.in = model.channels;
    head.out = model.outputs();
    head.weights = model.head_weights;
    head.bias = model.head_bias;
    builder.convolution(head, -kInfinity, true);
    state->runtime = builder.finish(state->pool.get());
    if (!state->runtime) return failure("the network could not be set up: there is too little memory, or its layers do not fit");
    return Network(std::move(state));
}

Result<Cells> Network::run(std::span<const float> frames) {
    State& s = *state_;
    const std::size_t count = frames.size() / kBandCount;
    Cells cells;
    cells.columns = output_length(s.geometry, count);
    cells.rows = output_length(s.geometry, kBandCount);
    cells.outputs = s.outputs;
    const std::size_t size = cells.columns * cells.rows * cells.outputs;

    // XNNPACK may read, and the output's last vector may be written, a little past the end.
    constexpr std::size_t kSlack = XNN_EXTRA_BYTES / sizeof(float);
    s.input.resize(frames.size() + kSlack);
    s.output.resize(size + kSlack);
    for (std::size_t i = 0; i < frames.size(); ++i) s.input[i] = (frames[i] - s.mean) * s.scale;

    if (s.shaped_for != count) {
        const std::array<std::size_t, 4> shape = {1, count, kBandCount, 1};
        if (xnn_reshape_external_value(s.runtime.get(), kInput, shape.size(), shape.data()) != xnn_status_success ||
            xnn_reshape_runtime(s.runtime.get()) != xnn_status_success)
            return failure("there is too little memory for the network; close other pages or programs");
        s.shaped_for = count;
    }
    const std::array<xnn_external_value, 2> ends = {{{kInput, s.input.data()}, {kOutput, s.output.data()}}};
    if (xnn_setup_runtime_v2(s.runtime.get(), ends.size(), ends.data()) != xnn_status_success ||
        xnn_invoke_runtime(s.runtime.get()) != xnn_status_success)
        return failure("the network failed to run on this device");
    cells.values.assign(s.output.begin(), s.output.begin() + static_cast<std::ptrdiff_t>(size));
    // What is no number, or none that a rating could be made of, ends here and reaches no result.
    const auto sane = [](float value) { return std::abs(value) <= kLargestNumber; };
    if (!std::all_of(cells.values.begin(), cells.values.end(), sane))
        return failure("the model's answer to this song is no number: its file is damaged; fetch it again, or choose another model");
    return cells;
}

Result<std::vector<float>> Network::silence() {
    const std::vector<LayerShape>& geometry = state_->geometry;
    const std::size_t frames = receptive_field(geometry) + 2 * column_hop(geometry);  // so that one column sees no end
    const auto cells = run(std::vector<float>(frames * kBandCount));
    if (!cells) return tl::unexpected(cells.error());
    const std::size_t size = cells->rows * cells->outputs;
    const auto middle = cells->values.begin() + static_cast<std::ptrdiff_t>(cells->columns / 2 * size);
    return std::vector<float>(middle, middle + static_cast<std::ptrdiff_t>(size));
}

}  // namespace moodglass
