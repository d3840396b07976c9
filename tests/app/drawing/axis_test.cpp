// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/axis.h"

#include <gtest/gtest.h>

#include "spectrogram/filterbank.h"

namespace moodglass::app {
namespace {

TEST(Axis, ValueTicksAreRoundAndInside) {
    EXPECT_EQ(value_ticks(0.0, 1.0, 6), (std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1}));
    for (double tick : value_ticks(-0.13, 0.71, 5)) {
        EXPECT_GE(tick, -0.13);
        EXPECT_LE(tick, 0.71);
    }
    EXPECT_TRUE(value_ticks(1, 1, 5).empty());
}

TEST(Axis, NeverMoreTicksThanAsked) {
    for (int most = 2; most < 9; ++most)
        for (double high : {0.02, 0.3, 1.0, 7.7, 940.0})
            EXPECT_LE(value_ticks(0, high, most).size(), static_cast<std::size_t>(most));
}

TEST(Axis, TimeTicksAreTimesPeopleCountIn) {
    EXPECT_EQ(time_ticks(0, 245, 5).step_s, 60);
    EXPECT_EQ(time_ticks(0, 245, 5).at_s, (std::vector<double>{0, 60, 120, 180, 240}));
    EXPECT_EQ(time_ticks(10, 12, 12).step_s, 0.2);
    EXPECT_EQ(format_tick(10.2, 0.2, Language::english), "0:10.2");
    EXPECT_EQ(format_tick(10.2, 0.2, Language::german), "0:10,2");
    EXPECT_EQ(format_tick(120, 60, Language::german), "2:00");
}

TEST(Axis, BandsAreTheFilterbanks) {
    const Filterbank filterbank;
    ASSERT_EQ(band_frequencies().size(), static_cast<std::size_t>(kBandCount));
    for (int band = 0; band < kBandCount; ++band) {
        const auto got = static_cast<double>(band_frequencies()[static_cast<std::size_t>(band)]);
        EXPECT_NEAR(got, filterbank.centre_hz(band), 0.01) << band;
    }
}

TEST(Axis, BandAtIsTheInverse) {
    for (std::size_t band = 0; band < band_frequencies().size(); ++band)
        EXPECT_NEAR(band_at(band_frequencies()[band]), static_cast<float>(band), 1e-3f);
    EXPECT_EQ(band_at(1), 0);
    EXPECT_EQ(band_at(22050), static_cast<float>(kBandCount - 1));
}

}  // namespace
}  // namespace moodglass::app
