// SPDX-License-Identifier: Apache-2.0
#include "harmony/salience.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/signals.h"

namespace moodglass {
namespace {

std::vector<float> magnitudes_of(std::span<const float> samples) {
    PitchBands bands;
    std::vector<float> magnitudes;
    bands.push(samples, magnitudes);
    bands.finish(samples.size(), magnitudes);
    return magnitudes;
}

std::vector<float> saliences_of(std::span<const float> samples) {
    std::vector<float> values = magnitudes_of(samples);
    to_salience(values, *std::max_element(values.begin(), values.end()));
    return values;
}

TEST(PitchBands, EverySampleBelongsToOneFrame) {
    for (const std::size_t length : {1u, 8191u, 8192u, 8193u, 100000u})
        EXPECT_EQ(magnitudes_of(std::vector<float>(length)).size(),
                  (length + kHarmonyHop - 1) / kHarmonyHop * kPitchBands)
            << length;
}

TEST(PitchBands, FramesAfterTheEndAreTakenAway) {
    PitchBands bands;
    std::vector<float> magnitudes;
    bands.push(std::vector<float>(20 * kHarmonyHop), magnitudes);
    bands.finish(3 * kHarmonyHop, magnitudes);
    EXPECT_EQ(magnitudes.size(), 3 * kPitchBands);
}

TEST(PitchBands, ASineIsLoudestInItsBand) {
    for (const std::size_t semitone : {12u, 24u, 36u, 48u, 60u, 71u}) {
        const auto values = magnitudes_of(sine(55 * std::exp2(static_cast<double>(semitone) / 12), 2, kSampleRate));
        const auto frame = values.begin() + 2 * kPitchBands;
        EXPECT_EQ(std::max_element(frame, frame + kPitchBands) - frame,
                  static_cast<std::ptrdiff_t>(kThirds * semitone + 1));
    }
}

TEST(Salience, SilenceDoesNotStandOut) {
    const std::vector<float> silence(kSampleRate);
    for (const float value : saliences_of(silence)) EXPECT_EQ(value, 0);
}

// Of even surroundings it is log 2; noise lies around.
TEST(Salience, NoiseStandsOutLittle) {
    const auto values = saliences_of(noise(4, kSampleRate, 3));
    double sum = 0;
    for (const float value : values) sum += value;
    EXPECT_NEAR(sum / static_cast<double>(values.size()), std::log(2), 0.05);
}

TEST(Salience, LevelDoesNotMatter) {
    auto samples = music(3, kSampleRate);
    const auto loud = saliences_of(samples);
    for (float& sample : samples) sample *= 0.0625f;
    const auto soft = saliences_of(samples);
    for (std::size_t i = 0; i < loud.size(); ++i) ASSERT_NEAR(loud[i], soft[i], 1e-6f);
}

TEST(Salience, TuningIsFound) {
    for (const int cents : {-45, -30, -10, 0, 20, 40}) {
        std::vector<float> samples(4 * kSampleRate);
        for (const double hz : {261.63, 329.63, 392.00, 523.25, 880.0}) {
            const auto tone = sine(hz * std::exp2(cents / 1200.0), 4, kSampleRate, 0.1);
            for (std::size_t i = 0; i < samples.size(); ++i) samples[i] += tone[i];
        }
        EXPECT_NEAR(tuning_of(saliences_of(samples)), cents / 100.0, 0.04) << cents;
    }
}

TEST(Salience, TunedIsAsIfInTune) {
    std::vector<float> salience(kPitchBands), tuned(kPitchBands);
    for (std::size_t b = 0; b < kPitchBands; ++b) salience[b] = static_cast<float>(b);
    tune(salience, 0.25, tuned);
    for (std::size_t b = 0; b + 1 < kPitchBands; ++b) EXPECT_NEAR(tuned[b], static_cast<float>(b) + 0.75f, 1e-4f);
}

}  // namespace
}  // namespace moodglass
