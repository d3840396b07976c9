// SPDX-License-Identifier: Apache-2.0
#include "audio/level.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

#include "audio/mono.h"
#include "support/signals.h"

namespace moodglass {
namespace {

constexpr std::size_t kPiece = 44;  // 2 ms
constexpr float kBin = 1.f / 32;    // an octave has 32 bins, each as wide as the other

float peak_of(std::span<const float> samples) {
    float peak = 0;
    for (const float sample : samples) peak = std::max(peak, std::abs(sample));
    return peak;
}

// As level.h defines it, by sorting.
float defined(const std::vector<float>& samples) {
    std::vector<float> peaks;
    for (std::size_t at = 0; at + kPiece <= samples.size(); at += kPiece)
        if (const float peak = peak_of(std::span(samples).subspan(at, kPiece)); peak >= 0.5f / 32768) peaks.push_back(peak);
    const float peak = peak_of(samples);
    if (peaks.empty()) return peak;
    std::ranges::sort(peaks, std::greater());
    return std::clamp(3 * peaks[peaks.size() / 100], peak / 100, peak);
}

Level level_of(const std::vector<float>& samples, std::size_t piece = 22050) {
    Level level;
    for (std::size_t at = 0; at < samples.size(); at += piece)
        level.push(std::span(samples).subspan(at, std::min(piece, samples.size() - at)));
    return level;
}

std::vector<float> clicked(std::vector<float> samples, float height, std::size_t every, std::size_t length = 1) {
    for (std::size_t at = 1000; at + length < samples.size(); at += every)
        for (std::size_t i = 0; i < length; ++i) samples[at + i] = i % 2 ? -height : height;
    return samples;
}

TEST(Level, IsThePeakOfMusic) {
    for (const auto& samples : {music(20, kSampleRate), sine(440, 2, kSampleRate), noise(3, kSampleRate, 1), noise(1.01, kSampleRate, 2, 1e-3f)})
        EXPECT_EQ(level_of(samples).value(), peak_of(samples));
}

TEST(Level, IsNotThatOfAClick) {
    const auto sound = music(20, kSampleRate);
    const float peak = peak_of(sound), all = static_cast<float>(sound.size());
    struct Clicks {
        float times;
        std::size_t every, length;
    };
    for (const auto& [times, every, length] : {Clicks{10, sound.size(), 1}, {30, sound.size(), 20}, {30, kSampleRate, 4}, {20, sound.size(), kSampleRate / 10}}) {
        const auto samples = clicked(sound, times * peak, every, length);
        const float level = level_of(samples).value();
        EXPECT_NEAR(level, defined(samples), kBin * level) << times << " of " << all;
        EXPECT_LT(level, 3.1f * peak);
        EXPECT_EQ(level_of(samples).peak(), times * peak);
    }
}

TEST(Level, IsAsDefinedForAnyLoudness) {
    std::mt19937 random(5);
    for (int k = 0; k < 40; ++k) {
        auto samples = noise(2, kSampleRate, static_cast<unsigned>(k), std::pow(10.f, static_cast<float>(k % 9) - 4));
        samples = clicked(samples, 50 * peak_of(samples), 3000 + random() % 20000, 1 + random() % 20);
        const float level = level_of(samples, 1 + random() % 5000).value(), wanted = defined(samples);
        EXPECT_NEAR(level, wanted, kBin * wanted) << k;
    }
}

TEST(Level, IsAtLeastAHundredthOfThePeak) {
    auto samples = noise(3, kSampleRate, 1, 1e-5f);
    samples[30000] = 1;
    EXPECT_EQ(level_of(samples).value(), 0.01f);
}

// A sound with long rests is as loud as between them.
TEST(Level, SilenceDoesNotCount) {
    std::vector<float> samples(60 * kSampleRate);
    const auto stroke = noise(0.2, kSampleRate, 3);
    std::ranges::copy(stroke, samples.begin() + 20 * kSampleRate);
    EXPECT_EQ(level_of(samples).value(), peak_of(samples));
    EXPECT_EQ(Level().value(), 0);
    EXPECT_EQ(level_of(std::vector<float>(kSampleRate)).value(), 0);
}

TEST(Level, OfPartsTogetherIsThatOfTheWhole) {
    const auto samples = clicked(noise(4, kSampleRate, 4), 9, 7000);
    Level all;
    for (std::size_t at = 0; at < samples.size(); at += 100 * kPiece) {
        Level part;
        part.push(std::span(samples).subspan(at, std::min(100 * kPiece, samples.size() - at)));
        all.add(part);
    }
    EXPECT_EQ(all.value(), level_of(samples).value());
    EXPECT_EQ(all.peak(), level_of(samples).peak());
}

}  // namespace
}  // namespace moodglass
