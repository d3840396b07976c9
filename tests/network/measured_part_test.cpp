// SPDX-License-Identifier: Apache-2.0
#include "network/measured_part.h"

#include <gtest/gtest.h>

#include "network/receptive_field.h"
#include "spectrogram/framer.h"
#include "support/golden.h"

namespace moodglass {
namespace {

// Measured: 1e-6.
constexpr float kTolerance = 5e-6f;

// The moments of the golden progression of 30 s.
std::vector<HarmonyMeasures> moments() {
    const std::vector<float> values = golden_npy("harmony_measures.npy");
    std::vector<HarmonyMeasures> measures(values.size() / kHarmonyMeasureCount);
    for (std::size_t i = 0; i < values.size(); ++i)
        measures[i / kHarmonyMeasureCount][i % kHarmonyMeasureCount] = values[i];
    return measures;
}

class MeasuredPart : public testing::TestWithParam<const char*> {
  protected:
    const std::string name = GetParam();
    const Model model = *Model::load(golden_bytes(name + ".safetensors"));
    std::size_t columns(std::size_t frames) const { return output_length(model.geometry(), frames); }
};

TEST_P(MeasuredPart, IsAsInNumPyAlongASongAndOneThatIsRepeated) {
    const std::vector<HarmonyMeasures> all = moments();
    std::vector<float> part = measured_part(model, all, columns(940), 940);
    ASSERT_EQ(part.size(), columns(940) * model.cell_outputs());
    const std::vector<float> repeated = measured_part(model, std::span(all).first(19), columns(313), 220);
    part.insert(part.end(), repeated.begin(), repeated.end());
    const std::vector<float> golden = golden_npy(name + "_measured.npy");
    ASSERT_EQ(part.size(), golden.size());
    EXPECT_LT(largest_difference(part, golden), kTolerance);
}

TEST_P(MeasuredPart, OfAStretchIsTheMeanOfItsColumns) {
    const std::vector<float> part = measured_part(model, moments(), 100, 940);
    double sum = 0;
    for (std::size_t c = 20; c < 30; ++c) sum += static_cast<double>(part[c * model.cell_outputs() + 3]);
    EXPECT_NEAR(measured_mean({.outputs = model.cell_outputs(), .measured = part}, 3, {20, 30}), sum / 10, 1e-6);
    EXPECT_EQ(measured_mean({.outputs = model.cell_outputs()}, 3, {20, 30}), 0);
}

TEST_P(MeasuredPart, OfFramesThatBeginLaterIsTheRestOfAllFrames) {
    const std::size_t later = 10, outputs = model.cell_outputs();
    const double from_s = static_cast<double>(later * column_hop(model.geometry())) / kFramesPerSecond;
    const std::vector<float> all = measured_part(model, moments(), 100, 940),
                             rest = measured_part(model, moments(), 90, 860, from_s);
    ASSERT_EQ(rest.size(), 90 * outputs);
    for (std::size_t i = 0; i < rest.size(); ++i) EXPECT_NEAR(rest[i], all[later * outputs + i], kTolerance);
}

TEST_P(MeasuredPart, IsEmptyWhereNothingIsMeasured) {
    EXPECT_TRUE(measured_part(model, {}, 10, 100).empty());
    Model deaf = model;
    deaf.measured_weights.clear();
    EXPECT_TRUE(measured_part(deaf, moments(), 10, 100).empty());
}

INSTANTIATE_TEST_SUITE_P(Tiny, MeasuredPart, testing::Values("tiny", "tiny_a2e", "tiny_two_heads"),
                         [](const auto& of) { return std::string(of.param); });

}  // namespace
}  // namespace moodglass
