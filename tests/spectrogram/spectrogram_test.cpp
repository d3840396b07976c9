// SPDX-License-Identifier: Apache-2.0
// The front end against tools/golden/spectrogram.py, which computes the published definition in NumPy.
#include "spectrogram/spectrogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "audio/mono.h"
#include "spectrogram/front_end.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, IsWhatTheDefinitionGives) {
    const auto file = golden_bytes(std::string("spectrogram_") + GetParam() + ".wav");
    const auto spectrogram = spectrogram_of(file);
    ASSERT_TRUE(spectrogram) << spectrogram.error().message;
    // fp32 against fp64: the transform's rounding error is some 1e-6 of the loudest band, which the logarithm of a soft band
    // beside it shows whole. Measured: 1.6e-6 (tools/golden/compare.py).
    EXPECT_LT(largest_difference(spectrogram->values, golden_npy(std::string("spectrogram_") + GetParam() + ".npy")), 4e-6f);
}

INSTANTIATE_TEST_SUITE_P(Signals, Golden, testing::Values("chord", "sweep_with_noise", "clicks", "quiet_between_silences"),
                         [](const auto& test) { return std::string(test.param); });

Spectrogram of(std::span<const float> samples, std::size_t piece) {
    Framer framer;
    std::vector<float> magnitudes;
    for (std::size_t i = 0; i < samples.size(); i += piece) framer.push(samples.subspan(i, std::min(piece, samples.size() - i)), magnitudes);
    framer.finish(samples.size(), magnitudes);
    return to_spectrogram(std::move(magnitudes), 1);
}

TEST(Spectrogram, TenSecondsAre313Frames) {
    EXPECT_EQ(of(music(10, kSampleRate), 5000).frames(), static_cast<std::size_t>(kExcerptFrames));
}

TEST(Spectrogram, ComesOutTheSameInAnyPieces) {
    const auto samples = music(3, kSampleRate);
    const Spectrogram whole = of(samples, samples.size());
    for (const std::size_t piece : {1u, 100u, 704u, 2048u, 22050u}) EXPECT_EQ(of(samples, piece).values, whole.values) << piece;
}

TEST(Spectrogram, FramesAfterTheEndAreTakenAway) {
    const auto samples = music(3, kSampleRate);
    Framer framer;
    std::vector<float> magnitudes;
    framer.push(samples, magnitudes);
    framer.finish(kSampleRate, magnitudes);
    EXPECT_EQ(magnitudes.size(), 32u * kBandCount);  // ceil(31.3)
}

TEST(Spectrogram, LevelDoesNotMatter) {
    auto samples = music(2, kSampleRate);
    const auto loud = spectrogram_of(wav(samples, 1, kSampleRate));
    for (float& sample : samples) sample *= 0.5f;
    const auto soft = spectrogram_of(wav(samples, 1, kSampleRate));
    ASSERT_TRUE(loud && soft);
    // What is left is the rounding to 16 bits.
    EXPECT_LT(largest_difference(loud->values, soft->values), 5e-3f);
}

}  // namespace
}  // namespace moodglass
