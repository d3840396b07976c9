// SPDX-License-Identifier: Apache-2.0
// Every way to compute a layer against the definition of a convolution, in double precision.
#include "network/operators.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>
#include <vector>

namespace moodglass {
namespace {

std::vector<float> random_values(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(count);
    for (float& value : values) value = normal(random);
    return values;
}

Layer random_layer(std::size_t kernel, std::size_t stride, std::size_t pad, std::size_t in, std::size_t out) {
    Layer layer;
    layer.kernel = kernel;
    layer.stride = stride;
    layer.pad = pad;
    layer.in = in;
    layer.out = out;
    layer.weights = random_values(out * kernel * kernel * in, 1);
    for (float& weight : layer.weights)
        weight /= static_cast<float>(kernel) * std::sqrt(static_cast<float>(in));  // outputs of about 1
    layer.bias = random_values(out, 2);
    return layer;
}

std::vector<double> definition(const Layer& layer, const std::vector<float>& map, const MapShape& shape,
                               const MapShape& to) {
    std::vector<double> values;
    for (std::size_t t = 0; t < to.time; ++t)
        for (std::size_t f = 0; f < to.frequency; ++f)
            for (std::size_t o = 0; o < layer.out; ++o) {
                double sum = layer.bias[o];
                for (std::size_t i = 0; i < layer.kernel; ++i)
                    for (std::size_t j = 0; j < layer.kernel; ++j) {
                        const std::size_t y = t * layer.stride + i - layer.pad, x = f * layer.stride + j - layer.pad;
                        if (y >= shape.time || x >= shape.frequency) continue;  // padding; a negative one is huge
                        for (std::size_t c = 0; c < layer.in; ++c)
                            sum += static_cast<double>(
                                       layer.weights[((o * layer.kernel + i) * layer.kernel + j) * layer.in + c]) *
                                   static_cast<double>(map[(y * shape.frequency + x) * layer.in + c]);
                    }
                values.push_back(std::max(sum, 0.0));
            }
    return values;
}

// The largest difference, where values are about 1.
double error(Operator& op, const Layer& layer, std::size_t time, std::size_t frequency) {
    const MapShape shape{time, frequency, layer.in};
    const auto through = [&](std::size_t length) { return (length + 2 * layer.pad - layer.kernel) / layer.stride + 1; };
    const MapShape to{through(time), through(frequency), layer.out};
    auto map = random_values(shape.size(), 3);
    const auto expected = definition(layer, map, shape, to);
    map.resize(map.size() + kSlack);
    constexpr float kUntouched = -7;  // behind the map and its slack
    std::vector<float> result(to.size() + kSlack + 16, kUntouched);
    Workplace workplace;
    EXPECT_TRUE(op.run(map.data(), shape, result.data(), workplace));
    EXPECT_TRUE(std::all_of(result.end() - 16, result.end(), [](float value) { return value == kUntouched; }));
    double largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) largest = std::max(largest, std::abs(result[i] - expected[i]));
    return largest;
}

class Operators : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(prepare_operators()); }
};

// Of sums of up to 576 products that make about 1. Measured: 8e-7 for a direct sum, 6.5e-6 by Winograd's.
constexpr double kDirect = 2e-6, kWinograd = 2e-5;

TEST_F(Operators, AConvolutionIsItsDefinition) {
    for (const auto& [kernel, stride, pad] : {std::tuple{5u, 2u, 2u}, {3u, 1u, 1u}, {1u, 1u, 0u}, {7u, 3u, 1u}}) {
        const Layer layer = random_layer(kernel, stride, pad, 3, 12);
        EXPECT_LT(error(*convolution(layer), layer, 21, 17), kDirect) << kernel;
    }
}

TEST_F(Operators, WinogradIsTheDefinition) {
    for (const auto& [in, out] : {std::tuple{1u, 5u}, {6u, 3u}, {64u, 32u}})
        for (const std::size_t pad : {0u, 1u}) {
            const Layer layer = random_layer(3, 1, pad, in, out);
            const auto op = winograd(layer);
            // Around multiples of four, from one value of output on; one operator takes all shapes in turn.
            for (const auto& [time, frequency] :
                 {std::tuple{3u, 3u}, {4u, 9u}, {7u, 6u}, {9u, 75u}, {70u, 10u}, {3u, 4u}, {21u, 18u}})
                EXPECT_LT(error(*op, layer, time, frequency), kWinograd)
                    << in << " to " << out << ", " << time << " x " << frequency;
        }
}

TEST_F(Operators, TheLargestIsKept) {
    Layer layer;
    layer.kernel = layer.stride = 2;
    const auto op = max_pool(layer, 1);
    std::vector<float> map = {1, 5, 9, -2, 3, 9, -1, -3, 0, -4, -2, 0, 7, 7, 7},
                       result(2 + kSlack);  // 5 x 3: odd ends are left out
    map.resize(map.size() + kSlack);
    Workplace workplace;
    ASSERT_TRUE(op->run(map.data(), {5, 3, 1}, result.data(), workplace));
    EXPECT_EQ(result[0], 5);
    EXPECT_EQ(result[1], -1);
}

}  // namespace
}  // namespace moodglass
