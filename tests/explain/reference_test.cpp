// SPDX-License-Identifier: Apache-2.0
#include "explain/reference.h"

#include <gtest/gtest.h>

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

TEST(Reference, IsReadFromTheModel) {
    const auto model = Model::load(golden_bytes("tiny.safetensors"));
    const auto reference = Reference::of(*model);
    ASSERT_TRUE(reference) << reference.error().message;
    EXPECT_EQ(reference->clips, "360 seeded random numbers");
    for (const Residuals& r : reference->emotion_residuals) EXPECT_LT(r.low, r.high);
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

}  // namespace
}  // namespace moodglass
