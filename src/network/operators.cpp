// SPDX-License-Identifier: Apache-2.0
#include "network/operators.h"

#include <xnnpack.h>

#include <algorithm>
#include <limits>

#include "network/xnn_operator.h"

namespace moodglass {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
static_assert(kSlack * sizeof(float) >= XNN_EXTRA_BYTES);

class Convolution final : public Operator {
  public:
    Convolution(const Layer& layer, float lowest) {
        const auto kernel = static_cast<std::uint32_t>(layer.kernel), pad = static_cast<std::uint32_t>(layer.pad),
                   stride = static_cast<std::uint32_t>(layer.stride);
        made_ = xnn_create_convolution2d_nhwc_f32(pad, pad, pad, pad, kernel, kernel, stride, stride, 1, 1, 1, layer.in,
                                                  layer.out, layer.in, layer.out, layer.weights.data(),
                                                  layer.bias.data(), lowest, kInfinity, 0, nullptr, nullptr,
                                                  receive(operator_)) == xnn_status_success;
    }
    bool made() const { return made_; }

    bool run(const float* in, const MapShape& shape, float* out, Workplace& at) override {
        std::size_t size = 0, alignment = 0;
        if (xnn_reshape_convolution2d_nhwc_f32(operator_.get(), 1, shape.time, shape.frequency, &size, &alignment,
                                               nullptr, nullptr, nullptr) != xnn_status_success)
            return false;
        return xnn_setup_convolution2d_nhwc_f32(operator_.get(), at.room(size / sizeof(float) + 1), in, out) ==
                   xnn_status_success &&
               xnn_run_operator(operator_.get(), nullptr) == xnn_status_success;
    }

  private:
    XnnOperator operator_;
    bool made_ = false;
};

class MaxPool final : public Operator {
  public:
    MaxPool(const Layer& layer, std::size_t channels) : channels_(channels) {
        const auto size = static_cast<std::uint32_t>(layer.kernel);
        made_ = xnn_create_max_pooling2d_nhwc_f32(0, 0, 0, 0, size, size, size, size, 1, 1, -kInfinity, kInfinity, 0,
                                                  receive(operator_)) == xnn_status_success;
    }
    bool made() const { return made_; }

    bool run(const float* in, const MapShape& shape, float* out, Workplace&) override {
        return xnn_reshape_max_pooling2d_nhwc_f32(operator_.get(), 1, shape.time, shape.frequency, channels_, channels_,
                                                  channels_, nullptr, nullptr, nullptr) == xnn_status_success &&
               xnn_setup_max_pooling2d_nhwc_f32(operator_.get(), in, out) == xnn_status_success &&
               xnn_run_operator(operator_.get(), nullptr) == xnn_status_success;
    }

  private:
    XnnOperator operator_;
    std::size_t channels_;
    bool made_ = false;
};

template <class Made>
std::unique_ptr<Operator> if_made(std::unique_ptr<Made> made) {
    return made->made() ? std::move(made) : nullptr;
}

}  // namespace

float* Workplace::room(std::size_t size) {
    constexpr std::size_t kAlignment = 64;
    if (const std::size_t needed = size + kAlignment / sizeof(float); memory_.size() < needed) {
        memory_.clear();
        memory_.resize(needed);
    }
    void* begin = memory_.data();
    std::size_t space = memory_.size() * sizeof(float);
    return static_cast<float*>(std::align(kAlignment, size * sizeof(float), begin, space));
}

bool prepare_operators() { return xnn_initialize(nullptr) == xnn_status_success; }

std::unique_ptr<Operator> convolution(const Layer& layer, float lowest) {
    return if_made(std::make_unique<Convolution>(layer, lowest));
}

std::unique_ptr<Operator> max_pool(const Layer& layer, std::size_t channels) {
    return if_made(std::make_unique<MaxPool>(layer, channels));
}

std::unique_ptr<Operator> fastest(const Layer& layer, std::size_t channels) {
    if (layer.is_pool()) return max_pool(layer, channels);
    return layer.kernel == 3 && layer.stride == 1 ? winograd(layer) : convolution(layer);
}

}  // namespace moodglass
