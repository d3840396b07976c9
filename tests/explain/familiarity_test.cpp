// SPDX-License-Identifier: Apache-2.0
#include "explain/familiarity.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "support/golden.h"

namespace moodglass {
namespace {

Familiarity two_outputs() {
    // Deviations 0.1 and 0.2, correlation 0.6: the inverse by hand, 1 / (1 - 0.36) x (100, -30; -30, 25).
    return {.mean = {0.5f, 0.4f},
            .precision = {156.25f, -46.875f, -46.875f, 39.0625f},
            .typical = 1,
            .slope = 0.5f,
            .most = 2};
}

TEST(Familiarity, OfTheMeanIsNothing) { EXPECT_FLOAT_EQ(two_outputs().distance(std::array{0.5f, 0.4f}), 0); }

TEST(Familiarity, FollowsTheCovariance) {
    // One deviation in each: with the correlation nearer than against it. d^2 = 2 (1 -+ 0.6) / (1 - 0.36), over n = 2.
    EXPECT_NEAR(two_outputs().distance(std::array{0.6f, 0.6f}), std::sqrt(0.4 / 0.64), 1e-4);
    EXPECT_NEAR(two_outputs().distance(std::array{0.6f, 0.2f}), std::sqrt(1.6 / 0.64), 1e-4);
}

TEST(Familiarity, WidensBeyondTheTypicalAndOnlySoFar) {
    const Familiarity f = two_outputs();
    EXPECT_EQ(f.interval_scale(std::array{0.5f, 0.4f}), 1) << "never narrower than the residuals";
    EXPECT_NEAR(f.interval_scale(std::array{0.6f, 0.2f}), 1 + 0.5 * (std::sqrt(2.5) - 1), 1e-4);
    EXPECT_EQ(f.interval_scale(std::array{9.0f, -9.0f}), 2);
}

TEST(Familiarity, OfAFileThatSaysNothingWidensNothing) {
    auto model = *Model::load(golden_bytes("tiny.safetensors"));
    model.metadata.erase("familiarity");
    const auto f = Familiarity::of(model);
    ASSERT_TRUE(f) << f.error().message;
    EXPECT_EQ(f->interval_scale(PerFeature<float>{9, 9, 9, 9, 9, 9, 9}), 1);
}

TEST(Familiarity, IsReadAndRefusedIfIncomplete) {
    auto model = *Model::load(golden_bytes("tiny_a2e.safetensors"));
    std::string ones = "1", zeros = "0";
    for (std::size_t i = 1; i < kEmotionCount * kEmotionCount; ++i) ones += ",1";
    for (std::size_t i = 1; i < kEmotionCount; ++i) zeros += ",0";
    const std::string start =
        "{\"mean\": [" + zeros + "], \"precision\": [" + ones + "], \"typical\": 1, \"slope\": 0.2";
    model.metadata["familiarity"] = start + ", \"most\": 2}";
    const auto f = Familiarity::of(model);
    ASSERT_TRUE(f) << f.error().message;
    EXPECT_FLOAT_EQ(f->distance(PerEmotion<float>{1, 0, 0, 0, 0, 0, 0, 1}), std::sqrt(0.5f));
    for (const std::string& text : {start + "}", start + ", \"most\": 0.5}", std::string("[]"), std::string("not JSON"),
                                    std::string("{\"mean\": [0]}")}) {
        model.metadata["familiarity"] = text;
        EXPECT_FALSE(Familiarity::of(model)) << text;
    }
}

}  // namespace
}  // namespace moodglass
