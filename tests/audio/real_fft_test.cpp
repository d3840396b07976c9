// SPDX-License-Identifier: Apache-2.0
#include "audio/real_fft.h"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <numbers>
#include <random>
#include <vector>

namespace moodglass {
namespace {

std::vector<Four> noise(std::size_t size) {
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    std::vector<Four> samples(size);
    for (Four& sample : samples)
        for (std::size_t lane = 0; lane < kLanes; ++lane) sample[lane] = normal(random);
    return samples;
}

// By the definition of the transform.
std::complex<double> bin_of(const std::vector<Four>& samples, std::size_t lane, std::size_t bin) {
    std::complex<double> sum;
    const auto size = static_cast<double>(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        sum += static_cast<double>(samples[i][lane]) *
               std::polar(1.0, -2 * std::numbers::pi * static_cast<double>(bin * i % samples.size()) / size);
    return sum;
}

class RealFftOf : public testing::TestWithParam<std::size_t> {};

TEST_P(RealFftOf, EveryLaneIsTheTransformOfItsOwnSignal) {
    const std::size_t size = GetParam();
    const std::vector<Four> samples = noise(size);
    std::vector<FourBins> bins(size / 2 + 1);
    RealFft(size, RealFft::Way::forward).forward(samples, bins);
    const double tolerance = 4e-7 * std::sqrt(static_cast<double>(size)) * std::log2(static_cast<double>(size));
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        for (std::size_t bin = 0; bin < bins.size(); bin += 1 + size / 64) {
            const std::complex<double> wanted = bin_of(samples, lane, bin);
            EXPECT_NEAR(bins[bin].re[lane], wanted.real(), tolerance) << lane << ' ' << bin;
            EXPECT_NEAR(bins[bin].im[lane], wanted.imag(), tolerance) << lane << ' ' << bin;
        }
}

TEST_P(RealFftOf, BackAgainIsTheSignalTimesItsSize) {
    const std::size_t size = GetParam();
    const std::vector<Four> samples = noise(size);
    std::vector<FourBins> bins(size / 2 + 1);
    std::vector<Four> again(size);
    RealFft(size, RealFft::Way::forward).forward(samples, bins);
    RealFft(size, RealFft::Way::inverse).inverse(bins, again);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            EXPECT_NEAR(again[i][lane] / static_cast<float>(size), samples[i][lane], 3e-6f) << i << ' ' << lane;
}

// The engine's own size, and those of resampling 44.1 and 48 kHz.
INSTANTIATE_TEST_SUITE_P(Sizes, RealFftOf, testing::Values(2048, 4096, 5120, 2352));

}  // namespace
}  // namespace moodglass
