// SPDX-License-Identifier: Apache-2.0
#include "audio/silences.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "audio/mono.h"
#include "support/signals.h"

namespace moodglass {
namespace {

constexpr double kBlock_s = 0.1;

std::size_t count(double seconds) { return static_cast<std::size_t>(seconds * kSampleRate); }

// Music, silence, music.
std::vector<float> with_pause(double before_s, double pause_s, double behind_s) {
    std::vector<float> samples = music(before_s, kSampleRate);
    samples.resize(count(before_s) + count(pause_s));
    const auto behind = music(behind_s, kSampleRate, 2);
    samples.insert(samples.end(), behind.begin(), behind.end());
    return samples;
}

std::vector<Silence> silences_of(const std::vector<float>& samples, std::size_t piece = 22050) {
    Silences ear;
    for (std::size_t at = 0; at < samples.size(); at += piece)
        ear.push(std::span(samples).subspan(at, std::min(piece, samples.size() - at)));
    return ear.finish(samples.size());
}

void expect_one(const std::vector<float>& samples, double begin_s, double end_s) {
    const auto found = silences_of(samples);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_GE(found[0].begin_s, begin_s - 1e-9);  // only whole tenths of a second are silent
    EXPECT_LE(found[0].begin_s, begin_s + kBlock_s);
    EXPECT_LE(found[0].end_s, end_s + 1e-9);
    EXPECT_GE(found[0].end_s, end_s - kBlock_s);
}

TEST(Silences, AreFoundWithinASong) {
    EXPECT_TRUE(silences_of(music(20, kSampleRate)).empty());
    expect_one(with_pause(5.03, 4, 6), 5.03, 9.03);
    EXPECT_TRUE(silences_of(with_pause(5, 1.9, 6)).empty()) << "a rest";
    EXPECT_EQ(silences_of(with_pause(0, 4, 6)).size(), 1u);
    EXPECT_TRUE(silences_of({}).empty());
}

TEST(Silences, AreTheSameInPiecesOfAnySize) {
    const auto samples = with_pause(5.03, 4, 6);
    const auto whole = silences_of(samples, samples.size());
    for (const std::size_t piece : {1u, 100u, 2205u, 5000u}) EXPECT_EQ(silences_of(samples, piece), whole) << piece;
}

TEST(Silences, AreJudgedBesideTheMusic) {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> lsb(-1, 1);
    auto dithered = with_pause(5, 4, 6);
    for (float& sample : dithered) sample += static_cast<float>(lsb(random)) / 32768;
    expect_one(dithered, 5, 9);
    // At any level, and beside direct current
    for (const float factor : {1e-3f, 30.0f}) {
        auto other = dithered;
        for (float& sample : other) sample = factor * sample + 0.3f * factor;
        expect_one(other, 5, 9);
    }
    // Music that is only quiet
    auto quiet = with_pause(5, 0, 6);
    for (std::size_t i = count(5); i < quiet.size(); ++i) quiet[i] *= 0.01f;
    EXPECT_TRUE(silences_of(quiet).empty());
}

TEST(Silences, AClickDecidesNothing) {
    auto click = with_pause(5, 4, 6);
    click[count(7)] = 0.003f;
    expect_one(click, 5, 9);
    // Ten times as loud as the music: that is 46 dB, not 66 above what is there beside it.
    auto loud = with_pause(5, 4, 6);
    for (std::size_t i = count(9); i < loud.size(); ++i) loud[i] *= 0.01f;
    loud[count(2)] = 4;
    expect_one(loud, 5, 9);
    // A knock a thousand times as loud as what is quiet.
    auto knocked = with_pause(10, 0, 25);
    for (std::size_t i = count(12); i < knocked.size(); ++i) knocked[i] *= 0.01f;
    for (std::size_t i = count(2); i < count(2.2); ++i) knocked[i] = i / 100 % 2 ? 6.f : -6.f;
    EXPECT_TRUE(silences_of(knocked).empty());
}

TEST(Silences, BehindTheEndThereIsNone) {
    auto samples = music(5, kSampleRate);
    samples.resize(count(12));
    Silences ear;
    ear.push(samples);
    EXPECT_TRUE(ear.finish(count(5)).empty());
}

TEST(Silences, BeginWithTheirFirstMoment) {
    const std::vector<Silence> silences = {{1, 4}, {10, 12.5}};
    EXPECT_FALSE(is_silent({}, 1));
    for (const double moment_s : {0.0, 0.9, 4.0, 9.9, 12.5, 99.0}) EXPECT_FALSE(is_silent(silences, moment_s)) << moment_s;
    for (const double moment_s : {1.0, 3.9, 10.0, 12.4}) EXPECT_TRUE(is_silent(silences, moment_s)) << moment_s;
}

TEST(Silences, AreToldWhereTheyAreMuchOfTheSound) {
    EXPECT_FALSE(told_silence(std::vector<Silence>{}, 10));
    EXPECT_FALSE(told_silence(std::vector<Silence>{{1, 4}}, 60));
    EXPECT_EQ(*told_silence(std::vector<Silence>{{1, 4}, {10, 12.5}}, 60),
              "it is silent, or nearly so, for 5.5 s of 60.0 s: that counts for nothing in its values");
}

}  // namespace
}  // namespace moodglass
