// SPDX-License-Identifier: Apache-2.0
#include "spectrogram/filterbank.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace moodglass {
namespace {

TEST(Filterbank, EveryBandIsAWeightedMean) {
    const Filterbank bank;
    const std::vector<float> bins(kBinCount, 0.75f);
    std::vector<float> bands(kBandCount);
    bank.apply(bins, bands);
    for (const float band : bands) EXPECT_NEAR(band, 0.75f, 1e-6f);
}

TEST(Filterbank, ConcertPitchFallsIntoItsBand) {
    const Filterbank bank;
    std::vector<float> bins(kBinCount, 0.0f);
    bins[41] = 1;  // 441.4 Hz
    std::vector<float> bands(kBandCount);
    bank.apply(bins, bands);
    const auto loudest = static_cast<int>(std::max_element(bands.begin(), bands.end()) - bands.begin());
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
