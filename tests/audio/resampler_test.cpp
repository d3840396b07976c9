// SPDX-License-Identifier: Apache-2.0
// Measured: what comes out at 22,050 Hz of a tone at any rate from 8 to 192 kHz.
#include "audio/resampler.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "audio/mono.h"
#include "support/signals.h"

namespace moodglass {
namespace {

std::vector<float> resampled(const std::vector<float>& in, int rate) {
    Resampler resampler(rate, kSampleRate);
    std::vector<float> out;
    resampler.process(in, out);
    resampler.finish(out);
    return out;
}

// Level of the middle of a signal in dB, against a full-scale sine.
double level_dB(const std::vector<float>& samples) {
    double sum = 0;
    const std::size_t begin = samples.size() / 4, end = samples.size() * 3 / 4;
    for (std::size_t i = begin; i < end; ++i) sum += static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
    return 10 * std::log10(sum / static_cast<double>(end - begin) * 2 + 1e-30);
}

class Rates : public testing::TestWithParam<int> {};

TEST_P(Rates, AliasesAre80dBDown) {
    const int rate = GetParam();
    for (const double hz : {11400.0, 12000.0, 14000.0, 15000.0, 18000.0, 21000.0, 22049.0, 22051.0, 30000.0, 44000.0, 60000.0, 88000.0}) {
        if (hz >= rate / 2.0) break;
        EXPECT_LT(level_dB(resampled(sine(hz, 1, rate, 1.0), rate)), -80) << hz << " Hz at " << rate << " Hz";
    }
}

TEST_P(Rates, MusicPassesUnchanged) {
    const int rate = GetParam();
    for (const double hz : {30.0, 440.0, 3000.0, 8000.0, 10000.0}) {
        if (hz >= 0.45 * rate) break;
        const auto out = resampled(sine(hz, 1, rate), rate);
        const auto expected = sine(hz, 1, kSampleRate);
        ASSERT_EQ(out.size(), expected.size());
        // Same samples, so: same level, no delay. 0.1 % is 0.01 dB.
        for (std::size_t i = 2000; i < out.size() - 2000; ++i) ASSERT_NEAR(out[i], expected[i], 5e-4) << hz << " Hz, sample " << i;
    }
}

TEST_P(Rates, PiecesMakeTheSameAsTheWhole) {
    const int rate = GetParam();
    const auto in = noise(0.7, rate, 3);
    Resampler resampler(rate, kSampleRate);
    std::vector<float> out;
    for (std::size_t i = 0; i < in.size(); i += 777) resampler.process(std::span(in).subspan(i, std::min<std::size_t>(777, in.size() - i)), out);
    resampler.finish(out);
    EXPECT_EQ(out, resampled(in, rate));
}

// One output sample by definition: the sum over a sinc under a Kaiser window (beta 12) of 256 taps at the lower rate.
double by_definition(const std::vector<float>& in, int rate, std::size_t at) {
    const double low_rate = std::min(rate, kSampleRate), half_s = 128 / low_rate, cutoff_Hz = 0.975 * low_rate / 2;
    const double t = static_cast<double>(at) / kSampleRate;
    double sum = 0;
    for (auto i = static_cast<std::size_t>(std::ceil((t - half_s) * rate)); static_cast<double>(i) < (t + half_s) * rate; ++i) {
        const double d = static_cast<double>(i) / rate - t, x = 2 * std::numbers::pi * cutoff_Hz * d;
        const double sinc = std::abs(x) < 1e-9 ? 1 : std::sin(x) / x;
        const double rest = std::max(0.0, 1 - d * d / (half_s * half_s));
        const double window = std::cyl_bessel_i(0, 12 * std::sqrt(rest)) / std::cyl_bessel_i(0, 12);
        sum += static_cast<double>(in[i]) * sinc * window;
    }
    return sum * 2 * cutoff_Hz / rate;
}

TEST_P(Rates, IsTheSumByDefinition) {
    const int rate = GetParam();
    if (rate == kSampleRate) return;
    const auto in = noise(1.0, rate, 5);
    const auto out = resampled(in, rate);
    // Two single-precision transforms of some thousand points: measured 2e-7 to 6e-7. speexdsp looks its sinc up in a table:
    // 3e-5.
    const double tolerance = OverlapSave::suits(rate, kSampleRate) ? 1.5e-6 : 1e-4;
    for (std::size_t i = 1000; i < out.size() - 1000; i += 37) ASSERT_NEAR(out[i], by_definition(in, rate, i), tolerance) << i;
}

TEST(OverlapSave, SuitsTheUsualRates) {
    for (const int rate : {8000, 11025, 12000, 16000, 24000, 32000, 37800, 44100, 48000, 64000, 88200, 96000, 176400, 192000})
        EXPECT_TRUE(OverlapSave::suits(rate, kSampleRate)) << rate;
    EXPECT_FALSE(OverlapSave::suits(44101, kSampleRate));
}

INSTANTIATE_TEST_SUITE_P(Hz, Rates, testing::Values(8000, 8192, 11025, 16000, 16384, 22050, 24000, 32000, 32768, 44056, 44100, 46189, 48000, 65536, 88200,
                                                        96000, 176400, 192000),
                         testing::PrintToStringParamName());

}  // namespace
}  // namespace moodglass
