// SPDX-License-Identifier: Apache-2.0
#include "network/tiles.h"

#include <algorithm>

namespace moodglass {

Tiles::Tiles(const Model& model, std::size_t frames)
    : geometry_(model.geometry()),
      frames_(frames),
      columns_(output_length(geometry_, frames)) {}

Result<Range> Tiles::step(Network& network, const Spectrogram& spectrogram, Cells& cells,
                           std::size_t columns_per_tile) {
    const Range columns{next_, std::min(next_ + columns_per_tile, columns_)};
    Range frames = frames_of(geometry_, columns, frames_);
    // A tile begins where a column does; what it has too much at its ends is not taken.
    const std::size_t hop = column_hop(geometry_);
    frames.begin = frames.begin / hop * hop;
    frames.end = std::min((frames.end + hop - 1) / hop * hop, frames_);

    const auto tile = network.run(std::span(spectrogram.values).subspan(frames.begin * kBandCount, frames.length() * kBandCount));
    if (!tile) return tl::unexpected(tile.error());
    const std::size_t column_size = tile->rows * tile->outputs;
    const auto first = tile->values.begin() + static_cast<std::ptrdiff_t>((columns.begin - frames.begin / hop) * column_size);
    cells.columns = columns.end;
    cells.rows = tile->rows;
    cells.outputs = tile->outputs;
    cells.values.insert(cells.values.end(), first, first + static_cast<std::ptrdiff_t>(columns.length() * column_size));
    next_ = columns.end;
    return columns;
}

}  // namespace moodglass
