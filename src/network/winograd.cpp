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
#include <cassert>
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

// What the transforms take at a time: what fits into a register of every processor, four values, is all that
// WebAssembly has.
constexpr std::size_t kLanes = 4;

template <std::size_t kCount>
using Vector [[gnu::vector_size(kCount * sizeof(float))]] = float;

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

// work.operator()<Value>(i): for `count` floats from place i on, so many at a time as long as there are as many.
template <std::size_t kWidth, class Work>
void for_all(std::size_t count, const Work& work) {
    std::size_t i = 0;
    for (; i + kWidth <= count; i += kWidth) work.template operator()<Vector<kWidth>>(i);
    for (; i < count; ++i) work.template operator()<float>(i);
}

// Six rows of `count` values to six others: the input's transform, value by value.
template <std::size_t kWidth>
void transform_input(const std::array<const float*, kIn>& in, const std::array<float*, kIn>& out, std::size_t count) {
    for_all<kWidth>(count, [&]<class Value>(std::size_t i) {
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
template <std::size_t kWidth, class Last>
void transform_output(const std::array<const float*, kIn>& in, const std::array<float*, kOut>& out, std::size_t count,
                      const Last& last) {
    for_all<kWidth>(count, [&]<class Value>(std::size_t i) {
        const auto a = load<Value>(in[0] + i), b = load<Value>(in[1] + i), c = load<Value>(in[2] + i),
                   d = load<Value>(in[3] + i), e = load<Value>(in[4] + i), f = load<Value>(in[5] + i);
        const Value near = b + c, far = d + e, near_odd = b - c, far_odd = d - e;
        store(out[0] + i, last(Value(a + near + far), i));
        store(out[1] + i, last(Value(0.75f * near_odd + 1.5f * far_odd), i));
        store(out[2] + i, last(Value(0.5625f * near + 2.25f * far), i));
        store(out[3] + i, last(Value(0.421875f * near_odd + 3.375f * far_odd + f), i));
    });
}

// Some values of memory. What leaves it is caught where assertions are on (the sanitized builds).
class Part {
  public:
    explicit Part(std::size_t size) : size_(size) {}
    std::size_t size() const { return size_; }
    void lies_at(float* begin) { begin_ = begin; }

    // The place of `count` values from `index` on.
    float* at(std::size_t index, [[maybe_unused]] std::size_t count) const {
        assert(index + count <= size_);
        return begin_ + index;
    }

  private:
    std::size_t size_;
    float* begin_ = nullptr;
};

// A strip is a row of tiles: four rows of the output map. Some of them go through the products at a time.
struct Strips {
    MapShape shape;               // of the input
    std::size_t out = 0;          // channels
    std::size_t time, frequency;  // of the output
    std::size_t tiles = 0;        // in a strip
    std::size_t count = 0;        // of the map
    std::size_t most = 0;         // at a time
};

// What a pass works with.
struct Scratch {
    std::size_t width;  // of a line: four values a tile, and two that the last tile sees besides
    Part zeros;         // (frequency, in): a row of padding
    Part lines;         // (6, width, in or out): of one strip, between its two transforms
    Part beyond;        // (out): takes what a strip's last rows are where the map has ended
    Part inputs, sums;  // (6 x 6, strips x tiles, in) and (…, out): of the products

    Scratch(const Strips& strips, Workplace& at)
        : width(kOut * strips.tiles + kIn - kOut),
          zeros(strips.shape.frequency * strips.shape.channels),
          lines(kIn * width * std::max(strips.shape.channels, strips.out)),
          beyond(strips.out),
          inputs(kIn * kIn * strips.most * strips.tiles * strips.shape.channels),
          sums(kIn * kIn * strips.most * strips.tiles * strips.out) {
        const std::array<Part*, 5> parts = {&zeros, &lines, &beyond, &inputs, &sums};
        constexpr std::size_t kAlignment = 16;  // a line of the cache
        const auto room = [](const Part& part) { return ceil_of(part.size() + kSlack, kAlignment) * kAlignment; };
        std::size_t size = 0;
        for (const Part* part : parts) size += room(*part);
        float* next = at.room(size);
        for (Part* part : parts) {
            part->lies_at(next);
            next += room(*part);
        }
        std::fill_n(zeros.at(0, zeros.size()), zeros.size(), 0.0f);
    }
};

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
        Strips strips{shape, out_, shape.time + 2 * pad_ - 2, shape.frequency + 2 * pad_ - 2};
        strips.tiles = ceil_of(strips.frequency, kOut);
        strips.count = ceil_of(strips.time, kOut);
        strips.most = std::clamp<std::size_t>(kTiles / strips.tiles, 1, strips.count);
        const Scratch scratch(strips, at);

        for (std::size_t first = 0; first < strips.count; first += strips.most) {
            const std::size_t count = std::min(strips.most, strips.count - first), batch = kIn * kIn;
            for (std::size_t i = 0; i < count; ++i) forward(strips, first + i, {i, count}, in, scratch);
            std::size_t workspace = 0, alignment = 0;  // none with constant weights
            const std::size_t inputs = count * strips.tiles * in_, sums = count * strips.tiles * out_;
            if (xnn_reshape_batch_matrix_multiply_nc_f32(products_.get(), 1, &batch, &batch, count * strips.tiles, in_,
                                                         out_, &workspace, &alignment, nullptr) != xnn_status_success ||
                xnn_setup_batch_matrix_multiply_nc_f32(products_.get(), nullptr, scratch.inputs.at(0, batch * inputs),
                                                       nullptr,
                                                       scratch.sums.at(0, batch * sums)) != xnn_status_success ||
                xnn_run_operator(products_.get(), nullptr) != xnn_status_success)
                return false;
            for (std::size_t i = 0; i < count; ++i) inverse(strips, first + i, {i, count}, scratch, out);
        }
        return true;
    }

  private:
    // Tiles in one go: so many that the products run well, so few that all of it stays in the cache.
    static constexpr std::size_t kTiles = 64;

    // Which of the strips that go through the products together.
    struct Among {
        std::size_t index, count;
    };

    // A strip of the map to the inputs of the products.
    void forward(const Strips& strips, std::size_t strip, const Among& among, const float* in,
                 const Scratch& scratch) const {
        const std::size_t row = strips.shape.frequency * in_, line = scratch.width * in_;
        std::array<const float*, kIn> from;
        std::array<float*, kIn> to;
        for (std::size_t i = 0; i < kIn; ++i) {
            const std::size_t t = strip * kOut + i;  // counted from the padding
            const bool inside = t >= pad_ && t < pad_ + strips.shape.time;
            from[i] = inside ? in + (t - pad_) * row : scratch.zeros.at(0, row);
            float* const begin = scratch.lines.at(i * line, line);
            to[i] = begin + pad_ * in_;
            std::fill(begin, to[i], 0.0f);
            std::fill(to[i] + row, begin + line, 0.0f);
        }
        transform_input<kLanes>(from, to, row);
        for (std::size_t i = 0; i < kIn; ++i)
            for (std::size_t tile = 0; tile < strips.tiles; ++tile) {
                for (std::size_t j = 0; j < kIn; ++j) {
                    from[j] = scratch.lines.at(i * line + (tile * kOut + j) * in_, in_);
                    to[j] = scratch.inputs.at((((i * kIn + j) * among.count + among.index) * strips.tiles + tile) * in_,
                                              in_);
                }
                transform_input<kLanes>(from, to, in_);
            }
    }

    // The sums of the products to a strip of the map.
    void inverse(const Strips& strips, std::size_t strip, const Among& among, const Scratch& scratch,
                 float* out) const {
        const std::size_t line = scratch.width * out_;
        std::array<const float*, kIn> from;
        std::array<float*, kOut> to;
        for (std::size_t i = 0; i < kIn; ++i)
            for (std::size_t tile = 0; tile < strips.tiles; ++tile) {
                for (std::size_t j = 0; j < kIn; ++j)
                    from[j] = scratch.sums.at(
                        (((i * kIn + j) * among.count + among.index) * strips.tiles + tile) * out_, out_);
                for (std::size_t j = 0; j < kOut; ++j)
                    to[j] = scratch.lines.at(i * line + (tile * kOut + j) * out_, out_);
                transform_output<kLanes>(from, to, out_, [](auto sum, std::size_t) { return sum; });
            }
        for (std::size_t f = 0; f < strips.frequency; ++f) {
            for (std::size_t i = 0; i < kIn; ++i) from[i] = scratch.lines.at(i * line + f * out_, out_);
            for (std::size_t i = 0; i < kOut; ++i) {
                const std::size_t t = strip * kOut + i;
                to[i] = t < strips.time ? out + (t * strips.frequency + f) * out_ : scratch.beyond.at(0, out_);
            }
            transform_output<kLanes>(from, to, out_, [&]<class Value>(Value sum, std::size_t c) {
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
