// SPDX-License-Identifier: Apache-2.0
// What the network is made of, one layer at a time: a feature map in, a feature map out. Maps are (time, frequency,
// channels) with the channels side by side; behind each map its owner keeps kSlack values that XNNPACK's kernels may
// touch.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "network/model.h"

namespace moodglass {

struct MapShape {
    std::size_t time = 0, frequency = 0, channels = 0;
    std::size_t size() const { return time * frequency * channels; }
};

inline constexpr std::size_t kSlack = 64;

// Memory that operators work with, one after the other.
class Workplace {
  public:
    // Room for as many values, aligned for any kernel. What was there before is lost.
    float* room(std::size_t size);

  private:
    std::vector<float> memory_;
};

class Operator {
  public:
    virtual ~Operator() = default;

    // False if memory is short.
    virtual bool run(const float* in, const MapShape& shape, float* out, Workplace& at) = 0;
};

// To be called before the others, any number of times. False if XNNPACK has no kernels for this processor.
bool prepare_operators();

// Each takes its own copy of the weights; null if XNNPACK has no kernel for the layer, or memory is short.
// lowest: 0 for ReLU, -infinity for a plain linear layer.
std::unique_ptr<Operator> convolution(const Layer& layer, float lowest = 0);
std::unique_ptr<Operator> max_pool(const Layer& layer, std::size_t channels);

// A convolution 3x3 with stride 1 and ReLU, in a quarter of the multiplications (winograd.cpp).
std::unique_ptr<Operator> winograd(const Layer& layer);

// The fastest of these for a layer; `channels` of the map it gives.
std::unique_ptr<Operator> fastest(const Layer& layer, std::size_t channels);

}  // namespace moodglass
