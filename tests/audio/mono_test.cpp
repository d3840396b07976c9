// SPDX-License-Identifier: Apache-2.0
#include "audio/mono.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "support/signals.h"

namespace moodglass {
namespace {

struct Outcome {
    std::vector<float> samples;
    std::string error;
};

Outcome read_all(Mono& mono) {
    Outcome outcome;
    for (;;) {
        const auto more = mono.read(outcome.samples);
        if (!more) outcome.error = more.error().message;
        if (!more || !*more) return outcome;
    }
}

std::string error_of(std::unique_ptr<Sound> sound) {
    Mono mono(std::move(sound));
    return read_all(mono).error;
}

TEST(Mono, IsTheMeanOfTheChannels) {
    std::vector<float> stereo;
    for (const float sample : sine(440, 2, kSampleRate)) stereo.insert(stereo.end(), {sample, 0.5f * sample});
    Mono mono(as_sound(stereo, 2, kSampleRate));
    const Outcome outcome = read_all(mono);
    // The first sample is zero, which is silence, and so is left out.
    ASSERT_EQ(outcome.samples.size(), stereo.size() / 2 - 1);
    for (std::size_t i = 0; i < outcome.samples.size(); ++i)
        ASSERT_FLOAT_EQ(outcome.samples[i], (stereo[2 * i + 2] + stereo[2 * i + 3]) / 2);
    EXPECT_NEAR(mono.level(), 0.375, 1e-4);
}

TEST(Mono, LetsTheSoundGoAtItsEnd) {
    struct Ending : Sound {
        explicit Ending(bool& gone_) : gone(gone_) { sample_rate = 44100, channels = 1, promised_length = 10 * 44100; }
        ~Ending() override { gone = true; }
        std::size_t read(std::span<float> interleaved) override {
            const std::size_t count = std::min<std::size_t>(left, interleaved.size());
            for (std::size_t i = 0; i < count; ++i) interleaved[i] = i / 50 % 2 ? 0.5f : -0.5f;
            left -= count;
            return count;
        }
        double progress() const override { return 0.5; }
        bool cut() const override { return left == 0; }
        bool& gone;
        std::size_t left = 2 * 44100;
    };
    bool gone = false;
    Mono mono(std::make_unique<Ending>(gone));
    std::vector<float> samples;
    while (*mono.read(samples)) EXPECT_FALSE(gone);
    EXPECT_TRUE(gone);
    EXPECT_EQ(mono.warnings(), std::vector<std::string>{"the file is cut after 2.0 s of 10.0 s: analysed up to there"});
    EXPECT_DOUBLE_EQ(mono.duration_s(), 2);
    EXPECT_DOUBLE_EQ(mono.progress(), 1);
    EXPECT_FALSE(*mono.read(samples));
}

TEST(Mono, SilenceAtBothEndsIsTrimmedAndCounted) {
    std::vector<float> samples(kSampleRate, 0.0f);  // 1 s
    const auto tone = noise(2, kSampleRate, 1);
    samples.insert(samples.end(), tone.begin(), tone.end());
    samples.resize(samples.size() + 3 * kSampleRate, 1e-6f);  // 3 s below the last bit of a 16-bit file
    Mono mono(as_sound(samples, 1, kSampleRate));
    EXPECT_EQ(read_all(mono).error, "");
    EXPECT_NEAR(mono.start_s(), 1.0, 1e-3);
    EXPECT_NEAR(static_cast<double>(mono.length()), 2.0 * kSampleRate, 2);
    EXPECT_DOUBLE_EQ(mono.duration_s(), 6.0);
}

TEST(Mono, TooShortAndSilentAreToldApart) {
    EXPECT_EQ(error_of(as_sound(sine(440, 0.3, 44100), 1, 44100)),
              "too short: 0.3 s of sound, but at least 1.0 s is needed; choose a longer piece");
    EXPECT_EQ(error_of(as_sound(std::vector<float>(3 * 44100), 1, 44100)),
              "silent: no sample of the file rises above digital silence; check the recording");
    auto click = std::vector<float>(3 * kSampleRate);
    click[100] = 1;
    EXPECT_EQ(error_of(as_sound(click, 1, kSampleRate)),
              "too short: only 0.0 s of the file is not silent, but at least 1.0 s is needed; choose a longer piece");
    EXPECT_EQ(error_of(as_sound(sine(440, 0.99, 44100), 1, 44100)),
              "too short: 0.9 s of sound, but at least 1.0 s is needed; choose a longer piece");
    EXPECT_NE(error_of(as_sound({}, 2, 44100)), "");
}

TEST(Mono, ValuesThatAreNoNumbersAreSilenceAndTold) {
    auto samples = sine(440, 2, kSampleRate);
    for (std::size_t i = 1000; i < 1100; ++i) samples[i] = std::numeric_limits<float>::quiet_NaN();
    samples[5000] = std::numeric_limits<float>::infinity();
    samples[6000] = -3e38f;
    Mono mono(as_sound(samples, 1, kSampleRate));
    const Outcome outcome = read_all(mono);
    for (const float sample : outcome.samples) ASSERT_LE(std::abs(sample), 0.51f);
    ASSERT_EQ(mono.warnings().size(), 1u);
    EXPECT_EQ(mono.warnings()[0], "102 samples of the file are not numbers and were taken as silence; export it again");
    EXPECT_LE(mono.level(), 0.51f);
}

TEST(Mono, NothingButNaNIsSilent) {
    EXPECT_EQ(error_of(as_sound(std::vector<float>(3 * kSampleRate, std::numeric_limits<float>::quiet_NaN()), 1, kSampleRate)),
              "silent: no sample of the file rises above digital silence; check the recording");
}

}  // namespace
}  // namespace moodglass
