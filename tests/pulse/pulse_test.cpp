// SPDX-License-Identifier: Apache-2.0
// The pace against tools/golden/pulse.py, which computes its definition in NumPy; and what must hold for any sound.
#include "pulse/pulse.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "pulse/events.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

std::vector<float> strength_of(std::span<const float> samples, std::size_t piece, std::size_t length) {
    OnsetCurve curve;
    for (std::size_t i = 0; i < samples.size(); i += piece)
        curve.push(samples.subspan(i, std::min(piece, samples.size() - i)));
    return curve.finish(length);
}

std::vector<float> strength_of(std::span<const float> samples) {
    return strength_of(samples, samples.size(), samples.size());
}

Pulse pulse_of_sound(std::span<const float> samples) {
    PulseEar ear;
    ear.push(samples);
    return ear.finish(samples.size(), 0);
}

// The 16-bit samples of a WAV file with a head of 44 bytes.
std::vector<float> golden_sound(const std::string& name) {
    const auto bytes = golden_bytes(name);
    std::vector<std::int16_t> stored((bytes.size() - 44) / 2);
    std::memcpy(stored.data(), bytes.data() + 44, stored.size() * 2);
    std::vector<float> samples;
    for (const std::int16_t value : stored) samples.push_back(static_cast<float>(value) / 32768);
    return samples;
}

bool finite(const Pulse& pulse) {
    const auto good = [](const auto& values) {
        return std::all_of(values.begin(), values.end(), [](auto v) { return std::isfinite(v); });
    };
    return good(std::vector{pulse.tempo_bpm, pulse.rival_bpm}) &&
           good(std::vector{pulse.sure, pulse.clarity, pulse.beat_strength, pulse.events_per_s}) &&
           good(pulse.series.tempo_bpm) && good(pulse.series.clarity) && good(pulse.series.beat_strength) &&
           good(pulse.series.events_per_s) && good(pulse.beats_s);
}

TEST(OnsetCurve, IsWhatTheDefinitionGives) {
    // fp32 against fp64: a transform's rounding is some 1e-7 of the loudest bin. It shows most in the softest bands
    // that are heard, 60 dB below the loudest: 1e-4 of the magnitude there, a quarter of it in the root, which is 0.178
    // of the loudest band's: 4.5e-6, for each of 40 bands, over a mean level of some ten loudest bands.
    EXPECT_LT(largest_difference(strength_of(golden_sound("pulse_sound.wav")), golden_npy("pulse_sound_strength.npy")),
              40 * 4.5e-6f / 10);
}

TEST(OnsetCurve, ComesOutTheSameInAnyPieces) {
    const auto samples = music(5, kSampleRate);
    const auto whole = strength_of(samples);
    EXPECT_EQ(whole.size(), (samples.size() + kOnsetHop - 1) / kOnsetHop);
    for (const std::size_t piece : {1u, 100u, 256u, 1000u, 22050u})
        EXPECT_EQ(strength_of(samples, piece, samples.size()), whole) << piece;
}

TEST(OnsetCurve, SilencePushedBeyondTheEndChangesNothing) {
    auto samples = music(3, kSampleRate);
    const auto whole = strength_of(samples);
    const std::size_t length = samples.size();
    samples.resize(length + 3 * kSampleRate);
    EXPECT_EQ(strength_of(samples, 5000, length), whole);
}

TEST(OnsetCurve, LevelDoesNotMatter) {
    auto samples = music(5, kSampleRate);
    const auto loud = strength_of(samples);
    for (float& sample : samples) sample /= 1024;  // a power of two, though not the root of one: rounding differs
    EXPECT_LT(largest_difference(strength_of(samples), loud),
              1e-6f * *std::max_element(loud.begin(), loud.end()) + 1e-6f);
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, IsWhatTheDefinitionGives) {
    const std::string name = std::string("pulse_") + GetParam();
    const Pulse pulse = pulse_of(golden_npy(name + "_strength.npy"), 0);
    const auto told = golden_npy(name + "_told.npy"), moments = golden_npy(name + "_moments.npy"),
               beats = golden_npy(name + "_beats.npy");
    ASSERT_EQ(pulse.series.clarity.size() * 4, moments.size());
    for (std::size_t m = 0; m < pulse.series.clarity.size(); ++m) {
        EXPECT_NEAR(pulse.series.tempo_bpm[m], moments[4 * m], 1e-4) << m;  // one of 145
        // An autocorrelation by transforms of 2048: 11 stages there and 11 back, each rounding by 6e-8 of lag 0 at
        // most.
        EXPECT_NEAR(pulse.series.clarity[m], moments[4 * m + 1], 2 * 11 * 6e-8f / 0.5f) << m;
        EXPECT_NEAR(pulse.series.events_per_s[m], moments[4 * m + 3], 1e-5) << m;
        EXPECT_NEAR(pulse.series.beat_strength[m], moments[4 * m + 2], 2 * 11 * 6e-8f / 0.5f) << m;
    }
    EXPECT_NEAR(pulse.tempo_bpm, told[0], 1e-3);
    EXPECT_NEAR(pulse.rival_bpm, told[1], 1e-3);
    EXPECT_NEAR(pulse.sure, told[2], 1e-5);
    EXPECT_NEAR(pulse.clarity, told[3], 5e-6);
    EXPECT_NEAR(pulse.beat_strength, told[4], 5e-6);
    EXPECT_NEAR(pulse.events_per_s, told[5], 1e-5);
    ASSERT_EQ(pulse.beats_s.size(), beats.size());
    for (std::size_t i = 0; i < beats.size(); ++i) EXPECT_NEAR(pulse.beats_s[i], beats[i], 1e-5) << i;
}

INSTANTIATE_TEST_SUITE_P(Curves, Golden, testing::Values("song", "short"),
                         [](const auto& test) { return std::string(test.param); });

TEST(Pulse, TheSongIsTheMeanOfItsMoments) {
    const Pulse pulse = pulse_of(golden_npy("pulse_song_strength.npy"), 0);
    double clarity = 0, events = 0;
    for (const float value : pulse.series.clarity) clarity += static_cast<double>(value);
    for (const float value : pulse.series.events_per_s) events += static_cast<double>(value);
    const double count = static_cast<double>(pulse.series.clarity.size());
    EXPECT_NEAR(pulse.clarity, clarity / count, 1e-6);
    EXPECT_NEAR(pulse.events_per_s, events / count, 1e-6);
}

TEST(Pulse, TimesAreOfTheFile) {
    const auto strength = golden_npy("pulse_song_strength.npy");
    const Pulse at_once = pulse_of(strength, 0), later = pulse_of(strength, 7.5);
    EXPECT_DOUBLE_EQ(later.start_s, at_once.start_s + 7.5);
    ASSERT_EQ(later.beats_s.size(), at_once.beats_s.size());
    for (std::size_t i = 0; i < later.beats_s.size(); ++i) EXPECT_DOUBLE_EQ(later.beats_s[i], at_once.beats_s[i] + 7.5);
}

TEST(Pulse, LevelDoesNotMatter) {
    auto samples = music(20, kSampleRate);
    const Pulse loud = pulse_of_sound(samples);
    for (float& sample : samples) sample *= 1e-3f;
    const Pulse soft = pulse_of_sound(samples);
    EXPECT_NEAR(soft.tempo_bpm, loud.tempo_bpm, 1e-2);
    EXPECT_NEAR(soft.clarity, loud.clarity, 1e-4);
    EXPECT_NEAR(soft.events_per_s, loud.events_per_s, 1e-4);
    EXPECT_EQ(soft.beats_s, loud.beats_s);
}

// Whatever has no pulse is told to have none: no tempo, no beats.
void expect_no_pulse(std::span<const float> samples, const char* what) {
    const Pulse pulse = pulse_of_sound(samples);
    EXPECT_TRUE(finite(pulse)) << what;
    EXPECT_EQ(pulse.tempo_bpm, 0) << what << ": clarity " << pulse.clarity;
    EXPECT_EQ(pulse.rival_bpm, 0) << what;
    EXPECT_EQ(pulse.sure, 0) << what;
    EXPECT_TRUE(pulse.beats_s.empty()) << what;
    for (const float tempo : pulse.series.tempo_bpm) EXPECT_EQ(tempo, 0) << what;
}

TEST(Pulse, SilenceHasNone) { expect_no_pulse(std::vector<float>(20 * kSampleRate), "silence"); }

TEST(Pulse, AToneHasNone) {
    for (const double hz : {55.0, 100.7, 261.6, 440.0, 1000.0})
        expect_no_pulse(sine(hz, 20, kSampleRate), std::to_string(hz).c_str());
}

TEST(Pulse, NoiseHasNone) {
    for (unsigned seed = 1; seed <= 5; ++seed) expect_no_pulse(noise(20, kSampleRate, seed), "noise");
}

TEST(Pulse, ClicksByChanceHaveNone) {
    std::mt19937 random(3);
    std::vector<float> samples(30 * kSampleRate);
    std::exponential_distribution<double> gap(3);
    for (double at = 0.1; at < 29.9; at += gap(random))
        for (std::size_t i = 0; i < 60; ++i)
            samples[static_cast<std::size_t>(at * kSampleRate) + i] = i % 2 == 0 ? 0.5f : -0.5f;
    const Pulse pulse = pulse_of_sound(samples);
    EXPECT_LT(pulse.clarity, 0.3f);
    EXPECT_NEAR(pulse.events_per_s, 3, 1);
}

TEST(Pulse, VeryShortSoundsHaveNone) {
    for (const std::size_t length : {0u, 1u, 255u, 256u, 1024u, 5000u, 11025u}) {
        const auto samples = noise(1, kSampleRate, 1);
        expect_no_pulse(std::span(samples).first(length), "short");
        EXPECT_EQ(pulse_of_sound(std::span(samples).first(length)).series.clarity.empty(), length == 0) << length;
    }
}

TEST(Pulse, ASongSilentInItsMiddleIsHeardAroundIt) {
    std::vector<float> samples(60 * kSampleRate);
    for (const double from : {0.0, 40.0})
        for (double at = from + 0.1; at < from + 19.9; at += 0.5)
            for (std::size_t i = 0; i < 100; ++i)
                samples[static_cast<std::size_t>(at * kSampleRate) + i] = i % 2 == 0 ? 0.5f : -0.5f;
    const Pulse pulse = pulse_of_sound(samples);
    EXPECT_TRUE(finite(pulse));
    EXPECT_NEAR(pulse.tempo_bpm, 120, 1);
    EXPECT_NEAR(static_cast<double>(pulse.beats_s.size()), 80, 25);  // some of the silence may be counted through
    EXPECT_EQ(pulse.series.tempo_bpm[60], 0);                        // second 30
}

TEST(Pulse, ToldSilenceCountsForNothing) {
    std::vector<float> song = noise(20, kSampleRate, 1, 1e-3f);
    for (double at = 0.1; at < 19.9; at += 0.5)
        for (std::size_t i = 0; i < 100; ++i)
            song[static_cast<std::size_t>(at * kSampleRate) + i] = i % 2 == 0 ? 0.5f : -0.5f;
    std::vector<float> gapped = song;
    gapped.resize(gapped.size() + 200 * kSampleRate);
    gapped.insert(gapped.end(), song.begin(), song.end());
    PulseEar ear, deaf;
    ear.push(gapped);
    deaf.push(gapped);
    const Pulse whole = pulse_of_sound(song), with = ear.finish(gapped.size(), 7, std::vector<Silence>{{20, 220}}),
                diluted = deaf.finish(gapped.size(), 7);
    EXPECT_NEAR(with.tempo_bpm, whole.tempo_bpm, 1);
    EXPECT_NEAR(with.clarity, whole.clarity, 0.1f * whole.clarity);  // at the seams a moment hears silence, too
    EXPECT_NEAR(with.events_per_s, whole.events_per_s, 0.15f * whole.events_per_s);
    EXPECT_LT(diluted.clarity, 0.5f * whole.clarity);
    EXPECT_EQ(with.series.clarity[200], 0);  // second 100
    EXPECT_EQ(with.series.clarity.size(), diluted.series.clarity.size());
}

TEST(Events, AreCounted) {
    std::vector<float> samples(20 * kSampleRate);
    std::size_t struck = 0;
    for (double at = 0.2; at < 19.8; at += 0.21, ++struck)
        for (std::size_t i = 0; i < 100; ++i)
            samples[static_cast<std::size_t>(at * kSampleRate) + i] = i % 2 == 0 ? 0.5f : -0.5f;
    EXPECT_EQ(event_frames(strength_of(samples)).size(), struck);
}

}  // namespace
}  // namespace moodglass
