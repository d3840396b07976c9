// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/map_picture.h"

#include <gtest/gtest.h>

namespace moodglass::app {
namespace {

constexpr std::size_t kOutput = 2;
constexpr CellGrid kGrid = {
    .start_s = 1, .column_s = 0.25, .first_band = 4, .row_bands = 8, .field_s = 3, .field_bands = 100};

float value_of_cell(std::size_t column, std::size_t row) {
    return 0.3f + 0.05f * static_cast<float>(column) - 0.02f * static_cast<float>(column * row) +
           0.1f * static_cast<float>(row);
}

float silent_row(std::size_t row) { return 0.2f + 0.06f * static_cast<float>(row); }
constexpr float kSilent = 0.26f;  // the mean of the three

Cells four_columns() {
    Cells cells = {4, 3, kFeatureCount, std::vector<float>(4 * 3 * kFeatureCount, 7.0f)};
    for (std::size_t c = 0; c < 4; ++c)
        for (std::size_t r = 0; r < 3; ++r) cells.values[(c * 3 + r) * kFeatureCount + kOutput] = value_of_cell(c, r);
    cells.silence.assign(3 * kFeatureCount, 7.0f);
    for (std::size_t r = 0; r < 3; ++r) cells.silence[r * kFeatureCount + kOutput] = silent_row(r);
    return cells;
}

float mean_of(std::size_t first, std::size_t end) {
    float sum = 0;
    for (std::size_t c = first; c < end; ++c)
        for (std::size_t r = 0; r < 3; ++r) sum += value_of_cell(c, r);
    return sum / static_cast<float>((end - first) * 3);
}

TEST(MapPicture, TellsHowFarACellIsFromSilenceAndAddsUpToTheValue) {
    const MapPicture all = make_map_picture(four_columns(), kGrid, {0, 4}, of_output(kOutput), CountedFrom::silence, {});
    EXPECT_NEAR(all.sum, mean_of(0, 4), 1e-6f);
    float sum = 0;
    for (std::size_t c = 0; c < 4; ++c)
        for (std::size_t r = 0; r < 3; ++r) {
            const double time_s = kGrid.time_s(static_cast<double>(c)), band = kGrid.band(static_cast<double>(r));
            ASSERT_TRUE(all.value_at(time_s, band));
            EXPECT_NEAR(*all.value_at(time_s, band), value_of_cell(c, r) - silent_row(r), 1e-5f);
            sum += all.contribution(*all.value_at(time_s, band));
        }
    EXPECT_NEAR(all.base, kSilent, 1e-6f);
    EXPECT_NEAR(all.base + sum, all.sum, 1e-6f);
}

TEST(MapPicture, CountedFromUsualKeepsWhatIsMeasuredApart) {
    Cells cells = four_columns();
    cells.measured.assign(4 * kFeatureCount, 0.04f);
    UsualCells usual{std::vector<float>(3 * kFeatureCount, 0.3f), std::vector<float>(kFeatureCount, 0.01f)};
    const MapPicture all = make_map_picture(cells, kGrid, {0, 4}, of_output(kOutput), CountedFrom::usual, usual);
    EXPECT_EQ(all.from, CountedFrom::usual);
    EXPECT_NEAR(all.base, 0.31f, 1e-6f) << "what is usual, measured part and all";
    EXPECT_NEAR(all.measured, 0.03f, 1e-6f) << "more than usual";
    EXPECT_NEAR(all.sum, mean_of(0, 4) + 0.04f, 1e-6f);
    EXPECT_NEAR(*all.value_at(kGrid.time_s(2), kGrid.band(1)), value_of_cell(2, 1) - 0.3f, 1e-5f);
    usual.rows.pop_back();
    EXPECT_EQ(make_map_picture(cells, kGrid, {0, 4}, of_output(kOutput), CountedFrom::usual, usual).from,
              CountedFrom::silence)
        << "rows that do not fit";
}

TEST(MapPicture, IsInterpolatedBetweenTheMiddlesOfCells) {
    const MapPicture all = make_map_picture(four_columns(), kGrid, {0, 4}, of_output(kOutput), CountedFrom::silence, {});
    const auto at = [&](double column, double row) { return *all.value_at(kGrid.time_s(column), kGrid.band(row)); };
    EXPECT_NEAR(at(0.5, 1), (at(0, 1) + at(1, 1)) / 2, 1e-6f);
    EXPECT_NEAR(at(2, 0.25), 0.75f * at(2, 0) + 0.25f * at(2, 1), 1e-6f);
    EXPECT_EQ(at(1, -3), at(1, 0)) << "beyond the outermost cells: the nearest one";
}

TEST(MapPicture, OfAStretchEndsWithIt) {
    const MapPicture part = make_map_picture(four_columns(), kGrid, {1, 3}, of_output(kOutput), CountedFrom::silence, {});
    EXPECT_NEAR(part.sum, mean_of(1, 3), 1e-6f);
    EXPECT_NEAR(*part.value_at(kGrid.time_s(2), kGrid.band(0)), value_of_cell(2, 0) - silent_row(0), 1e-5f);
    EXPECT_FALSE(part.value_at(kGrid.time_s(0), kGrid.band(0)));
    EXPECT_FALSE(part.value_at(kGrid.time_s(3), kGrid.band(0)));
    EXPECT_NE(part.version,
              make_map_picture(four_columns(), kGrid, {1, 3}, of_output(kOutput), CountedFrom::silence, {}).version);
}

}  // namespace
}  // namespace moodglass::app
