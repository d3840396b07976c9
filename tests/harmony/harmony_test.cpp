// SPDX-License-Identifier: Apache-2.0
// The second ear against tools/golden/harmony.py, which computes its definition in NumPy, and against music whose key
// is known.
#include "harmony/harmony.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <ostream>
#include <string>
#include <vector>

#include "harmony/measures.h"
#include "harmony/salience.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

Harmony heard(std::span<const float> samples, std::size_t piece = 22050) {
    HarmonyListener listener;
    for (std::size_t i = 0; i < samples.size(); i += piece)
        listener.push(samples.subspan(i, std::min(piece, samples.size() - i)));
    return listener.finish(samples.size());
}

// `progression` of the golden files' maker: sawtooths by counting, so that both have the same samples.
std::vector<float> progression() {
    constexpr int chords[8][3] = {{1, 5, 8}, {10, 1, 5}, {6, 10, 1}, {8, 0, 3},
                                  {5, 8, 0}, {1, 5, 8},  {10, 1, 5}, {0, 4, 7}};
    constexpr std::size_t count = 30 * kSampleRate, each = 2 * kSampleRate;
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t start = i / each * each;
        double sum = 0;
        for (const int note : chords[i / each % 4 + (2 * start >= count ? 4 : 0)]) {
            const double step = std::round(4294967296.0 * 261.6255653 * std::exp2((note + 0.3) / 12) / kSampleRate);
            sum += static_cast<double>(static_cast<std::uint32_t>((i - start) * static_cast<std::uint64_t>(step))) /
                       8589934592.0 -
                   0.25;
        }
        samples[i] = static_cast<float>(sum);
    }
    return samples;
}

// Keys are told from the 15 s around: with a pause among those as without it.
TEST(Harmony, GoesOnBehindSilence) {
    const auto samples = progression();
    constexpr std::size_t kBefore = 30, kPause = 60;  // moments
    const auto apart = [&](std::size_t before, bool told) {
        std::vector<float> paused = samples;
        paused.insert(paused.begin() + static_cast<std::ptrdiff_t>(before * kHarmonyHop), kPause * kHarmonyHop, 0.0f);
        HarmonyListener listener;
        listener.push(paused);
        const double begin_s = static_cast<double>(before) * kHarmonyHop_s;
        const std::vector<Silence> silences = {{begin_s, begin_s + kPause * kHarmonyHop_s}};
        const Harmony with = listener.finish(paused.size(), told ? std::span(silences) : std::span<const Silence>());
        const Harmony without = heard(samples);
        float most = 0;
        for (std::size_t m = 0; m < without.moments.size(); ++m)
            for (std::size_t key = 0; key < kKeys; ++key) {
                const auto& moment = with.moments[m < before ? m : m + kPause];
                most = std::max(most, std::abs(moment.keys[key] - without.moments[m].keys[key]));
            }
        if (told && before > 0) {  // a silent moment has the keys of the one before it
            EXPECT_EQ(with.moments[before + kPause / 2].keys, with.moments[before - 1].keys);
        }
        return most;
    };
    for (const std::size_t before : {std::size_t{0}, kBefore, std::size_t{80}}) {
        EXPECT_LT(apart(before, true), 0.1f) << before;  // a frame is two moments long: some hear music and silence
        EXPECT_GT(apart(before, false), apart(before, true) + 0.1f) << before;
    }
}

TEST(Golden, SalienceAndTuningAreWhatTheDefinitionGives) {
    PitchBands bands;
    std::vector<float> values;
    const auto samples = progression();
    bands.push(samples, values);
    bands.finish(samples.size(), values);
    to_salience(values, *std::max_element(values.begin(), values.end()));
    const double tuning = tuning_of(values);
    EXPECT_NEAR(tuning, golden_npy("harmony_tuning.npy").at(0), 1e-5);
    const auto expected = golden_npy("harmony_salience.npy");  // of every eighth frame
    std::vector<float> tuned(kPitchBands);
    for (std::size_t at = 0; at < expected.size(); at += kPitchBands) {
        tune(std::span(values).subspan(8 * at, kPitchBands), tuning, tuned);
        // fp32 against fp64: the transform's rounding is some 1e-6 of the loudest bin, of which a soft band may have a
        // hundredth.
        EXPECT_LT(largest_difference(tuned, std::span(expected).subspan(at, kPitchBands)), 1e-4f) << at;
    }
}

TEST(Golden, KeysAndPitchClassesAreWhatTheDefinitionGives) {
    const Harmony harmony = heard(progression());
    std::vector<float> keys, classes;
    for (const HarmonyMoment& moment : harmony.moments) {
        keys.insert(keys.end(), moment.keys.begin(), moment.keys.end());
        classes.insert(classes.end(), moment.pitch_classes.begin(), moment.pitch_classes.end());
    }
    EXPECT_LT(largest_difference(keys, golden_npy("harmony_keys.npy")), 1e-4f);
    EXPECT_LT(largest_difference(classes, golden_npy("harmony_pitch_classes.npy")), 1e-4f);
}

TEST(Golden, MeasuresAreWhatTheDefinitionGives) {
    std::vector<float> values;
    for (const HarmonyMeasures& measures : measures_of(heard(progression())))
        values.insert(values.end(), measures.begin(), measures.end());
    EXPECT_LT(largest_difference(values, golden_npy("harmony_measures.npy")), 1e-4f);
}

TEST(Harmony, ComesOutTheSameInAnyPieces) {
    const auto samples = music(7, kSampleRate);
    const Harmony whole = heard(samples, samples.size());
    for (const std::size_t piece : {100u, 8192u, 50001u}) {
        const Harmony pieces = heard(samples, piece);
        ASSERT_EQ(pieces.moments.size(), whole.moments.size());
        for (std::size_t i = 0; i < whole.moments.size(); ++i) {
            EXPECT_EQ(pieces.moments[i].keys, whole.moments[i].keys) << piece;
            EXPECT_EQ(pieces.moments[i].pitch_classes, whole.moments[i].pitch_classes) << piece;
        }
    }
}

TEST(Harmony, LevelDoesNotMatter) {
    auto samples = progression();
    const Harmony loud = heard(samples);
    for (float& sample : samples) sample *= 0.001f;
    const Harmony soft = heard(samples);
    for (std::size_t i = 0; i < loud.moments.size(); ++i)
        EXPECT_LT(largest_difference(loud.moments[i].keys, soft.moments[i].keys), 1e-4f);
}

TEST(Harmony, SilenceHasProbabilitiesToo) {
    const Harmony harmony = heard(std::vector<float>(3 * kSampleRate));
    ASSERT_EQ(harmony.moments.size(), 9u);
    float sum = 0;
    for (const float key : harmony.moments[4].keys) sum += key;
    EXPECT_NEAR(sum, 1, 1e-5f);
    EXPECT_EQ(harmony.moments[4].pitch_classes, (std::array<float, kPitchClasses>{}));
    EXPECT_TRUE(heard({}).moments.empty());
}

// I IV V I twice over, or i iv V i, a second each: bass, triad and a voice above; partials by `timbre`; drums of noise
// if wanted.
struct Cadence {
    Key key;
    const char* timbre = "sines";
    int cents = 0;
    bool drums = false;
};

// What the test is called by.
void PrintTo(const Cadence& cadence, std::ostream* out) {
    *out << cadence.timbre << " " << cadence.cents << " cents" << (cadence.drums ? ", drums" : "");
}

std::vector<float> played(const Cadence& cadence) {
    const auto third = [&](int root) { return root + (cadence.key.minor ? 3 : 4); };
    const std::vector<std::vector<int>> chords = {{0, third(0), 7}, {5, third(5), 12}, {7, 11, 14}, {0, third(0), 7}};
    const std::string timbre = cadence.timbre;
    std::array<double, 4096> period{};
    for (std::size_t i = 0; i < period.size(); ++i)
        for (int partial = 1; partial <= (timbre == "sines" ? 3 : 10); ++partial)
            period[i] +=
                0.05 / partial * std::sin(2 * std::numbers::pi * partial * static_cast<double>(i) / period.size());
    std::vector<float> samples = cadence.drums ? noise(8, kSampleRate, 5, 0.25f) : std::vector<float>(8 * kSampleRate);
    for (std::size_t i = 0; cadence.drums && i < samples.size(); ++i)
        samples[i] *= static_cast<float>(std::exp(-20 * std::fmod(static_cast<double>(i) / kSampleRate, 0.25)));
    for (std::size_t beat = 0; beat < 8; ++beat) {
        const auto& chord = chords[beat % 4];
        for (const int note : {chord[0] - 24, chord[0], chord[1], chord[2], chord[0] + 12}) {
            const double hz =
                261.6256 * std::exp2((static_cast<double>(cadence.key.tonic) + note + cadence.cents / 100.0) / 12);
            double phase = 0, level = 1;
            for (std::size_t i = 0; i < kSampleRate;
                 ++i, phase += hz / kSampleRate * period.size(), level *= timbre == "plucked" ? 0.99986 : 1)
                samples[beat * kSampleRate + i] +=
                    static_cast<float>(level * period[static_cast<std::size_t>(phase) % period.size()]);
        }
    }
    return samples;
}

class Cadences : public testing::TestWithParam<Cadence> {};

TEST_P(Cadences, KeyIsRightInAllTwelve) {
    for (const bool minor : {false, true})
        for (std::size_t tonic = 0; tonic < kPitchClasses; ++tonic) {
            Cadence cadence = GetParam();
            cadence.key = {tonic, minor};
            const HeardKey told = key_of(heard(played(cadence)).moments);
            EXPECT_EQ(told.key, cadence.key) << tonic << minor << " told " << told.key.tonic << told.key.minor;
            EXPECT_GT(told.sure, told.rival_sure);
        }
}

INSTANTIATE_TEST_SUITE_P(Timbres, Cadences,
                         testing::Values(Cadence{}, Cadence{{}, "saws"}, Cadence{{}, "plucked"},
                                         Cadence{{}, "saws", 40}, Cadence{{}, "saws", -40},
                                         Cadence{{}, "plucked", 0, true}));

TEST(HarmonyKey, IsSpelledAsMusiciansDo) {
    EXPECT_EQ(to_string(Key{3, false}), "E flat major");
    EXPECT_EQ(to_string(Key{6, true}), "F sharp minor");
}

TEST(HarmonyKey, ASongIsTheMeanOfItsMoments) {
    const Harmony harmony = heard(progression());
    const std::span moments(harmony.moments);
    const HeardKey all = key_of(moments), first = key_of(moments.first(40)), rest = key_of(moments.subspan(40));
    EXPECT_NEAR(
        all.minor,
        (40 * first.minor + static_cast<float>(moments.size() - 40) * rest.minor) / static_cast<float>(moments.size()),
        1e-6f);
    EXPECT_EQ(first.key, (Key{1, false}));
    EXPECT_EQ(rest.key, (Key{5, true}));
}

TEST(HarmonyKey, OfSilentMomentsNothingCounts) {
    std::vector<HarmonyMoment> moments = heard(progression()).moments;
    const HeardKey before = key_of(moments);
    HarmonyMoment silent;
    silent.silent = true;
    silent.keys[3] = 1;
    moments.insert(moments.begin() + 10, 500, silent);
    const HeardKey after = key_of(moments);
    EXPECT_EQ(after.key, before.key);
    EXPECT_EQ(after.sure, before.sure);
    EXPECT_EQ(after.minor, before.minor);
}

}  // namespace
}  // namespace moodglass
