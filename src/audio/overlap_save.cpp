// SPDX-License-Identifier: Apache-2.0
#include "audio/overlap_save.h"

#include <kiss_fftr.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdlib>
#include <numbers>
#include <numeric>

namespace moodglass {
namespace {

// The sinc that speexdsp has at its highest quality: 256 taps at the lower rate under a Kaiser window, half of the amplitude
// passing at 97.5 % of the lower rate's Nyquist frequency.
constexpr double kTaps = 256, kBeta = 12, kCutoff = 0.975;

// A block is that many times as long as the sinc: all but its two ends is of use.
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

struct FreeFft {
    void operator()(kiss_fftr_cfg fft) const { kiss_fftr_free(fft); }
};
using Fft = std::unique_ptr<kiss_fftr_state, FreeFft>;
using Complex = std::complex<float>;
static_assert(sizeof(Complex) == sizeof(kiss_fft_cpx));

kiss_fft_cpx* raw(std::vector<Complex>& values) { return reinterpret_cast<kiss_fft_cpx*>(values.data()); }

}  // namespace

struct OverlapSave::State {
    std::size_t in_size, out_size;  // of a block, in samples
    std::size_t in_edge, out_edge;  // at either end of it, where the sinc reaches past the block
    Fft forward, inverse;
    std::vector<float> response;  // from bin 0 up to where nothing passes
    std::vector<float> pending, block;
    std::vector<Complex> spectrum, folded;

    State(int from_rate, int to_rate) {
        const auto [from, to] = ratio(from_rate, to_rate);
        const double low_rate = std::min(from_rate, to_rate), length_s = kTaps / low_rate;
        const auto step = static_cast<std::size_t>(from);
        const auto edge = static_cast<std::size_t>(std::ceil(length_s / 2 * from_rate / from));
        std::size_t steps = 2;
        while (static_cast<double>(steps * step) < kBlocks * length_s * from_rate) steps *= 2;
        in_size = steps * step;
        out_size = steps * static_cast<std::size_t>(to);
        in_edge = edge * step;
        out_edge = edge * static_cast<std::size_t>(to);
        forward.reset(kiss_fftr_alloc(static_cast<int>(in_size), 0, nullptr, nullptr));
        inverse.reset(kiss_fftr_alloc(static_cast<int>(out_size), 1, nullptr, nullptr));
        set_response(from_rate / static_cast<double>(in_size), kCutoff * low_rate / 2, length_s);
        pending.assign(in_edge, 0.0f);
        block.resize(out_size);
        spectrum.resize(in_size / 2 + 1);
        folded.resize(out_size / 2 + 1);
    }

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

    // What one input bin holds; beyond Nyquist the spectrum goes on periodically.
    Complex input(std::size_t bin) const {
        bin %= in_size;
        return bin < spectrum.size() ? spectrum[bin] : std::conj(spectrum[in_size - bin]);
    }

    void transform(std::vector<float>& out) {
        kiss_fftr(forward.get(), pending.data(), raw(spectrum));
        std::fill(folded.begin(), folded.end(), Complex{});
        for (std::size_t bin = 0; bin < response.size(); ++bin) {
            // What lies beyond the output's Nyquist frequency is folded back, as every sampling does.
            const std::size_t place = bin % out_size;
            const Complex value = input(bin) * response[bin];
            if (place < folded.size()) folded[place] += value;
            if (out_size - place < folded.size()) folded[out_size - place] += std::conj(value);
        }
        kiss_fftri(inverse.get(), raw(folded), block.data());
        out.insert(out.end(), block.begin() + static_cast<std::ptrdiff_t>(out_edge),
                   block.end() - static_cast<std::ptrdiff_t>(out_edge));
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
        const std::size_t taken = std::min(in.size(), s.in_size - s.pending.size());
        s.pending.insert(s.pending.end(), in.begin(), in.begin() + static_cast<std::ptrdiff_t>(taken));
        in = in.subspan(taken);
        if (s.pending.size() == s.in_size) s.transform(out);
    }
}

}  // namespace moodglass
