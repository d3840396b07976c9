// SPDX-License-Identifier: Apache-2.0
#include "explain/what_if.h"

#include <gtest/gtest.h>

#include "support/golden.h"

namespace moodglass {
namespace {

constexpr std::size_t kTender = 7, kMelodiousness = 0, kDissonance = 4;

FeatureSpace even_space() {
    FeatureSpace space;
    space.features.fill({0, 1, 0.1f});
    return space;
}

// tools/golden/what_if.py: weights, from, low, high, deviation, rise, to, reached.
TEST(SmallestChange, IsThatOfNumPy) {
    const std::vector<float> golden = golden_npy("what_if.npy");
    constexpr std::size_t kRow = 44;
    std::size_t unreached = 0, at_an_end = 0;
    for (std::size_t row = 0; row < golden.size(); row += kRow) {
        const float* at = &golden[row];
        PerFeature<float> weights, from;
        FeatureSpace space;
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            weights[f] = at[f];
            from[f] = at[7 + f];
            space.features[f] = {at[14 + f], at[21 + f], at[28 + f]};
        }
        const Change change = smallest_change(space, weights, from, at[35]);
        EXPECT_LT(largest_difference(change.to, std::span(at + 36, 7)), 2e-6f) << row / kRow;
        EXPECT_NEAR(change.rise, at[43], 2e-6f);
        EXPECT_EQ(change.reached, std::abs(at[43] - at[35]) < 1e-5f);
        unreached += !change.reached;
        for (std::size_t f = 0; f < kFeatureCount && change.reached; ++f)
            at_an_end += change.to[f] == space.features[f].low || change.to[f] == space.features[f].high;
    }
    EXPECT_GT(unreached, 3u);  // the cases hold what makes it hard
    EXPECT_GT(at_an_end, 10u);
}

TEST(SmallestChange, IsNoneWhereNothingIsWanted) {
    const PerFeature<float> from = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f};
    const Change change = smallest_change(even_space(), {1, 0, 0, 0, 0, 0, 0}, from, 0);
    EXPECT_EQ(change.to, from);
    EXPECT_EQ(change.size, 0);
    EXPECT_TRUE(change.reached);
    EXPECT_FALSE(smallest_change(even_space(), {}, from, 0.1f).reached);  // nothing has any weight
}

TEST(SmallestChange, IsToldInASentence) {
    PerFeature<float> from{}, weights{};
    from.fill(0.5f);
    weights[kMelodiousness] = 0.6f;
    weights[kDissonance] = -0.3f;
    const FeatureSpace space = even_space();
    EXPECT_EQ(what_would_have_to_change(kTender, 0.3f, space, from, smallest_change(space, weights, from, 0.15f)),
              "For a tenderness of 0.45 instead of 0.30 the music would have to be above all more singable (0.70 instead of "
              "0.50) and less "
              "dissonant (0.40 instead of 0.50): 2.2 standard deviations of the reference clips in all.");
    EXPECT_EQ(what_would_have_to_change(kTender, 0.3f, space, from, smallest_change(space, weights, from, 0.9f)),
              "Within the range of the reference clips tenderness comes no higher than 0.75; for that the music would "
              "have to be above all more "
              "singable (1.00 instead of 0.50) and less dissonant (0.00 instead of 0.50): 7.1 standard deviations of "
              "the reference clips "
              "in all.");
    EXPECT_EQ(what_would_have_to_change(kTender, 0.3f, space, from, smallest_change(space, weights, from, 0)),
              "For a tenderness of 0.30 nothing much would have to change.");
}

}  // namespace
}  // namespace moodglass
