// SPDX-License-Identifier: Apache-2.0
#include "explain/masked_sound.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "audio/open.h"
#include "explain/masked_wav.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

constexpr std::size_t kRows = 16;

CellGrid grid() {
    CellGrid grid;
    grid.start_s = 0.35;
    grid.column_s = 8 / 31.3;
    grid.first_band = 11;
    grid.row_bands = 8;
    return grid;
}

Mask mask(std::size_t columns, float keep) {
    return {grid(), {0, columns}, kRows, std::vector<float>(columns * kRows, keep)};
}

Mask random_mask(std::size_t columns) {
    Mask random = mask(columns, 0);
    std::mt19937 generator(7);
    std::uniform_real_distribution<float> uniform(0, 1);
    for (float& keep : random.keep) keep = uniform(generator);
    return random;
}

std::vector<float> all_of(Sound& sound, std::size_t piece = 1000) {
    std::vector<float> all, some(piece * static_cast<std::size_t>(sound.channels));
    while (const std::size_t read = sound.read(some))
        all.insert(all.end(), some.begin(),
                   some.begin() + static_cast<std::ptrdiff_t>(read * static_cast<std::size_t>(sound.channels)));
    return all;
}

std::vector<float> masked(const std::vector<float>& samples, int channels, int rate, const Masking& masking,
                          std::size_t piece = 1000) {
    MaskedSound sound(as_sound(samples, channels, rate), masking);
    EXPECT_EQ(sound.channels, channels);
    EXPECT_EQ(sound.sample_rate, rate);
    return all_of(sound, piece);
}

double power(std::span<const float> samples) {
    double sum = 0;
    for (const float value : samples) sum += static_cast<double>(value) * static_cast<double>(value);
    return sum / static_cast<double>(samples.size());
}

// Two transforms of up to 16,384 samples in float: measured 4e-7.
constexpr float kTolerance = 1e-6f;

TEST(MaskedSound, WhereTheMaskIsOneTheSoundIsWhatItWas) {
    for (const int rate : {8000, 22050, 44100, 48000, 96000}) {
        for (const int channels : {1, 2}) {
            const auto samples = noise(3, rate * channels, 1);
            for (const Part part : {Part::whole, Part::without}) {
                const Masking masking{part == Part::whole ? Mask() : mask(10, 0), part, 0, 3};
                EXPECT_LT(largest_difference(masked(samples, channels, rate, masking), samples), kTolerance) << rate;
            }
        }
    }
}

TEST(MaskedSound, KeptWholeIsAllThatTheNetworkHears) {
    // Away from both ends, where a tone that is cut off reaches all frequencies.
    const auto middle = [](const std::vector<float>& samples) { return std::span(samples).subspan(22050, 44100); };
    const auto heard = sine(3000, 2, 44100), high = sine(15000, 2, 44100);
    const Masking masking{mask(8, 1), Part::only, 0, 2};
    EXPECT_LT(largest_difference(middle(masked(heard, 1, 44100, masking)), middle(heard)), 1e-5f);
    EXPECT_LT(power(middle(masked(high, 1, 44100, masking))), 1e-9 * power(high));
}

TEST(MaskedSound, OnlyAndWithoutAddUpToTheWhole) {
    const auto samples = noise(4, 2 * 44100, 2);
    const auto only = masked(samples, 2, 44100, {random_mask(15), Part::only, 0, 4});
    auto both = masked(samples, 2, 44100, {random_mask(15), Part::without, 0, 4});
    EXPECT_GT(power(only), 0.05 * power(samples));
    EXPECT_GT(power(both), 0.05 * power(samples));
    for (std::size_t i = 0; i < both.size(); ++i) both[i] += only[i];
    EXPECT_LT(largest_difference(both, samples), kTolerance);
}

TEST(MaskedSound, GivesTheStretchAlone) {
    const auto samples = noise(5, 2 * 44100, 3);
    const auto got = masked(samples, 2, 44100, {mask(18, 0), Part::without, 1.25, 3.5});
    const std::vector<float> expected(samples.begin() + 2 * 55125, samples.begin() + 2 * 154350);
    EXPECT_LT(largest_difference(got, expected), kTolerance);
    EXPECT_EQ(masked(samples, 2, 44100, {mask(18, 0), Part::without, 4, 9}).size(), 2u * 44100);
    EXPECT_TRUE(masked(samples, 2, 44100, {mask(18, 0), Part::without, 6, 9}).empty());
}

TEST(MaskedSound, PiecesDoNotMatter) {
    const auto samples = noise(2, 44100, 4);
    const Masking masking{random_mask(8), Part::only, 0.3, 1.9};
    EXPECT_EQ(masked(samples, 1, 44100, masking, 37), masked(samples, 1, 44100, masking, 50000));
}

TEST(MaskedSound, KeepsTheBandsOfARow) {
    const std::size_t row = 8;
    Mask one = mask(12, 0);
    for (std::size_t column = 0; column < 12; ++column) one.keep[column * kRows + row] = 1;
    const auto kept = [&](double band) {
        const auto tone = sine(band_hz(band), 3, 44100);
        return power(masked(tone, 1, 44100, {one, Part::only, 0, 3})) / power(tone);
    };
    // A bin beside the tone's, in which the window puts a quarter of its amplitude, is a seventh of a row away.
    EXPECT_NEAR(kept(grid().band(row)), 1, 0.03);
    EXPECT_NEAR(kept(grid().band(row + 0.5)), 0.25, 0.03);
    EXPECT_LT(kept(grid().band(row - 2)), 1e-5);
    EXPECT_LT(kept(grid().band(row + 2)), 1e-5);
}

TEST(MaskedSound, KeepsTheTimeOfAColumn) {
    const int rate = 44100;
    const std::size_t column = 6;
    Mask one = mask(12, 0);
    for (std::size_t row = 0; row < kRows; ++row) one.keep[column * kRows + row] = 1;
    const auto got = masked(sine(1000, 3, rate), 1, rate, {one, Part::only, 0, 3});
    double sum = 0, moment = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        const double energy = static_cast<double>(got[i]) * static_cast<double>(got[i]);
        sum += energy;
        moment += energy * static_cast<double>(i) / rate;
    }
    // Its middle frame begins there, and is 93 ms long.
    EXPECT_NEAR(moment / sum, grid().time_s(column) + 0.046, 0.005);
}

TEST(MaskedSound, TellsItsLevel) {
    const auto samples = noise(3, 44100, 6, 0.1f);
    const Masking masking{random_mask(12), Part::only, 0, 3};
    MaskedSound first(as_sound(samples, 1, 44100), masking);
    all_of(first);
    const float gain = matching_gain(first.level());
    EXPECT_GT(gain, 1.2f);
    MaskedSound second(as_sound(samples, 1, 44100), masking, gain);
    EXPECT_NEAR(power(all_of(second)) / power(samples), 1, 1e-3);
}

TEST(MaskedSound, IsNeverAmplifiedBeyondReason) {
    EXPECT_FLOAT_EQ(matching_gain({1, 0.25, 0.1f}), 2);
    EXPECT_FLOAT_EQ(matching_gain({1, 0.25, 0.8f}), 1.25f);       // it would clip
    EXPECT_FLOAT_EQ(matching_gain({1, 1e-9, 1e-5f}), kMostGain);  // nearly nothing is left
    EXPECT_FLOAT_EQ(matching_gain({1, 0, 0}), 1);
}

TEST(MaskedSound, ValuesBeyondReasonAreSilence) {
    const auto sound = noise(2, 44100, 1);
    auto damaged = sound, silent = sound;
    const std::vector<float> bad = {3e38f, -2e6f, std::nanf(""), INFINITY};
    for (std::size_t i = 0; i < bad.size(); ++i) {
        damaged[1000 * (i + 1)] = bad[i];
        silent[1000 * (i + 1)] = 0;
    }
    const Masking masking{mask(10, 0.5f), Part::only, 0, 2};
    EXPECT_EQ(masked(damaged, 1, 22050, masking), masked(silent, 1, 22050, masking));
}

TEST(MaskedWav, IsAFileAsLoudAsTheStretch) {
    const auto samples = noise(6, 2 * 44100, 8, 0.05f);
    const auto open = [&]() -> Result<std::unique_ptr<Sound>> { return as_sound(samples, 2, 44100); };
    auto wav = MaskedWav::open(open, {random_mask(22), Part::only, 1, 5});
    ASSERT_TRUE(wav);
    std::vector<std::byte> file;
    for (double before = -1;;) {
        const auto more = wav->step(file);
        ASSERT_TRUE(more);
        if (!*more) break;
        EXPECT_GE(wav->progress(), before);
        before = wav->progress();
    }
    const auto sound = open_sound(file);
    ASSERT_TRUE(sound) << sound.error().message;
    EXPECT_EQ((*sound)->sample_rate, 44100);
    EXPECT_EQ((*sound)->channels, 2);
    const auto got = all_of(**sound);
    EXPECT_EQ(got.size(), 2u * 4 * 44100);
    EXPECT_NEAR(power(got) / power(std::span(samples).subspan(2 * 44100, 2 * 4 * 44100)), 1, 0.01);
}

// As of joined FLAC files, whose first tells its own length.
TEST(MaskedSound, GoesOnBehindWhatWasPromised) {
    const auto samples = noise(4, 44100, 1);
    auto sound = as_sound(samples, 1, 44100);
    sound->promised_length = 44100;
    MaskedSound part(std::move(sound), {mask(20, 1), Part::whole, 2, 3});
    EXPECT_EQ(all_of(part).size(), 44100u);
}

TEST(MaskedWav, BeyondTheEndIsRefused) {
    const auto open = [&]() -> Result<std::unique_ptr<Sound>> { return as_sound(noise(2, 44100, 1), 1, 44100); };
    auto wav = MaskedWav::open(open, {mask(8, 1), Part::only, 3, 4});
    std::vector<std::byte> file;
    auto more = wav->step(file);
    for (int second = 0; second < 5 && more && *more; ++second) more = wav->step(file);  // on the way to the stretch
    ASSERT_FALSE(more);
    EXPECT_EQ(more.error().message, "there is no sound in this stretch; choose another one");
}

}  // namespace
}  // namespace moodglass
