// SPDX-License-Identifier: Apache-2.0
#include "explain/sentence.h"

#include <gtest/gtest.h>

namespace moodglass {
namespace {

constexpr std::size_t kTension = 2, kArticulation = 1, kStability = 3, kDissonance = 4;

// Every value of popular music spreads evenly over 0 to 1; every mean effect is zero.
Reference even_reference() {
    Reference reference;
    Quantiles even;
    for (std::size_t i = 0; i < even.at.size(); ++i) even.at[i] = static_cast<float>(i) / 100;
    reference.kind = "popular";
    reference.midlevel.fill(even);
    reference.emotions.fill(even);
    return reference;
}

TEST(Sentence, NamesTheTwoFeaturesThatMatterMost) {
    Effects effects;
    effects.of = {0.01f, -0.02f, 0, -0.2f, 0.3f, 0, 0.05f};
    PerFeature<float> midlevel{};
    midlevel.fill(0.9f);
    PerFeature<float> percentiles{};
    percentiles.fill(90);
    EXPECT_EQ(main_features(effects, {}, midlevel, percentiles), (std::array<std::size_t, 2>{kDissonance, kStability}));
    // What all music shares does not count.
    PerFeature<float> means{};
    means[kDissonance] = 0.3f;
    EXPECT_EQ(main_features(effects, means, midlevel, percentiles)[0], kStability);
    // More dissonant than half of the clips, but less than their mean.
    means[kDissonance] = 0.9f;
    EXPECT_EQ(main_features(effects, means, midlevel, percentiles)[0], kStability);
}

TEST(Sentence, SaysHowHighAndInWhichDirection) {
    Effects effects;
    effects.of[kDissonance] = 0.3f;
    effects.of[kStability] = -0.1f;
    Reference reference = even_reference();
    PerFeature<float> weights{};
    weights[kStability] = -0.5f;
    reference.midlevel_means[kStability] = 0.4f;  // usual is an effect of -0.2: steadiness takes from tension: here there is less of it
    PerFeature<float> midlevel{};
    midlevel.fill(0.5f);
    midlevel[kDissonance] = 0.88f;
    midlevel[kStability] = 0.3f;
    EXPECT_EQ(sentence(kTension, 0.84f, effects, weights, midlevel, reference),
              "Tension is high (0.84, above 84 % of popular music): what moves it most is that the music is more dissonant "
              "than 88 % of it, which adds to tension, and rhythmically less steady than 70 %, which adds too.");
    effects.of[kArticulation] = -0.4f;
    midlevel[kArticulation] = 1;
    EXPECT_EQ(sentence(kTension, 0.05f, effects, weights, midlevel, reference),
              "Tension is very low (0.05, below 95 % of popular music): what moves it most is that the music is more "
              "staccato than 99 % of it, which takes from tension, but more dissonant than 88 %, which adds to it.");
}

TEST(Sentence, OfTheBlackBoxGivesNoReasons) {
    EXPECT_EQ(sentence_without_reasons(kTension, 0.5f, even_reference()),
              "Tension is moderate (0.50, above 50 % of popular music). This model is a black box: it gives no reasons.");
}

}  // namespace
}  // namespace moodglass
