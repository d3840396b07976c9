// SPDX-License-Identifier: Apache-2.0
#include "explain/feature_space.h"

#include "explain/references.h"

#include <gtest/gtest.h>

#include "support/golden.h"

namespace moodglass {
namespace {

constexpr std::size_t kMelodiousness = 0, kDissonance = 4, kTonalStability = 5;

// tools/golden/what_if.py: means, deviations, correlations, features, distance.
TEST(Unlikeliness, IsTheMahalanobisDistanceOfNumPy) {
    const std::vector<float> golden = golden_npy("unlikely.npy");
    constexpr std::size_t kRow = 71;
    for (std::size_t row = 0; row < golden.size(); row += kRow) {
        const float* at = &golden[row];
        FeatureSpace space;
        PerFeature<float> features;
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            space.ratings.means[f] = at[f];
            space.ratings.deviations[f] = at[7 + f];
            for (std::size_t g = 0; g < kFeatureCount; ++g) space.ratings.correlations[f][g] = at[14 + f * 7 + g];
            features[f] = at[63 + f];
        }
        EXPECT_NEAR(unlikeliness(space, features).distance, at[70], 1e-5f * at[70]) << row / kRow;
    }
}

class ShippedModels : public testing::TestWithParam<const char*> {
  protected:
    FeatureSpace space() const {
        const auto model = Model::load(read_bytes(std::string(MODELS) + "/" + GetParam() + ".safetensors"));
        return FeatureSpace::of(*References::of(*model)->find("film"));
    }
};

TEST_P(ShippedModels, KnowTheirFeatures) {
    const FeatureSpace known = space();
    EXPECT_TRUE(known.known());
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        EXPECT_LT(known.features[f].low + 2 * known.features[f].deviation, known.features[f].high);
        for (std::size_t g = 0; g < kFeatureCount; ++g)
            EXPECT_EQ(known.ratings.correlations[f][g], known.ratings.correlations[g][f]);
    }
    // The paper's table of facts: dissonance with tonal stability -.80, with melodiousness -.78.
    EXPECT_NEAR(known.ratings.correlations[kDissonance][kTonalStability], -0.80f, 0.005f);
    EXPECT_NEAR(known.ratings.correlations[kDissonance][kMelodiousness], -0.78f, 0.005f);
}

TEST_P(ShippedModels, MarkWhatDoesNotGoTogether) {
    const FeatureSpace known = space();
    PerFeature<float> features = known.ratings.means;
    EXPECT_EQ(unlikeliness(known, features).percentile, 0);
    features[kDissonance] += 1.3f * known.ratings.deviations[kDissonance];
    features[kTonalStability] -= 1.3f * known.ratings.deviations[kTonalStability];
    EXPECT_FALSE(unlikeliness(known, features).marked());  // dissonant and of no clear key: usual enough
    features[kTonalStability] += 2.6f * known.ratings.deviations[kTonalStability];
    const Unlikeliness odd = unlikeliness(known, features);
    EXPECT_TRUE(odd.marked());
    EXPECT_EQ(odd.pair, (std::array<std::size_t, 2>{kDissonance, kTonalStability}));
}

INSTANTIATE_TEST_SUITE_P(All, ShippedModels, testing::Values("joint", "a2mid2e"),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace moodglass
