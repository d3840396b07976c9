// SPDX-License-Identifier: Apache-2.0
#include "explain/cell_grid.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "network/tiles.h"
#include "support/golden.h"

namespace moodglass {
namespace {

Model tiny() { return std::move(*Model::load(golden_bytes("tiny.safetensors"))); }

Map random_map(Range columns, std::size_t rows) {
    std::mt19937 random(3);
    std::normal_distribution<float> normal(0.01f, 0.02f);
    Map map;
    map.columns = columns;
    map.rows = rows;
    for (std::size_t i = 0; i < columns.length() * rows; ++i) map.values.push_back(normal(random));
    return map;
}

double sum(const std::vector<float>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// What a cell sees, found out by changing the input: only frames and bands of its field move it, and they lie around
// the middle that the grid tells.
TEST(CellGrid, TellsWhatACellSees) {
    const Model model = tiny();
    const CellGrid grid = cell_grid(model, 0);
    auto network = Network::create(model);
    const std::size_t frames = 313;
    const std::vector<float> silent(frames * kBandCount);
    const Cells before = *network->run(silent);
    const std::size_t column = before.columns / 2, row = before.rows / 2;
    const auto moves = [&](std::size_t frame, std::size_t band) {
        std::vector<float> input = silent;
        input[frame * kBandCount + band] = 100;
        const Cells after = *network->run(input);
        for (std::size_t o = 0; o < after.outputs; ++o) {
            const std::size_t i = (column * after.rows + row) * after.outputs + o;
            if (std::abs(after.values[i] - before.values[i]) > 1e-4f) return true;
        }
        return false;
    };
    const double middle_frame = grid.time_s(static_cast<double>(column)) * kFramesPerSecond;
    const double middle_band = grid.band(static_cast<double>(row)), reach = (grid.field_bands - 1) / 2;
    EXPECT_TRUE(
        moves(static_cast<std::size_t>(std::lround(middle_frame)), static_cast<std::size_t>(std::lround(middle_band))));
    for (const double beyond : {-reach - 1, reach + 1}) {
        EXPECT_FALSE(
            moves(static_cast<std::size_t>(std::lround(middle_frame + beyond)), static_cast<std::size_t>(middle_band)));
        const double band = middle_band + beyond;
        if (band < 0 || band >= kBandCount) continue;
        EXPECT_FALSE(moves(static_cast<std::size_t>(middle_frame), static_cast<std::size_t>(std::lround(band))));
    }
}

TEST(CellGrid, RowsLieWithinTheSpectrogram) {
    const Model model = tiny();
    const CellGrid grid = cell_grid(model, 2);
    const std::size_t rows = output_length(model.geometry(), kBandCount);
    EXPECT_GT(grid.start_s, 2);
    EXPECT_GE(grid.band(0), 0);
    EXPECT_LT(grid.band(static_cast<double>(rows - 1)), kBandCount);
    EXPECT_GT(band_hz(grid.band(1)), band_hz(grid.band(0)));
}

TEST(CellGrid, BandsAreInHertz) {
    EXPECT_NEAR(band_hz(0), 3 * 22050.0 / 2048, 1e-9);  // bin 3 is the middle of the first filter
    EXPECT_GT(band_hz(0.5), band_hz(0));
    EXPECT_LT(band_hz(0.5), band_hz(1));
    EXPECT_EQ(band_hz(1000), band_hz(kBandCount - 1));
    for (const double band : {0.0, 0.4, 17.0, 99.7, 148.0}) EXPECT_NEAR(hz_band(band_hz(band)), band, 1e-9);
    EXPECT_EQ(hz_band(1), 0);
    EXPECT_EQ(hz_band(20000), kBandCount - 1);
}

TEST(CellGrid, ColumnsBetweenTimes) {
    CellGrid grid;
    grid.start_s = 1;
    grid.column_s = 0.25;
    EXPECT_EQ(columns_between(grid, 20, 1, 2), (Range{0, 5}));
    EXPECT_EQ(columns_between(grid, 20, 1.1, 1.9), (Range{1, 4}));
    EXPECT_EQ(columns_between(grid, 20, 0, 100), (Range{0, 20}));
    EXPECT_EQ(columns_between(grid, 20, 1.3, 1.4), (Range{1, 2}));  // between two columns
    EXPECT_EQ(columns_between(grid, 20, -9, -8), (Range{0, 1}));
    EXPECT_EQ(columns_between(grid, 20, 80, 90), (Range{19, 20}));
}

TEST(Spread, KeepsTheSum) {
    const Model model = tiny();
    const CellGrid grid = cell_grid(model, 0);
    for (const std::size_t frames : {313u, 500u, 1003u}) {
        const std::size_t columns = output_length(model.geometry(), frames),
                          rows = output_length(model.geometry(), kBandCount);
        for (const Range stretch : {Range{0, columns}, Range{0, 1}, Range{7, 20}, Range{columns - 2, columns}}) {
            const Map map = random_map(stretch, rows);
            const auto whole = spread(map, grid, columns, frames, {0, frames});
            ASSERT_EQ(whole.size(), frames * kBandCount);
            EXPECT_NEAR(sum(whole), sum(map.values), 1e-5) << frames;
        }
    }
}

TEST(Spread, InPiecesIsTheSame) {
    const Model model = tiny();
    const CellGrid grid = cell_grid(model, 0);
    const std::size_t frames = 400, columns = output_length(model.geometry(), frames);
    const Map map = random_map({0, columns}, output_length(model.geometry(), kBandCount));
    auto pieces = spread(map, grid, columns, frames, {0, 123});
    const auto rest = spread(map, grid, columns, frames, {123, frames});
    pieces.insert(pieces.end(), rest.begin(), rest.end());
    EXPECT_EQ(pieces, spread(map, grid, columns, frames, {0, frames}));
}

TEST(Spread, IsHighestInTheMiddleOfACell) {
    const Model model = tiny();
    const CellGrid grid = cell_grid(model, 0);
    const std::size_t frames = 400, columns = output_length(model.geometry(), frames),
                      rows = output_length(model.geometry(), kBandCount);
    Map map;
    map.columns = {0, columns};
    map.rows = rows;
    map.values.assign(columns * rows, 0.0f);
    map.values[20 * rows + 9] = 1;
    const auto values = spread(map, grid, columns, frames, {0, frames});
    const auto highest = static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
    EXPECT_NEAR(static_cast<double>(highest / kBandCount), grid.time_s(20) * kFramesPerSecond, 0.51);
    EXPECT_NEAR(static_cast<double>(highest % kBandCount), grid.band(9), 0.51);
}

}  // namespace
}  // namespace moodglass
