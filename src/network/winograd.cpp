// SPDX-License-Identifier: Apache-2.0
// Winograd's minimal filtering F(4x4, 3x3) (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016):
// 4x4 values of an output map come from 6x6 of the input by 36 products a pair of channels in place of 144. Input
// tiles, weights and sums are transformed by small matrices; between the transforms stand 36 products of matrices
// (tiles x in) (in x out), which are XNNPACK's. The matrices are those of the points 0, +-3/4, +-3/2 and infinity,
// whose errors in single precision are half those of the usual 0, +-1, +-2 (1.2e-6 against 2.3e-6 of a typical value, a
// direct sum 5e-7).
#include <xnnpack.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "network/operators.h"
#include "network/xnn_operator.h"

namespace moodglass {
namespace {

constexpr std::size_t kOut = 4, kIn = 6;  // values a tile gives and takes, along time and along frequency

std::size_t ceil_of(std::size_t value, std::size_t unit) { return (value + unit - 1) / unit; }

// Row i of the weights' transform, for weights at three places.
constexpr std::array<std::array<double, 3>, kIn> kWeights = {{{64.0 / 81, 0, 0},
                                                              {-128.0 / 243, -32.0 / 81, -8.0 / 27},
                                                              {-128.0 / 243, 32.0 / 81, -8.0 / 27},
                                                              {32.0 / 243, 16.0 / 81, 8.0 / 27},
                                                              {32.0 / 243, -16.0 / 81, 8.0 / 27},
                                                              {0, 0, 1}}};

using Four [[gnu::vector_size(16)]] = float;

template <class Value>
Value load(const float* from) {
    Value value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

template <class Value>
void store(float* to, const Value& value) {
    std::memcpy(to, &value, sizeof value);
}

// work.operator()<Value>(i): for `count` floats from place i on, four at a time as long as there are four.
template <class Work>
void for_all(std::size_t count, const Work& work) {
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) work.template operator()<Four>(i);
    for (; i < count; ++i) work.template operator()<float>(i);
}

// Six rows of `count` values to six others: the input's transform, value by value.
void transform_input(const std::array<const float*, kIn>& in, const std::array<float*, kIn>& out, std::size_t count) {
    for_all(count, [&]<class Value>(std::size_t i) {
        const auto a = load<Value>(in[0] + i), b = load<Value>(in[1] + i), c = load<Value>(in[2] + i),
                   d = load<Value>(in[3] + i), e = load<Value>(in[4] + i), f = load<Value>(in[5] + i);
        const Value outer_even = e - 2.25f * c, outer_odd = 0.75f * d - 1.6875f * b;
        const Value inner_even = e - 0.5625f * c, inner_odd = 1.5f * d - 0.84375f * b;
        store(out[0] + i, 1.265625f * a - 2.8125f * c + e);
        store(out[1] + i, outer_even + outer_odd);
        store(out[2] + i, outer_even - outer_odd);
        store(out[3] + i, inner_even + inner_odd);
        store(out[4] + i, inner_even - inner_odd);
        store(out[5] + i, 1.265625f * b - 2.8125f * d + f);
    });
}

// Six rows of `count` values to four: the output's transform. `last` makes of each value what is stored.
template <class Last>
void transform_output(const std::array<const float*, kIn>& in, const std::array<float*, kOut>& out, std::size_t count,
                      const Last& last) {
    for_all(count, [&]<class Value>(std::size_t i) {
        const auto a = load<Value>(in[0] + i), b = load<Value>(in[1] + i), c = load<Value>(in[2] + i),
                   d = load<Value>(in[3] + i), e = load<Value>(in[4] + i), f = load<Value>(in[5] + i);
        const Value near = b + c, far = d + e, near_odd = b - c, far_odd = d - e;
        store(out[0] + i, last(Value(a + near + far), i));
        store(out[1] + i, last(Value(0.75f * near_odd + 1.5f * far_odd), i));
        store(out[2] + i, last(Value(0.5625f * near + 2.25f * far), i));
        store(out[3] + i, last(Value(0.421875f * near_odd + 3.375f * far_odd + f), i));
    });
}

class Winograd final : public Operator {
  public:
    explicit Winograd(const Layer& layer) : in_(layer.in), out_(layer.out), pad_(layer.pad), bias_(layer.bias) {
        // Layer: (out, time, frequency, in); here: (6 x 6, out, in).
        std::vector<float> weights(kIn * kIn * out_ * in_);
        std::vector<double> half(kIn * 3 * in_);
        for (std::size_t o = 0; o < out_; ++o) {
            const float* const from = layer.weights.data() + o * 9 * in_;
            for (std::size_t i = 0; i < kIn; ++i)
                for (std::size_t k = 0; k < 3 * in_; ++k)
                    half[i * 3 * in_ + k] = kWeights[i][0] * from[k] + kWeights[i][1] * from[3 * in_ + k] +
                                            kWeights[i][2] * from[6 * in_ + k];
            for (std::size_t i = 0; i < kIn; ++i)
                for (std::size_t j = 0; j < kIn; ++j) {
                    const double* const row = half.data() + i * 3 * in_;
                    float* const to = weights.data() + ((i * kIn + j) * out_ + o) * in_;
                    for (std::size_t c = 0; c < in_; ++c)
                        to[c] = static_cast<float>(kWeights[j][0] * row[c] + kWeights[j][1] * row[in_ + c] +
                                                   kWeights[j][2] * row[2 * in_ + c]);
                }
        }
        made_ = xnn_create_batch_matrix_multiply_nc_f32_const_weights(kIn * kIn, in_, out_, weights.data(),
                                                                      XNN_FLAG_TRANSPOSE_WEIGHTS,
                                                                      receive(products_)) == xnn_status_success;
    }
    bool made() const { return made_; }

    bool run(const float* in, const MapShape& shape, float* out, Workplace& at) override {
        Pass pass{in, shape, out, shape.time + 2 * pad_ - 2, shape.frequency + 2 * pad_ - 2};
        pass.tiles = ceil_of(pass.frequency, kOut);
        const std::size_t strips = ceil_of(pass.time, kOut),
                          threads = std::max<std::size_t>(1, pthreadpool_get_threads_count(at.pool()));
        const std::size_t most = std::clamp<std::size_t>(kTiles * threads / pass.tiles, 1, strips);

        const std::size_t batch = kIn * kIn, tiles = most * pass.tiles,
                          lines = kIn * (kOut * pass.tiles + 2) * std::max(in_, out_);
        pass.zeros = at.room(shape.frequency * in_ + most * lines + batch * tiles * (in_ + out_) + 2 * kSlack);
        pass.lines = pass.zeros + shape.frequency * in_;
        pass.inputs = pass.lines + most * lines;
        pass.sums = pass.inputs + batch * tiles * in_ + kSlack;
        std::fill(pass.zeros, pass.lines, 0.0f);

        for (pass.first = 0; pass.first < strips; pass.first += pass.strips) {
            pass.strips = std::min(most, strips - pass.first);
            std::size_t workspace = 0, alignment = 0;  // none with constant weights
            each(at.pool(), pass.strips, [&](std::size_t strip) { take(pass, strip, pass.lines + strip * lines); });
            if (xnn_reshape_batch_matrix_multiply_nc_f32(products_.get(), 1, &batch, &batch, pass.strips * pass.tiles,
                                                         in_, out_, &workspace, &alignment,
                                                         at.pool()) != xnn_status_success ||
                xnn_setup_batch_matrix_multiply_nc_f32(products_.get(), nullptr, pass.inputs, nullptr, pass.sums) !=
                    xnn_status_success ||
                xnn_run_operator(products_.get(), at.pool()) != xnn_status_success)
                return false;
            each(at.pool(), pass.strips, [&](std::size_t strip) { give(pass, strip, pass.lines + strip * lines); });
        }
        return true;
    }

  private:
    // Tiles in one go for each thread: so many that the products run well, so few that all of it stays in the cache.
    static constexpr std::size_t kTiles = 64;

    // A strip is a row of tiles: four rows of the output map. Some of them at a time.
    struct Pass {
        const float* in;
        MapShape shape;
        float* out;
        std::size_t time, frequency;  // of the output
        std::size_t tiles = 0;        // in a strip
        std::size_t first = 0, strips = 0;
        float *zeros = nullptr, *lines = nullptr;  // a row of padding; six rows of tiles for each strip
        float *inputs = nullptr, *sums = nullptr;  // (6 x 6, strips x tiles, in), (6 x 6, strips x tiles, out)
    };

    template <class Work>
    static void each(pthreadpool_t pool, std::size_t count, const Work& work) {
        pthreadpool_parallelize_1d(
            pool, [](void* to, std::size_t i) { (*static_cast<const Work*>(to))(i); }, const_cast<Work*>(&work), count,
            0);
    }

    // From the map to the inputs of the products.
    void take(const Pass& pass, std::size_t strip, float* lines) const {
        const std::size_t width = kOut * pass.tiles + 2, row = pass.shape.frequency * in_;
        std::array<const float*, kIn> from;
        std::array<float*, kIn> to;
        for (std::size_t i = 0; i < kIn; ++i) {
            const std::size_t t = (pass.first + strip) * kOut + i;  // counted from the padding
            from[i] = t < pad_ || t >= pad_ + pass.shape.time ? pass.zeros : pass.in + (t - pad_) * row;
            float* const line = lines + i * width * in_;
            std::fill_n(line, pad_ * in_, 0.0f);
            std::fill(line + pad_ * in_ + row, line + width * in_, 0.0f);
            to[i] = line + pad_ * in_;
        }
        transform_input(from, to, row);
        const std::size_t matrix = pass.strips * pass.tiles * in_;
        for (std::size_t i = 0; i < kIn; ++i)
            for (std::size_t tile = 0; tile < pass.tiles; ++tile) {
                for (std::size_t j = 0; j < kIn; ++j) {
                    from[j] = lines + (i * width + tile * kOut + j) * in_;
                    to[j] = pass.inputs + (i * kIn + j) * matrix + (strip * pass.tiles + tile) * in_;
                }
                transform_input(from, to, in_);
            }
    }

    // From the sums to the map.
    void give(const Pass& pass, std::size_t strip, float* lines) const {
        const std::size_t width = kOut * pass.tiles, matrix = pass.strips * pass.tiles * out_;
        std::array<const float*, kIn> from;
        std::array<float*, kOut> to;
        for (std::size_t i = 0; i < kIn; ++i)
            for (std::size_t tile = 0; tile < pass.tiles; ++tile) {
                for (std::size_t j = 0; j < kIn; ++j)
                    from[j] = pass.sums + (i * kIn + j) * matrix + (strip * pass.tiles + tile) * out_;
                for (std::size_t j = 0; j < kOut; ++j) to[j] = lines + (i * width + tile * kOut + j) * out_;
                transform_output(from, to, out_, [](auto sum, std::size_t) { return sum; });
            }
        const std::size_t begin = (pass.first + strip) * kOut;
        for (std::size_t f = 0; f < pass.frequency; ++f) {
            for (std::size_t i = 0; i < kIn; ++i) from[i] = lines + (i * width + f) * out_;
            for (std::size_t i = 0; i < kOut; ++i)  // rows that the map has not go behind the lines
                to[i] = begin + i < pass.time ? pass.out + ((begin + i) * pass.frequency + f) * out_
                                              : lines + (kIn * width + i % 2) * out_;
            transform_output(from, to, out_, [&]<class Value>(Value sum, std::size_t c) {
                sum += load<Value>(bias_.data() + c);
                return sum < 0 ? Value{} : sum;  // what is no number stays none
            });
        }
    }

    std::size_t in_, out_, pad_;
    std::vector<float> bias_;
    XnnOperator products_;
    bool made_ = false;
};

}  // namespace

std::unique_ptr<Operator> winograd(const Layer& layer) {
    auto made = std::make_unique<Winograd>(layer);
    return made->made() ? std::move(made) : nullptr;
}

}  // namespace moodglass
