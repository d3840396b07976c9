// SPDX-License-Identifier: Apache-2.0
#include "pulse/onset_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "audio/real_fft.h"

namespace moodglass {
namespace {

constexpr double kBandsPerOctave = 6, kLowest_Hz = 30, kHighest_Hz = 10500, kReference_Hz = 440;
constexpr std::size_t kBins = kOnsetFrame / 2 + 1;
constexpr float kUnheard = 0.178f;          // of the loudest band's root: 60 dB below its magnitude
constexpr std::size_t kLag = 2;             // frames
constexpr std::size_t kSurroundings = 344;  // frames to either side

struct Band {
    std::size_t first = 0;
    std::vector<float> weights;  // of the bins from `first` on
};

std::vector<Band> make_bands() {
    std::vector<std::size_t> bins;  // the nearest to the centre frequencies, each once
    for (int k = -48;; ++k) {
        const double frequency = kReference_Hz * std::pow(2.0, k / kBandsPerOctave);
        if (frequency < kLowest_Hz) continue;
        if (frequency > kHighest_Hz) break;
        const auto bin = static_cast<std::size_t>(std::lround(frequency * kOnsetFrame / kSampleRate));
        if (bins.empty() || bins.back() != bin) bins.push_back(bin);
    }
    std::vector<Band> bands;
    for (std::size_t i = 0; i + 2 < bins.size(); ++i) {
        const double start = static_cast<double>(bins[i]), centre = static_cast<double>(bins[i + 1]),
                     stop = static_cast<double>(bins[i + 2]);
        Band band{bins[i] + 1, {}};
        double sum = 0;
        for (double bin = start + 1; bin < stop; ++bin) {
            const double weight = bin <= centre ? (bin - start) / (centre - start) : (stop - bin) / (stop - centre);
            band.weights.push_back(static_cast<float>(weight));
            sum += weight;
        }
        for (float& weight : band.weights) weight = static_cast<float>(weight / sum);
        bands.push_back(std::move(band));
    }
    return bands;
}

}  // namespace

// Four frames at a time: as long as there are fewer, they wait.
struct OnsetCurve::State {
    std::vector<Band> bands = make_bands();
    RealFft fft{kOnsetFrame, RealFft::Way::forward};
    std::array<float, kOnsetFrame> window{};
    std::array<Four, kOnsetFrame> windowed;
    std::array<FourBins, kBins> spectrum;
    std::array<Four, kBins> magnitudes;
    std::vector<std::vector<float>> roots;  // of the last kLag + kLanes frames, oldest first
    std::vector<float> samples;             // from the next frame's first on
    std::vector<float> flux, level;         // a number a frame

    State() : roots(kLag + kLanes, std::vector<float>(bands.size())) {
        for (std::size_t i = 0; i < kOnsetFrame; ++i)
            window[i] =
                static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / kOnsetFrame));
    }

    void transform(const float* from) {
        for (std::size_t i = 0; i < kOnsetFrame; ++i)
            windowed[i] =
                Four{from[i], from[i + kOnsetHop], from[i + 2 * kOnsetHop], from[i + 3 * kOnsetHop]} * window[i];
        fft.forward(windowed, spectrum);
        for (std::size_t k = 0; k < kBins; ++k) {
            const Four power = spectrum[k].re * spectrum[k].re + spectrum[k].im * spectrum[k].im;
            for (std::size_t lane = 0; lane < kLanes; ++lane) magnitudes[k][lane] = std::sqrt(power[lane]);
        }
        std::rotate(roots.begin(), roots.end() - kLag, roots.end());
        for (std::size_t b = 0; b < bands.size(); ++b) {
            Four sum{};
            for (std::size_t i = 0; i < bands[b].weights.size(); ++i)
                sum += bands[b].weights[i] * magnitudes[bands[b].first + i];
            for (std::size_t lane = 0; lane < kLanes; ++lane) roots[kLag + lane][b] = std::sqrt(std::sqrt(sum[lane]));
        }
        for (std::size_t lane = 0; lane < kLanes; ++lane) compare(roots[lane], roots[lane + kLag]);
    }

    void compare(const std::vector<float>& before, const std::vector<float>& now) {
        const float least = kUnheard * *std::max_element(now.begin(), now.end());
        float rise = 0, sum = 0;
        for (std::size_t b = 0; b < now.size(); ++b) {
            const float below = before[b == 0 ? 0 : b - 1], above = before[std::min(b + 1, now.size() - 1)];
            rise += std::max(0.0f, now[b] - std::max({below, before[b], above, least}));
            sum += now[b];
        }
        flux.push_back(flux.size() < kLag ? 0.0f : rise);
        level.push_back(sum);
    }
};

OnsetCurve::OnsetCurve() : state_(std::make_unique<State>()) {}
OnsetCurve::~OnsetCurve() = default;
OnsetCurve::OnsetCurve(OnsetCurve&&) noexcept = default;
OnsetCurve& OnsetCurve::operator=(OnsetCurve&&) noexcept = default;

void OnsetCurve::push(std::span<const float> pushed) {
    constexpr std::size_t kStep = kLanes * kOnsetHop, kReach = (kLanes - 1) * kOnsetHop + kOnsetFrame;
    auto& samples = state_->samples;
    samples.insert(samples.end(), pushed.begin(), pushed.end());
    std::size_t at = 0;
    for (; at + kReach <= samples.size(); at += kStep) state_->transform(&samples[at]);
    samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at));
}

std::vector<float> OnsetCurve::finish(std::uint64_t length) {
    const auto frames = static_cast<std::size_t>((length + kOnsetHop - 1) / kOnsetHop);
    const std::vector<float> zeros(kLanes * kOnsetHop);
    while (state_->flux.size() < frames) push(zeros);
    const std::vector<float>& level = state_->level;
    std::vector<double> sums(frames + 1);  // of the level before each frame
    for (std::size_t n = 0; n < frames; ++n) sums[n + 1] = sums[n] + static_cast<double>(level[n]);
    std::vector<float> strength(frames);
    for (std::size_t n = 0; n < frames; ++n) {
        const std::size_t begin = n - std::min(n, kSurroundings), end = std::min(frames, n + kSurroundings + 1);
        const double mean = (sums[end] - sums[begin]) / static_cast<double>(end - begin);
        if (mean > 0) strength[n] = static_cast<float>(static_cast<double>(state_->flux[n]) / mean);
    }
    return strength;
}

}  // namespace moodglass
