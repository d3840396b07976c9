// SPDX-License-Identifier: Apache-2.0
#include "audio/overlap_save.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <numeric>
#include <optional>

#include "audio/real_fft.h"

namespace moodglass {
namespace {

// The sinc that speexdsp has at its highest quality: 256 taps at the lower rate under a Kaiser window, half of the amplitude
// passing at 97.5 % of the lower rate's Nyquist frequency.
constexpr double kTaps = 256, kBeta = 12, kCutoff = 0.975;

// A block is at least that many times as long as the sinc: all but its two ends is of use.
constexpr double kBlocks = 8;

constexpr int kLargestPrime = 31;

// from_rate : to_rate in lowest terms.
struct Ratio {
    int from, to;
};

Ratio ratio(int from_rate, int to_rate) {
    const int common = std::gcd(from_rate, to_rate);
    return {from_rate / common, to_rate / common};
}

bool has_small_factors(int n) {
    for (int p = 2; p <= kLargestPrime; ++p)
        while (n % p == 0) n /= p;
    return n == 1;
}

// The main lobe of the window's spectrum, up to a factor, for a window of `length_s`; outside of it, 118 dB down, zero.
double kaiser_spectrum(double f_Hz, double length_s) {
    const double root = std::sqrt(kBeta * kBeta - std::pow(std::numbers::pi * length_s * f_Hz, 2));
    return root > 0 ? std::sinh(root) / root : 0;
}

}  // namespace

// Four blocks at a time, one in each lane.
struct OverlapSave::State {
    std::size_t in_size, out_size;  // of a block, in samples
    std::size_t in_edge, out_edge;  // at either end of it, where the sinc reaches past the block
    std::optional<RealFft> forward, inverse;
    std::vector<float> response;  // from bin 0 up to where nothing passes
    std::vector<float> pending;   // the samples of four blocks that overlap
    std::vector<Four> in_blocks, out_blocks;
    std::vector<FourBins> spectrum, folded;

    State(int from_rate, int to_rate) {
        const auto [from, to] = ratio(from_rate, to_rate);
        const double low_rate = std::min(from_rate, to_rate), length_s = kTaps / low_rate;
        const auto step = static_cast<std::size_t>(from);
        const auto edge = static_cast<std::size_t>(std::ceil(length_s / 2 * from_rate / from));
        std::size_t steps = 2;
        // And at least twice as long as its ends, which are whole steps: one step may be longer than many sincs.
        while (static_cast<double>(steps * step) < kBlocks * length_s * from_rate || steps < 4 * edge) steps *= 2;
        in_size = steps * step;
        out_size = steps * static_cast<std::size_t>(to);
        in_edge = edge * step;
        out_edge = edge * static_cast<std::size_t>(to);
        forward.emplace(in_size, RealFft::Way::forward);
        inverse.emplace(out_size, RealFft::Way::inverse);
        set_response(from_rate / static_cast<double>(in_size), kCutoff * low_rate / 2, length_s);
        pending.assign(in_edge, 0.0f);
        in_blocks.resize(in_size);
        out_blocks.resize(out_size);
        spectrum.resize(in_size / 2 + 1);
        folded.resize(out_size / 2 + 1);
    }

    std::size_t advance() const { return in_size - 2 * in_edge; }  // from block to block
    std::size_t needed() const { return in_size + (kLanes - 1) * advance(); }

    // A sinc times a window passes, at f Hz, the part of the window's spectrum that lies above f - cutoff.
    void set_response(double bin_Hz, double cutoff_Hz, double length_s) {
        constexpr int kPieces = 16;  // of a bin, for the integral
        const double lobe_Hz = kBeta / (std::numbers::pi * length_s), piece_Hz = bin_Hz / kPieces;
        const auto end = static_cast<std::size_t>((cutoff_Hz + lobe_Hz) / bin_Hz) + 1;
        std::vector<double> passed(end + 1);
        for (std::size_t bin = end; bin-- > 0;) {
            passed[bin] = passed[bin + 1];
            for (int i = 0; i < kPieces; ++i)
                passed[bin] += kaiser_spectrum(static_cast<double>(bin) * bin_Hz - cutoff_Hz + (i + 0.5) * piece_Hz, length_s);
        }
        for (std::size_t bin = 0; bin < end; ++bin)
            response.push_back(static_cast<float>(passed[bin] / passed[0] / static_cast<double>(in_size)));
    }

    void fold() {
        std::fill(folded.begin(), folded.end(), FourBins{});
        for (std::size_t bin = 0; bin < response.size(); ++bin) {
            // Beyond the input's Nyquist frequency its spectrum goes on periodically, mirrored at every multiple of it.
            const std::size_t from = bin % in_size;
            const bool mirrored = from >= spectrum.size();
            const FourBins& value = spectrum[mirrored ? in_size - from : from];
            const Four re = value.re * response[bin], im = (mirrored ? -value.im : value.im) * response[bin];
            // What lies beyond the output's Nyquist frequency is folded back, as every sampling does.
            const std::size_t place = bin % out_size;
            if (place < folded.size()) {
                folded[place].re += re;
                folded[place].im += im;
            }
            if (out_size - place < folded.size()) {
                folded[out_size - place].re += re;
                folded[out_size - place].im -= im;
            }
        }
    }

    void transform(std::vector<float>& out) {
        for (std::size_t i = 0; i < in_size; ++i)
            for (std::size_t lane = 0; lane < kLanes; ++lane) in_blocks[i][lane] = pending[lane * advance() + i];
        forward->forward(in_blocks, spectrum);
        fold();
        inverse->inverse(folded, out_blocks);
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            for (std::size_t i = out_edge; i < out_size - out_edge; ++i) out.push_back(out_blocks[i][lane]);
        pending.erase(pending.begin(), pending.end() - static_cast<std::ptrdiff_t>(2 * in_edge));
    }
};

bool OverlapSave::suits(int from_rate, int to_rate) {
    const auto [from, to] = ratio(from_rate, to_rate);
    return has_small_factors(from) && has_small_factors(to);
}

OverlapSave::OverlapSave(int from_rate, int to_rate) : state_(std::make_unique<State>(from_rate, to_rate)) {}
OverlapSave::~OverlapSave() = default;

void OverlapSave::process(std::span<const float> in, std::vector<float>& out) {
    State& s = *state_;
    while (!in.empty()) {
        const std::size_t taken = std::min(in.size(), s.needed() - s.pending.size());
        s.pending.insert(s.pending.end(), in.begin(), in.begin() + static_cast<std::ptrdiff_t>(taken));
        in = in.subspan(taken);
        if (s.pending.size() == s.needed()) s.transform(out);
    }
}

}  // namespace moodglass
