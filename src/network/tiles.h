// SPDX-License-Identifier: Apache-2.0
// A song of any length through the network, in tiles that overlap by the receptive field: every column comes out as if the
// whole song had been one input. Who runs a tile does not matter, nor in which order they come back.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "network/network.h"
#include "network/receptive_field.h"

namespace moodglass {

struct Tile {
    std::size_t index = 0;
    Range columns;  // those that it gives
    Range frames;   // those that the network must see for them
};

// Columns a tile gives: the first one few, so that something is there to see at once, the others about equal, at most
// `most`, and a multiple of `shares` of them, so that as many workers end together, unless they had less than `least`
// for it. More columns are more efficient: every tile hears a dozen others besides.
struct TileSizes {
    std::size_t first = 40, most = 128, shares = 1, least = 64;
};

class Tiles {
  public:
    Tiles(const Model& model, std::size_t frames, const TileSizes& sizes = {});

    std::size_t columns() const { return columns_; }  // of the whole song
    std::size_t given() const { return given_; }      // columns that have come back
    bool done() const { return given_ == columns_; }
    bool all_taken() const { return free_.empty(); }

    // The next tile that nobody runs, in the order of time.
    std::optional<Tile> take();

    // Takes back what was taken and has not been given, because whoever took it may be gone.
    void reclaim();

    // What the network gave for a tile's frames. Appended to `cells` as soon as all before it is there; given twice, it counts
    // once. False if the size is not a tile's.
    bool give(std::size_t index, std::vector<float> values, Cells& cells);

  private:
    std::vector<LayerShape> geometry_;
    std::size_t columns_, rows_, outputs_, given_ = 0;
    std::vector<Tile> tiles_;
    std::set<std::size_t> free_, taken_;
    std::map<std::size_t, std::vector<float>> early_;  // given, but something before it is missing
    std::size_t next_ = 0;                             // the tile whose columns `cells` ends before
};

// The values of a tile's frames.
std::span<const float> frames_of(const Tile& tile, const Spectrogram& spectrogram);

}  // namespace moodglass
