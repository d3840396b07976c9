// SPDX-License-Identifier: Apache-2.0
#include "network/receptive_field.h"

#include <gtest/gtest.h>

#include <vector>

namespace moodglass {
namespace {

// The paper's network (section 2); its last convolution is 3x3 in the figure of 2019 and 1x1 in the code of 2025.
std::vector<LayerShape> paper(std::size_t last_kernel) {
    const LayerShape pool{2, 2, 0}, three{3, 1, 1};
    return {{5, 2, 2}, three, pool, three, three, pool, three, three, three, three, {last_kernel, 1, 0}};
}

TEST(ReceptiveField, OfThePapersNetwork) {
    EXPECT_EQ(receptive_field(paper(1)), 95u);
    EXPECT_EQ(receptive_field(paper(3)), 111u);
    EXPECT_EQ(column_hop(paper(1)), 8u);
    EXPECT_EQ(output_length(paper(1), 313), 39u);
    EXPECT_EQ(output_length(paper(3), 313), 37u);
    EXPECT_EQ(output_length(paper(1), 149), 18u);
    EXPECT_EQ(output_length(paper(3), 149), 16u);
}

TEST(ReceptiveField, OfAColumnLiesAroundItsCentre) {
    const auto layers = paper(1);
    const Range frames = frames_of(layers, {100, 101}, 5000);
    EXPECT_EQ(frames.length(), receptive_field(layers));
    const double middle = static_cast<double>(frames.begin + frames.end - 1) / 2;
    EXPECT_DOUBLE_EQ(middle, column_centre(layers) + 100 * 8);
}

TEST(ReceptiveField, IsCutAtTheSongsEnds) {
    const auto layers = paper(3);
    EXPECT_EQ(frames_of(layers, {0, 1}, 5000).begin, 0u);
    EXPECT_EQ(frames_of(layers, {0, output_length(layers, 313)}, 313), (Range{0, 313}));
}

TEST(ReceptiveField, OfTooShortAnInputIsNothing) {
    EXPECT_EQ(output_length(paper(3), 2), 0u);
    EXPECT_EQ(output_length(paper(1), 0), 0u);
}

}  // namespace
}  // namespace moodglass
