// SPDX-License-Identifier: Apache-2.0
#include "spectrogram/framer.h"

#include <kiss_fftr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "audio/mono.h"

namespace moodglass {
namespace {

constexpr double kHop = kSampleRate / kFramesPerSecond;  // samples: 704.47

std::uint64_t frame_start(std::uint64_t frame) { return static_cast<std::uint64_t>(static_cast<double>(frame) * kHop); }

struct FreeFft {
    void operator()(kiss_fftr_cfg fft) const { kiss_fftr_free(fft); }
};

}  // namespace

struct Framer::State {
    Filterbank filterbank;
    std::array<float, kFrameSize> window{};
    std::unique_ptr<kiss_fftr_state, FreeFft> fft{kiss_fftr_alloc(kFrameSize, 0, nullptr, nullptr)};
    std::vector<float> samples;     // those that a coming frame still needs
    std::uint64_t first_sample = 0;  // index of samples[0] in the signal
    std::uint64_t next_frame = 0;

    State() {
        for (int i = 0; i < kFrameSize; ++i)
            window[static_cast<std::size_t>(i)] =
                static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / (kFrameSize - 1)));
    }

    // Where the next frame begins in `samples`.
    std::size_t offset() const { return static_cast<std::size_t>(frame_start(next_frame) - first_sample); }

    void transform(const float* frame, std::vector<float>& magnitudes) {
        std::array<float, kFrameSize> windowed;
        for (std::size_t i = 0; i < kFrameSize; ++i) windowed[i] = window[i] * frame[i];
        std::array<kiss_fft_cpx, kBinCount + 1> spectrum;
        kiss_fftr(fft.get(), windowed.data(), spectrum.data());
        std::array<float, kBinCount> bins;
        for (std::size_t k = 0; k < kBinCount; ++k)
            bins[k] = std::sqrt(spectrum[k].r * spectrum[k].r + spectrum[k].i * spectrum[k].i);
        magnitudes.resize(magnitudes.size() + kBandCount);
        filterbank.apply(bins, std::span(magnitudes).last(kBandCount));
        ++next_frame;
    }

    void transform_complete(std::vector<float>& magnitudes) {
        while (offset() + kFrameSize <= samples.size()) transform(&samples[offset()], magnitudes);
        const std::size_t done = std::min(offset(), samples.size());
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
