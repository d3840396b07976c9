// SPDX-License-Identifier: Apache-2.0
// A song of any length through the network, in tiles that overlap by the receptive field: every column comes out as if the
// whole song had been one input.
#pragma once

#include <vector>

#include "network/network.h"
#include "network/receptive_field.h"

namespace moodglass {

class Tiles {
  public:
    Tiles(const Model& model, std::size_t frames);

    std::size_t columns() const { return columns_; }  // of the whole song
    std::size_t next() const { return next_; }        // columns done
    bool done() const { return next_ == columns_; }

    // Runs the next tile and appends its columns to `cells`. More columns a tile are more efficient, fewer come sooner.
    Result<Range> step(Network& network, const Spectrogram& spectrogram, Cells& cells, std::size_t columns_per_tile);

  private:
    std::vector<LayerShape> geometry_;
    std::size_t frames_, columns_, next_ = 0;
};

}  // namespace moodglass
