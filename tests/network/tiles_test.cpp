// SPDX-License-Identifier: Apache-2.0
#include "network/tiles.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "support/golden.h"

namespace moodglass {
namespace {

Spectrogram random_song(std::size_t frames) {
    std::mt19937 random(5);
    std::uniform_real_distribution<float> uniform(0, 2);
    Spectrogram song;
    for (std::size_t i = 0; i < frames * kBandCount; ++i) song.values.push_back(uniform(random));
    return song;
}

TileSizes of(std::size_t columns) { return {.first = columns, .most = columns}; }

void run_rest(Tiles& tiles, Network& network, const Spectrogram& song, Cells& cells) {
    while (const auto tile = tiles.take()) EXPECT_TRUE(tiles.give(tile->index, network.run(frames_of(*tile, song))->values, cells));
    EXPECT_TRUE(tiles.done());
}

Cells tiled(const Model& model, const Spectrogram& song, const TileSizes& sizes) {
    auto network = Network::create(model);
    Tiles tiles(model, song.frames(), sizes);
    Cells cells;
    run_rest(tiles, *network, song, cells);
    EXPECT_EQ(cells.columns, tiles.columns());
    return cells;
}

class Models : public testing::TestWithParam<const char*> {};

TEST_P(Models, ManyTilesAreOneTile) {
    const auto model = Model::load(golden_bytes(GetParam()));
    for (const std::size_t frames : {313u, 500u, 801u, 1000u, 1003u}) {
        const Spectrogram song = random_song(frames);
        const Cells whole = tiled(*model, song, of(100000));
        EXPECT_EQ(whole.columns, output_length(model->geometry(), frames));
        for (const std::size_t columns : {1u, 7u, 16u, 40u, 64u})
            EXPECT_LT(largest_difference(tiled(*model, song, of(columns)).values, whole.values), 1e-5f) << frames << " / " << columns;
    }
}

TEST_P(Models, TilesComeBackInAnyOrder) {
    const auto model = Model::load(golden_bytes(GetParam()));
    const Spectrogram song = random_song(1003);
    const Cells whole = tiled(*model, song, of(100000));
    auto here = Network::create(*model), elsewhere = Network::create(*model);
    Tiles tiles(*model, song.frames(), {.first = 8, .most = 20, .shares = 3, .least = 1});
    std::vector<Tile> taken;
    while (const auto tile = tiles.take()) taken.push_back(*tile);
    ASSERT_EQ(taken.size(), 7u);  // the first and two for each of three
    Cells cells;
    for (const std::size_t i : {5u, 1u, 0u, 3u, 1u}) {
        auto values = (i % 2 ? elsewhere : here)->run(frames_of(taken[i], song))->values;
        EXPECT_FALSE(tiles.give(i, std::vector<float>(values.begin() + 1, values.end()), cells));
        EXPECT_TRUE(tiles.give(i, std::move(values), cells));
    }
    EXPECT_EQ(cells.columns, taken[1].columns.end);  // the third is missing
    EXPECT_TRUE(tiles.all_taken());
    tiles.reclaim();
    run_rest(tiles, *here, song, cells);
    EXPECT_EQ(cells.columns, whole.columns);
    EXPECT_LT(largest_difference(cells.values, whole.values), 1e-5f);
}

TEST(Tiles, AreSharedEvenly) {
    const auto model = Model::load(golden_bytes("tiny.safetensors"));
    for (const std::size_t frames : {313u, 320u, 2000u, 7512u})
        for (const std::size_t shares : {1u, 2u, 4u}) {
            Tiles tiles(*model, frames, {.shares = shares});
            std::size_t at = 0, count = 0;
            for (; const auto tile = tiles.take(); ++count) {
                EXPECT_EQ(tile->columns.begin, at);
                EXPECT_LE(tile->columns.length(), 128u);
                EXPECT_TRUE(count < 2 || tile->columns.length() >= 60u) << "less is not worth sharing";
                at = tile->columns.end;
            }
            EXPECT_EQ(at, tiles.columns());
            EXPECT_TRUE(frames < 7512u || (count - 1) % shares == 0);
        }
}

INSTANTIATE_TEST_SUITE_P(Tiny, Models, testing::Values("tiny.safetensors", "tiny_a2e.safetensors"),
                         [](const auto& test) { return std::string(test.param).substr(0, std::string(test.param).find('.')); });

}  // namespace
}  // namespace moodglass
