// SPDX-License-Identifier: Apache-2.0
#include "explain/reference.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/golden.h"

namespace moodglass {
namespace {

TEST(Quantiles, GiveTheShareBelow) {
    Quantiles q;
    for (std::size_t i = 0; i < q.at.size(); ++i) q.at[i] = static_cast<float>(i) / 50;  // 0 to 2
    EXPECT_EQ(q.percentile_of(-1), 0);
    EXPECT_EQ(q.percentile_of(3), 100);
    EXPECT_NEAR(q.percentile_of(1), 50, 1e-4);
    EXPECT_NEAR(q.percentile_of(0.33f), 16.5, 1e-4);
}

TEST(Quantiles, OfEqualValuesAreNoTrap) {
    Quantiles q;
    q.at.fill(0.5f);
    EXPECT_EQ(q.percentile_of(0.4f), 0);
    EXPECT_EQ(q.percentile_of(0.6f), 100);
}

TEST(Quantiles, GiveTheDeviation) {
    Quantiles q;
    for (std::size_t i = 0; i < q.at.size(); ++i) q.at[i] = 0.2f + static_cast<float>(i) / 100;  // even: length / sqrt(12)
    EXPECT_NEAR(q.deviation(), 1 / std::sqrt(12.0f), 1e-6f);
    q.at.fill(0.5f);
    EXPECT_NEAR(q.deviation(), 0, 1e-6f);
}

TEST(Reference, IsReadFromTheModel) {
    const auto model = Model::load(golden_bytes("tiny.safetensors"));
    const auto reference = Reference::of(*model);
    ASSERT_TRUE(reference) << reference.error().message;
    EXPECT_EQ(reference->clips, "360 seeded random numbers");
    for (const Residuals& r : reference->emotion_residuals) EXPECT_LT(r.low, r.high);
    EXPECT_GT(reference->ratings.correlations[0][1], 0.7f);  // tools/train/golden.py lets these two go together
    EXPECT_EQ(reference->ratings.correlations[3][3], 1);
    EXPECT_NEAR(reference->ratings.deviations[2], 0.15f, 0.02f);
}

TEST(Reference, OfTheBlackBoxHasEmotionsOnly) {
    const auto model = Model::load(golden_bytes("tiny_a2e.safetensors"));
    EXPECT_TRUE(Reference::of(*model));
}

TEST(Reference, ThatIsIncompleteIsRefused) {
    const auto whole = Model::load(golden_bytes("tiny.safetensors"));
    for (const char* key : {"reference", "residuals"}) {
        for (const char* text : {"", "{}", "[1, 2]", "{\"clips\": 3}", "not JSON"}) {
            Model model = *whole;
            model.metadata[key] = text;
            EXPECT_FALSE(Reference::of(model)) << key << " = " << text;
        }
    }
}

TEST(Reference, WithoutHumanRatingsIsRefused) {
    Model model = *Model::load(golden_bytes("tiny.safetensors"));
    std::string& text = model.metadata["reference"];
    text.replace(text.find("\"ratings\""), 9, "\"rotings\"");
    EXPECT_FALSE(Reference::of(model));
}

}  // namespace
}  // namespace moodglass
