// SPDX-License-Identifier: Apache-2.0
#include "harmony/pitch_bands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "audio/real_fft.h"

namespace moodglass {
namespace {

constexpr std::size_t kSide =
    (kHarmonyFrame - kHarmonyHop) / 2;  // of the window, on either side of what a frame stands for
constexpr double kLowest_hz = 55;

// Triangles a band wide on either side of their middle, but no narrower than one bin. Only weights that are not zero
// are kept.
struct Band {
    std::size_t first = 0;
    std::vector<float> weights;
};

std::vector<Band> make_bands() {
    constexpr double bin_hz = static_cast<double>(kSampleRate) / kHarmonyFrame;
    std::vector<Band> bands(kPitchBands);
    for (std::size_t b = 0; b < kPitchBands; ++b) {
        const double middle = kLowest_hz * std::exp2((static_cast<double>(b) - 1) / 36);
        const double width = std::max(middle * (std::exp2(1.0 / 36) - 1), bin_hz);
        bands[b].first = static_cast<std::size_t>((middle - width) / bin_hz) + 1;
        for (std::size_t bin = bands[b].first; static_cast<double>(bin) * bin_hz < middle + width; ++bin)
            bands[b].weights.push_back(
                static_cast<float>(1 - std::abs(static_cast<double>(bin) * bin_hz - middle) / width));
    }
    return bands;
}

}  // namespace

// Four frames at a time: as long as there are fewer, they wait.
struct PitchBands::State {
    std::vector<Band> bands = make_bands();
    std::vector<float> window;
    RealFft fft{kHarmonyFrame, RealFft::Way::forward};
    std::vector<Four> windowed = std::vector<Four>(kHarmonyFrame);
    std::vector<FourBins> spectrum = std::vector<FourBins>(kHarmonyFrame / 2 + 1);
    std::vector<Four> power = std::vector<Four>(kHarmonyFrame / 2 + 1);
    std::vector<float> samples =
        std::vector<float>(kSide);  // those that a coming frame still needs; first a side of silence
    std::uint64_t next_frame = 0;

    State() {
        for (std::size_t i = 0; i < kHarmonyFrame; ++i)
            window.push_back(static_cast<float>(
                0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / kHarmonyFrame)));
    }

    void transform(std::vector<float>& magnitudes) {
        for (std::size_t i = 0; i < kHarmonyFrame; ++i)
            windowed[i] =
                Four{samples[i], samples[i + kHarmonyHop], samples[i + 2 * kHarmonyHop], samples[i + 3 * kHarmonyHop]} *
                window[i];
        fft.forward(windowed, spectrum);
        const std::size_t bins = bands.back().first + bands.back().weights.size();
        for (std::size_t k = 0; k < bins; ++k)
            power[k] = spectrum[k].re * spectrum[k].re + spectrum[k].im * spectrum[k].im;
        const std::size_t at = magnitudes.size();
        magnitudes.resize(at + kLanes * kPitchBands);
        for (std::size_t b = 0; b < kPitchBands; ++b) {
            Four sum{};
            for (std::size_t i = 0; i < bands[b].weights.size(); ++i)
                sum += power[bands[b].first + i] * bands[b].weights[i];
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                magnitudes[at + lane * kPitchBands + b] = std::sqrt(sum[lane]);
        }
        next_frame += kLanes;
        samples.erase(samples.begin(), samples.begin() + kLanes * kHarmonyHop);
    }

    void push(std::span<const float> more, std::vector<float>& magnitudes) {
        samples.insert(samples.end(), more.begin(), more.end());
        while (samples.size() >= (kLanes - 1) * kHarmonyHop + kHarmonyFrame) transform(magnitudes);
    }
};

PitchBands::PitchBands() : state_(std::make_unique<State>()) {}
PitchBands::~PitchBands() = default;
PitchBands::PitchBands(PitchBands&&) noexcept = default;
PitchBands& PitchBands::operator=(PitchBands&&) noexcept = default;

void PitchBands::push(std::span<const float> samples, std::vector<float>& magnitudes) {
    state_->push(samples, magnitudes);
}

void PitchBands::finish(std::uint64_t length, std::vector<float>& magnitudes) {
    const std::uint64_t frames = (length + kHarmonyHop - 1) / kHarmonyHop;
    const std::vector<float> silence(kHarmonyHop);
    while (state_->next_frame < frames) state_->push(silence, magnitudes);
    magnitudes.resize(static_cast<std::size_t>(frames) * kPitchBands);
}

}  // namespace moodglass
