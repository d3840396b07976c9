// SPDX-License-Identifier: Apache-2.0
// Tempo and beats of patterns whose tempo is known. docs/pulse.md has the table; `pulse_test --gtest_filter=Truth.*`
// prints it.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "pulse/pulse.h"

namespace moodglass {
namespace {

enum class Pattern { clicks, rock, off_beats, sixteenths, waltz };
constexpr std::array kPatterns = {Pattern::clicks, Pattern::rock, Pattern::off_beats, Pattern::sixteenths,
                                  Pattern::waltz};
constexpr std::array kPatternNames = {"clicks", "rock", "off beats", "sixteenths", "waltz"};
constexpr double kSeconds = 20;

class Drummer {
  public:
    explicit Drummer(unsigned seed) : random_(seed) {}

    // swing: where between two beats the half comes: 0.5 is straight. noise: deviation, of a drum's peak of some 1.
    std::vector<float> play(Pattern pattern, double bpm, double swing, float noise) {
        samples_.assign(static_cast<std::size_t>(kSeconds * kSampleRate), 0.0f);
        const double beat_s = 60 / bpm;
        for (int beat = 0; (beat + 1) * beat_s < kSeconds - 0.4; ++beat) {
            const double at_s = 0.1 + beat * beat_s;
            switch (pattern) {
                case Pattern::clicks:
                    click(at_s);
                    break;
                case Pattern::rock:
                    beat % 2 == 0 ? kick(at_s, 1) : snare(at_s, 1);
                    hat(at_s, 1);
                    hat(at_s + swing * beat_s, 1);
                    break;
                case Pattern::off_beats:
                    kick(at_s, 1);
                    hat(at_s + swing * beat_s, 1.5);
                    break;
                case Pattern::sixteenths:
                    beat % 2 == 0 ? kick(at_s, 1) : snare(at_s, 1);
                    for (int quarter = 0; quarter < 4; ++quarter)
                        hat(at_s + (quarter / 2 + (quarter % 2) * swing) * beat_s / 2, quarter % 2 == 0 ? 1 : 0.8);
                    if (beat % 4 == 2) kick(at_s + 0.75 * beat_s, 1);
                    break;
                case Pattern::waltz:
                    beat % 3 == 0 ? kick(at_s, 1) : snare(at_s, 0.6);
                    break;
            }
        }
        for (float& sample : samples_) sample += noise * normal_(random_);
        return samples_;
    }

  private:
    template <class Wave>
    void put(double at_s, double level, double length_s, Wave wave) {
        const auto begin = static_cast<std::size_t>(at_s * kSampleRate),
                   count = static_cast<std::size_t>(length_s * kSampleRate);
        for (std::size_t i = 0; i < count && begin + i < samples_.size(); ++i)
            samples_[begin + i] += static_cast<float>(level * wave(static_cast<double>(i) / kSampleRate));
    }
    double white() { return static_cast<double>(normal_(random_)); }
    void click(double at_s) {
        put(at_s, 0.5, 0.003, [this](double) { return white(); });
    }
    void kick(double at_s, double level) {
        put(at_s, level, 0.25, [](double t) {
            return std::sin(2 * std::numbers::pi * (50 * t + 1.8 * (1 - std::exp(-t / 0.03)))) * std::exp(-t / 0.09);
        });
    }
    void snare(double at_s, double level) {
        put(at_s, level, 0.25, [this](double t) {
            return (0.5 * white() + std::sin(2 * std::numbers::pi * 190 * t)) * std::exp(-t / 0.06);
        });
    }
    void hat(double at_s, double level) {
        double before = 0;
        put(at_s, level, 0.1, [&, this](double t) {
            const double now = white(), difference = now - before;
            before = now;
            return 0.2 * difference * std::exp(-t / 0.02);
        });
    }

    std::mt19937 random_;
    std::normal_distribution<float> normal_{0, 1};
    std::vector<float> samples_;
};

constexpr double kTolerance = 0.04;

bool within(double told, double true_bpm) { return std::abs(told / true_bpm - 1) <= kTolerance; }

bool within_up_to_octave(double told, double true_bpm) {
    return told > 0 && within(told / std::exp2(std::round(std::log2(told / true_bpm))), true_bpm);
}

// The share of the beats told that lie within 70 ms of a true one.
double beats_right(const std::vector<double>& told, double bpm) {
    std::size_t hits = 0;
    const double beat_s = 60 / bpm;
    for (const double beat : told) {
        const double away = (beat - 0.1) / beat_s;
        hits += std::abs(away - std::round(away)) * beat_s <= 0.07;
    }
    return told.empty() ? 0 : static_cast<double>(hits) / static_cast<double>(told.size());
}

TEST(Truth, PatternsOfKnownTempo) {
    struct Manner {
        const char* name;
        double swing;
        float noise;
    };
    constexpr std::array<Manner, 3> kManners = {
        {{"straight", 0.5, 0}, {"swing, some noise", 0.62, 0.01f}, {"in noise", 0.5, 0.1f}}};
    std::printf("| pattern | manner | within 4 %% up to octave | without octave |\n|---|---|---|---|\n");
    int all = 0, good = 0;
    unsigned seed = 1;
    for (std::size_t p = 0; p < kPatterns.size(); ++p) {
        for (const Manner& manner : kManners) {
            int tried = 0, octave = 0, exact = 0;
            for (double bpm = 40; bpm <= 221; bpm *= std::pow(220.0 / 40, 1.0 / 9), ++tried) {
                PulseEar ear;
                const auto samples = Drummer(seed++).play(kPatterns[p], bpm, manner.swing, manner.noise);
                ear.push(samples);
                const Pulse pulse = ear.finish(samples.size(), 0);
                octave += within_up_to_octave(pulse.tempo_bpm, bpm);
                exact += within(pulse.tempo_bpm, bpm);
            }
            std::printf("| %s | %s | %d of %d | %d |\n", kPatternNames[p], manner.name, octave, tried, exact);
            EXPECT_GE(octave, 0.8 * tried) << kPatternNames[p] << ", " << manner.name;
            all += tried;
            good += octave;
        }
    }
    std::printf("all: %d of %d\n", good, all);
    EXPECT_GE(good, 0.9 * all);
}

TEST(Truth, BeatsFallOnTheBeats) {
    for (const double bpm : {84.0, 100.0, 120.0, 137.0}) {
        PulseEar ear;
        const auto samples = Drummer(7).play(Pattern::rock, bpm, 0.5, 0);
        ear.push(samples);
        const Pulse pulse = ear.finish(samples.size(), 0);
        ASSERT_TRUE(within(pulse.tempo_bpm, bpm)) << bpm << ": " << pulse.tempo_bpm;
        EXPECT_GT(beats_right(pulse.beats_s, bpm), 0.95) << bpm;
        EXPECT_NEAR(static_cast<double>(pulse.beats_s.size()), kSeconds * bpm / 60, 3) << bpm;
    }
}

}  // namespace
}  // namespace moodglass
