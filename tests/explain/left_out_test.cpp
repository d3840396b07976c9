// SPDX-License-Identifier: Apache-2.0
#include "explain/left_out.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "explain/references.h"
#include "support/golden.h"

namespace moodglass {
namespace {

// Evenly from -0.2 to 0.8.
Quantiles even() {
    Quantiles quantiles;
    for (std::size_t i = 0; i < quantiles.at.size(); ++i) quantiles.at[i] = static_cast<float>(i) / 100 - 0.2f;
    return quantiles;
}

TEST(LeftOut, IsRankedByItsSize) {
    EXPECT_NEAR(percentile_of_size(even(), 0.1f), 20, 1e-3f);
    EXPECT_NEAR(percentile_of_size(even(), -0.1f), 20, 1e-3f);
    EXPECT_NEAR(percentile_of_size(even(), 0.5f), 70, 1e-3f) << "all below zero are smaller";
    EXPECT_NEAR(percentile_of_size(even(), -2), 100, 1e-3f);
    EXPECT_EQ(percentile_of_size(even(), 0), 0);
}

TEST(LeftOut, OutweighsWhatIsSmallerThanIt) {
    PerFeature<float> effects{}, usual{};
    effects[3] = -0.30f;
    usual[3] = -0.22f;
    EXPECT_TRUE(outweighs(-0.09f, effects, usual));
    EXPECT_FALSE(outweighs(0.07f, effects, usual));
    EXPECT_TRUE(outweighs(0.09f, effects, usual));
    usual[3] = 0;
    EXPECT_FALSE(outweighs(0.09f, effects, usual));
}

TEST(LeftOut, IsAdmitted) {
    EXPECT_EQ(admission({0.70f, 0.09f, 92}, "popular"),
              "More weighs what is not in these qualities, +0.09, more than for 92 % of popular music: straight from "
              "the sound the "
              "same network hears 0.70.");
    EXPECT_NE(admission({0.70f, 0.09f, 30}, "popular").find(", though less than for 70 % of popular music: "),
              std::string::npos);
}

// A model with the head must say what is usual of it.
TEST(LeftOut, HasItsPlaceInTheReferenceMusic) {
    Model model = *Model::load(golden_bytes("tiny_two_heads.safetensors"));
    const auto references = References::of(model);
    ASSERT_TRUE(references) << references.error().message;
    EXPECT_TRUE(references->all().tells_left_out);
    EXPECT_FALSE(References::of(*Model::load(golden_bytes("tiny.safetensors")))->all().tells_left_out);
    const std::string whole = model.metadata["reference"];
    const auto changed = [&](auto&& change) {
        auto reference = nlohmann::json::parse(whole);
        change(reference[1]);
        model.metadata["reference"] = reference.dump();
        return References::of(model);
    };
    EXPECT_FALSE(changed([](auto& entry) { entry.erase("left_out"); }));
    EXPECT_FALSE(changed([](auto& entry) { entry.erase("left_out_means"); }));
    EXPECT_FALSE(changed([](auto& entry) { entry["left_out"].erase("sad"); }));
    EXPECT_TRUE(changed([](auto&) {}));
}

}  // namespace
}  // namespace moodglass
