// SPDX-License-Identifier: Apache-2.0
#include "analysis/silent_columns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "network/receptive_field.h"
#include "support/golden.h"

namespace moodglass {
namespace {

TEST(SilentColumns, HaveTheirMiddleInASilence) {
    const Model model = *Model::load(golden_bytes("tiny.safetensors"));
    const double first_s = column_centre(model.geometry()) / 31.3, hop_s = 8 / 31.3;
    const std::vector<Silence> silences = {{3, 6}, {9, 11}};
    const auto silent = silent_columns(model, silences, 100, 10000);
    for (std::size_t c = 0; c < 100; ++c) {
        const double middle_s = first_s + static_cast<double>(c) * hop_s;
        EXPECT_EQ(silent[c], (3 <= middle_s && middle_s < 6) || (9 <= middle_s && middle_s < 11)) << c;
    }
    // A song of 120 frames is repeated every 15 columns.
    const auto repeated = silent_columns(model, std::vector<Silence>{{1, 3}}, 60, 120);
    EXPECT_GT(std::ranges::count(repeated, true), 0);
    for (std::size_t c = 15; c < 60; ++c) EXPECT_EQ(repeated[c], repeated[c - 15]) << c;
}

TEST(SilentColumns, BecomeTheMeanOfTheOthers) {
    Cells cells{.columns = 3, .rows = 2, .outputs = 1, .values = {1, 2, 50, 60, 3, 6}, .measured = {4, 90, 8, 1000}, .silent = {0, 1, 0, 1}};
    level_silent_columns(cells);
    EXPECT_EQ(cells.values, (std::vector<float>{1, 2, 2, 4, 3, 6}));
    EXPECT_EQ(cells.measured, (std::vector<float>{4, 6, 8, 1000})) << "of columns that are not there yet";
    const Cells once = cells;
    level_silent_columns(cells);
    EXPECT_EQ(cells.values, once.values) << "twice is once";
    cells.silent = {1, 1, 1, 0};
    level_silent_columns(cells);
    EXPECT_EQ(cells.values, once.values) << "where nothing sounds all stays";
}

}  // namespace
}  // namespace moodglass
