// SPDX-License-Identifier: Apache-2.0
#include "explain/effects.h"

#include <gtest/gtest.h>

#include "support/golden.h"

namespace moodglass {
namespace {

TEST(Effects, AndBiasAddUpToTheEmotion) {
    const auto model = Model::load(golden_bytes("tiny.safetensors"));
    const PerFeature<float> midlevel = {0.1f, 0.9f, 0.35f, 0.5f, 0.77f, 0.2f, 0.6f};
    const auto emotions = model->emotions(midlevel);
    const auto all = effects(*model, midlevel);
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        float sum = all[e].bias;
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            EXPECT_FLOAT_EQ(all[e].of[f], model->weights[e][f] * midlevel[f]);
            sum += all[e].of[f];
        }
        EXPECT_NEAR(sum, emotions[e], 1e-6f);
    }
}

TEST(Effects, AtOtherFeaturesAreThoseOfTheModel) {
    const auto model = Model::load(golden_bytes("tiny.safetensors"));
    const PerFeature<float> midlevel = {0.1f, 0.9f, 0.35f, 0.5f, 0.77f, 0.2f, 0.6f}, other = {0.6f, 0.2f, 0.77f, 0.5f, 0.35f, 0.9f, 0.1f};
    const auto moved = effects_at(effects(*model, midlevel), model->weights, other);
    for (std::size_t e = 0; e < kEmotionCount; ++e) EXPECT_NEAR(sum(moved[e]), model->emotions(other)[e], 1e-6f);
}

TEST(Effects, RelativeOnesAreSharesOfAllSizes) {
    EXPECT_EQ(relative({0.7f, {0.3f, -0.1f, 0, 0, 0, 0.1f, 0}}), (PerFeature<float>{0.6f, -0.2f, 0, 0, 0, 0.2f, 0}));
    EXPECT_EQ(relative({0.7f, {}}), PerFeature<float>{});
}

}  // namespace
}  // namespace moodglass
