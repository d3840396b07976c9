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

Cells tiled(const Model& model, const Spectrogram& song, std::size_t columns_per_tile) {
    auto network = Network::create(model);
    Tiles tiles(model, song.frames());
    Cells cells;
    while (!tiles.done()) EXPECT_TRUE(tiles.step(*network, song, cells, columns_per_tile));
    EXPECT_EQ(cells.columns, tiles.columns());
    return cells;
}

class Models : public testing::TestWithParam<const char*> {};

TEST_P(Models, ManyTilesAreOneTile) {
    const auto model = Model::load(golden_bytes(GetParam()));
    for (const std::size_t frames : {313u, 500u, 801u, 1000u, 1003u}) {
        const Spectrogram song = random_song(frames);
        const Cells whole = tiled(*model, song, 100000);
        EXPECT_EQ(whole.columns, output_length(model->geometry(), frames));
        for (const std::size_t columns : {1u, 7u, 16u, 40u, 64u})
            EXPECT_LT(largest_difference(tiled(*model, song, columns).values, whole.values), 1e-5f) << frames << " / " << columns;
    }
}

INSTANTIATE_TEST_SUITE_P(Tiny, Models, testing::Values("tiny.safetensors", "tiny_a2e.safetensors"),
                         [](const auto& test) { return std::string(test.param).substr(0, std::string(test.param).find('.')); });

}  // namespace
}  // namespace moodglass
