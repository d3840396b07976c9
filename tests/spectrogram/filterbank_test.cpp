// SPDX-License-Identifier: Apache-2.0
#include "spectrogram/filterbank.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace moodglass {
namespace {

TEST(Filterbank, EveryBandIsAWeightedMean) {
    const Filterbank bank;
    const std::vector<Four> bins(kBinCount, Four{0.75f, 0, 2, 1e6f});
    std::vector<Four> bands(kBandCount);
    bank.apply(bins, bands);
    for (const Four& band : bands)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            EXPECT_NEAR(band[lane], bins[0][lane], 2e-6f * bins[0][lane]) << lane;
}

TEST(Filterbank, ConcertPitchFallsIntoItsBand) {
    const Filterbank bank;
    std::vector<Four> bins(kBinCount), bands(kBandCount);
    bins[41] = Four{1, 0, 0, 0};  // 441.4 Hz
    bank.apply(bins, bands);
    const auto quieter = [](const Four& a, const Four& b) { return a[0] < b[0]; };
    const auto loudest = static_cast<int>(std::max_element(bands.begin(), bands.end(), quieter) - bands.begin());
    EXPECT_NEAR(bank.centre_hz(loudest), 440, 11);
}

TEST(Filterbank, BandsRise) {
    const Filterbank bank;
    for (int band = 1; band < kBandCount; ++band) EXPECT_GT(bank.centre_hz(band), bank.centre_hz(band - 1));
    EXPECT_GT(bank.centre_hz(0), 20);
    EXPECT_LT(bank.centre_hz(kBandCount - 1), 11025);
}

}  // namespace
}  // namespace moodglass
