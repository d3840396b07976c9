// SPDX-License-Identifier: Apache-2.0
#include "explain/compare.h"

#include <gtest/gtest.h>

#include <cmath>

namespace moodglass {
namespace {

constexpr std::size_t kTension = 2, kArticulation = 1, kStability = 3, kDissonance = 4;

// Tension = 0.2 + 0.5 dissonance - 0.4 rhythmic stability + 0.1 articulation; all other emotions 0.
Profile profile(float dissonance, float stability, float articulation) {
    Profile p;
    p.midlevel[kDissonance] = dissonance;
    p.midlevel[kStability] = stability;
    p.midlevel[kArticulation] = articulation;
    p.effects[kTension] = {0.2f, {0, 0.1f * articulation, 0, -0.4f * stability, 0.5f * dissonance, 0, 0}};
    p.emotions[kTension] = sum(p.effects[kTension]);
    return p;
}

FeatureSpace even_space() {
    FeatureSpace space;
    space.features.fill({0, 1, 0.1f});
    space.emotions.fill({0, 1, 0.1f});
    return space;
}

TEST(Compare, EffectsMakeUpTheDifference) {
    const Difference d = difference(profile(0.2f, 0.6f, 0.5f), profile(0.7f, 0.3f, 0.1f));
    EXPECT_FLOAT_EQ(d.effects[kTension][kDissonance], 0.25f);
    EXPECT_FLOAT_EQ(d.effects[kTension][kStability], 0.12f);
    EXPECT_FLOAT_EQ(d.effects[kTension][kArticulation], -0.04f);
    float total = 0;
    for (const float effect : d.effects[kTension]) total += effect;
    EXPECT_NEAR(total, d.emotions[kTension], 1e-6f);
    EXPECT_EQ(by_size(d.effects[kTension])[0], kDissonance);
    EXPECT_EQ(by_size(d.effects[kTension])[1], kStability);
}

TEST(Compare, FindsTheEmotionThatDiffersMostForItsKind) {
    constexpr std::size_t kAnger = 3;
    Profile a = profile(0.2f, 0.6f, 0.5f), b = a;
    b.emotions[kTension] += 0.1f;
    b.emotions[kAnger] -= 0.08f;
    FeatureSpace space = even_space();
    EXPECT_EQ(farthest_emotion(space, a, b), kTension);
    space.emotions[kTension].deviation = 0.2f;
    EXPECT_EQ(farthest_emotion(space, a, b), kAnger) << "0.8 deviations against half of one";
    EXPECT_EQ(farthest_emotion(FeatureSpace(), a, b), kTension) << "without deviations by itself";
}

TEST(Compare, SaysWhatMakesTheDifference) {
    const Profile calm = profile(0.2f, 0.6f, 0.5f), tense = profile(0.7f, 0.3f, 0.1f);
    EXPECT_EQ(compared(kTension, "a.mp3", calm, "b.mp3", tense),
              "Tension is 0.33 higher in b.mp3 than in a.mp3 (0.44, 0.11), because b.mp3 is more dissonant (+0.25) and "
              "rhythmically less "
              "steady (+0.12), although it is more legato (\u22120.04).");
    EXPECT_EQ(compared(kTension, "b.mp3", tense, "a.mp3", calm),
              "Tension is 0.33 lower in a.mp3 than in b.mp3 (0.11, 0.44), because a.mp3 is less dissonant (\u22120.25) and "
              "rhythmically "
              "steadier (\u22120.12), although it is more staccato (+0.04).");
}

TEST(Compare, SaysThatReasonsDifferWhereTheFeelingDoesNot) {
    EXPECT_EQ(compared(kTension, "a", profile(0.2f, 0.2f, 0), "b", profile(0.6f, 0.7f, 0)),
              "Tension is about the same in b and a (0.22, 0.22), for different reasons: b is more dissonant (+0.20), "
              "but rhythmically "
              "steadier (\u22120.20).");
    EXPECT_EQ(compared(kTension, "a", profile(0.2f, 0.2f, 0), "b", profile(0.2f, 0.2f, 0)),
              "Tension is about the same in b and a (0.22, 0.22), and so are its reasons.");
}

TEST(Compare, FindsPairsOfOneFeelingAndDifferentReasons) {
    const std::vector<Profile> songs = {profile(0.2f, 0.2f, 0), profile(0.9f, 0.1f, 0), profile(0.6f, 0.7f, 0),
                                        profile(0.21f, 0.2f, 0)};
    const auto pairs = different_reasons(even_space(), songs);
    ASSERT_EQ(pairs.size(), 2u);  // the first and the last are alike in everything
    EXPECT_EQ(pairs[0].first, 0u);
    EXPECT_EQ(pairs[0].second, 2u);
    EXPECT_EQ(pairs[1].first, 2u);
    EXPECT_EQ(pairs[1].second, 3u);
    EXPECT_NEAR(pairs[0].features_apart, std::sqrt((16.0f + 25.0f) / 7), 1e-4f);
    EXPECT_NEAR(pairs[0].emotions_apart, 0, 1e-4f);
}

}  // namespace
}  // namespace moodglass
