// SPDX-License-Identifier: Apache-2.0
#include "spectrogram/framer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "audio/mono.h"
#include "audio/real_fft.h"

namespace moodglass {
namespace {

constexpr double kHop = kSampleRate / kFramesPerSecond;  // samples: 704.47

std::uint64_t frame_start(std::uint64_t frame) { return static_cast<std::uint64_t>(static_cast<double>(frame) * kHop); }

}  // namespace

// Four frames at a time: as long as there are fewer, they wait.
struct Framer::State {
    Filterbank filterbank;
    std::array<float, kFrameSize> window{};
    RealFft fft{kFrameSize, RealFft::Way::forward};
    std::array<Four, kFrameSize> windowed;
    std::array<FourBins, kBinCount + 1> spectrum;
    std::array<Four, kBinCount> bins;
    std::array<Four, kBandCount> bands;
    std::vector<float> samples;     // those that a coming frame still needs
    std::uint64_t first_sample = 0;  // index of samples[0] in the signal
    std::uint64_t next_frame = 0;

    State() {
        for (int i = 0; i < kFrameSize; ++i)
            window[static_cast<std::size_t>(i)] =
                static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / (kFrameSize - 1)));
    }

    // Where a frame begins in `samples`.
    std::size_t offset(std::uint64_t frame) const { return static_cast<std::size_t>(frame_start(frame) - first_sample); }

    void transform(std::vector<float>& magnitudes) {
        std::array<const float*, kLanes> frames;
        for (std::size_t lane = 0; lane < kLanes; ++lane) frames[lane] = &samples[offset(next_frame + lane)];
        for (std::size_t i = 0; i < kFrameSize; ++i)
            windowed[i] = Four{frames[0][i], frames[1][i], frames[2][i], frames[3][i]} * window[i];
        fft.forward(windowed, spectrum);
        for (std::size_t k = 0; k < kBinCount; ++k) {
            const Four power = spectrum[k].re * spectrum[k].re + spectrum[k].im * spectrum[k].im;
            for (std::size_t lane = 0; lane < kLanes; ++lane) bins[k][lane] = std::sqrt(power[lane]);
        }
        filterbank.apply(bins, bands);
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            for (const Four& band : bands) magnitudes.push_back(band[lane]);
        next_frame += kLanes;
    }

    void transform_complete(std::vector<float>& magnitudes) {
        while (offset(next_frame + kLanes - 1) + kFrameSize <= samples.size()) transform(magnitudes);
        const std::size_t done = std::min(offset(next_frame), samples.size());
        samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(done));
        first_sample += done;
    }
};

Framer::Framer() : state_(std::make_unique<State>()) {}
Framer::~Framer() = default;
Framer::Framer(Framer&&) noexcept = default;
Framer& Framer::operator=(Framer&&) noexcept = default;

void Framer::push(std::span<const float> samples, std::vector<float>& magnitudes) {
    state_->samples.insert(state_->samples.end(), samples.begin(), samples.end());
    state_->transform_complete(magnitudes);
}

void Framer::finish(std::uint64_t length, std::vector<float>& magnitudes) {
    const auto frames = static_cast<std::uint64_t>(std::ceil(static_cast<double>(length) / kHop));
    if (state_->next_frame < frames) {
        const std::vector<float> zeros(kFrameSize + static_cast<std::size_t>(kHop) + 1, 0.0f);
        while (state_->next_frame < frames) push(zeros, magnitudes);
    }
    magnitudes.resize(static_cast<std::size_t>(frames) * kBandCount);
}

}  // namespace moodglass
