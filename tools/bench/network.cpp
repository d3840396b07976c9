// SPDX-License-Identifier: Apache-2.0
// The network alone, natively, as tools/bench/run drives it: a line on standard input asks, a line of JSON answers.
//     bench_network MODEL
//     excerpt    milliseconds of one run over 313 frames
//     layers     of each convolution alone over 1120 frames: GFLOP and milliseconds; and the machine's peak, GFLOP/s
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "network/network.h"
#include "network/operators.h"
#include "network/receptive_field.h"
#include "platform/files/file.h"

using namespace moodglass;

namespace {

template <class Work>
double milliseconds(const Work& work) {
    const auto since = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
}

// The fastest of several, which other programs have disturbed least.
template <class Work>
double best_ms(const Work& work) {
    double best = milliseconds(work);
    for (int i = 0; i < 14; ++i) best = std::min(best, milliseconds(work));
    return best;
}

// Multiply-adds on independent registers, nothing from memory.
template <class Vector>
[[gnu::always_inline]] inline double multiply_adds(long rounds) {
    constexpr int kRegisters = 12;
    Vector sums[kRegisters], factor = Vector{} + 0.999f, term = Vector{} + 0.5f;
    for (int i = 0; i < kRegisters; ++i) sums[i] = Vector{} + static_cast<float>(i);  // equal ones would be added once
    for (long i = 0; i < rounds; ++i)
        for (Vector& sum : sums) sum = sum * factor + term;
    Vector total{};
    for (const Vector& sum : sums) total += sum;
    volatile float kept = total[0];
    static_cast<void>(kept);
    return 2.0 * kRegisters * (sizeof(Vector) / sizeof(float)) * static_cast<double>(rounds);
}

#if defined(__x86_64__)
using Eight [[gnu::vector_size(32)]] = float;
using Sixteen [[gnu::vector_size(64)]] = float;
[[gnu::target("avx512f,fma"), gnu::noinline]] double run_avx512(long rounds) { return multiply_adds<Sixteen>(rounds); }
[[gnu::target("avx2,fma"), gnu::noinline]] double run_avx2(long rounds) { return multiply_adds<Eight>(rounds); }
#endif
using Four [[gnu::vector_size(16)]] = float;
[[gnu::noinline]] double run_plain(long rounds) { return multiply_adds<Four>(rounds); }

double peak_gflops() {
    double (*run)(long) = run_plain;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) {
        run = run_avx512;
    } else if (__builtin_cpu_supports("avx2")) {
        run = run_avx2;
    }
#endif
    double flops = 0;
    const double ms = best_ms([&] { flops = run(1'000'000); });
    return flops / ms / 1e6;
}

// Multiplications that a convolution costs; Winograd's are 36 for up to 16 values.
double products(const Layer& layer, std::size_t time, std::size_t frequency) {
    const bool winograd = layer.kernel == 3 && layer.stride == 1;
    const std::size_t places = winograd ? (time + 3) / 4 * ((frequency + 3) / 4) * 36 : time * frequency * layer.kernel * layer.kernel;
    return static_cast<double>(places * layer.in * layer.out);
}

// Each convolution by the engine's own operator over its true shape, on one thread. gflop: of the plain sum; done: really.
void tell_layers(const Model& model) {
    MapShape shape{1120, kBandCount, 1};
    std::printf("{\"peak\": %.2f, \"layers\": [", peak_gflops());
    bool first = true;
    for (const Layer& layer : model.layers) {
        const LayerShape moves = layer;
        const MapShape next{output_length({&moves, 1}, shape.time), output_length({&moves, 1}, shape.frequency),
                            layer.is_pool() ? shape.channels : layer.out};
        if (!layer.is_pool()) {
            const auto op = fastest(layer, next.channels);
            const std::vector<float> in(shape.size() + kSlack, 0.1f);
            std::vector<float> out(next.size() + kSlack);
            Workplace workplace;
            const double ms = best_ms([&] { op->run(in.data(), shape, out.data(), workplace); });
            const auto plain = static_cast<double>(next.size() * layer.kernel * layer.kernel * layer.in);
            std::printf("%s{\"name\": \"%zux%zu, %zu to %zu\", \"gflop\": %.4f, \"done\": %.4f, \"ms\": %.3f}", first ? "" : ", ",
                        layer.kernel, layer.kernel, layer.in, layer.out, 2e-9 * plain, 2e-9 * products(layer, next.time, next.frequency), ms);
            first = false;
        }
        shape = next;
    }
    std::printf("]}\n");
}

}  // namespace

int main(int argc, char** argv) {
    const auto bytes = read_file(argc > 1 ? argv[1] : "");
    const auto model = bytes ? Model::load(*bytes) : Result<Model>(tl::unexpected(bytes.error()));
    if (!model) return std::fprintf(stderr, "%s\n", model.error().message.c_str()), 1;
    auto network = Network::create(*model);
    const std::vector<float> frames(kExcerptFrames * kBandCount, 0.5f);
    for (std::string line; network && std::getline(std::cin, line);) {
        if (line == "layers") {
            tell_layers(*model);
        } else {
            std::printf("%.3f\n", milliseconds([&] { return network->run(frames).has_value(); }));
        }
        std::fflush(stdout);
    }
    return 0;
}
