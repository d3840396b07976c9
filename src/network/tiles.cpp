// SPDX-License-Identifier: Apache-2.0
#include "network/tiles.h"

#include <algorithm>

namespace moodglass {
namespace {

std::size_t ceil_of(std::size_t value, std::size_t unit) { return (value + unit - 1) / unit; }

}  // namespace

Tiles::Tiles(const Model& model, std::size_t frames, const TileSizes& sizes)
    : geometry_(model.geometry()),
      columns_(output_length(geometry_, frames)),
      rows_(output_length(geometry_, kBandCount)),
      outputs_(model.cell_outputs()) {
    const std::size_t hop = column_hop(geometry_), first = std::min(sizes.first, columns_), rest = columns_ - first;
    const std::size_t fewest = ceil_of(rest, sizes.most), even = ceil_of(fewest, sizes.shares) * sizes.shares,
                      count = std::max(fewest, std::min(even, rest / sizes.least));
    for (std::size_t begin = 0; begin < columns_;) {
        const std::size_t size = begin == 0 ? first : ceil_of(rest, count);
        const Range columns{begin, std::min(begin + size, columns_)};
        Range seen = moodglass::frames_of(geometry_, columns, frames);
        // A tile begins where a column does; what it has too much at its ends is not taken.
        seen.begin = seen.begin / hop * hop;
        seen.end = std::min(ceil_of(seen.end, hop) * hop, frames);
        free_.insert(tiles_.size());
        tiles_.push_back({tiles_.size(), columns, seen});
        begin = columns.end;
    }
}

std::optional<Tile> Tiles::take() {
    if (free_.empty()) return std::nullopt;
    const std::size_t index = *free_.begin();
    free_.erase(index);
    taken_.insert(index);
    return tiles_[index];
}

void Tiles::reclaim() { free_.merge(taken_); }

bool Tiles::give(std::size_t index, std::vector<float> values, Cells& cells) {
    if (index >= tiles_.size()) return false;
    const Tile& tile = tiles_[index];
    const std::size_t column_size = rows_ * outputs_;
    if (values.size() != output_length(geometry_, tile.frames.length()) * column_size) return false;
    if (!taken_.contains(index) && !free_.contains(index)) return true;
    // What is thrown where memory is short is thrown before anything has changed.
    cells.values.reserve(columns_ * column_size);
    early_.emplace(index, std::move(values));
    taken_.erase(index);
    free_.erase(index);
    given_ += tile.columns.length();
    cells.rows = rows_;
    cells.outputs = outputs_;
    for (auto found = early_.find(next_); found != early_.end(); found = early_.find(++next_)) {
        const Tile& next = tiles_[next_];
        const auto first = found->second.begin() +
                           static_cast<std::ptrdiff_t>((next.columns.begin - next.frames.begin / column_hop(geometry_)) * column_size);
        cells.values.insert(cells.values.end(), first, first + static_cast<std::ptrdiff_t>(next.columns.length() * column_size));
        cells.columns = next.columns.end;
        early_.erase(found);
    }
    return true;
}

std::span<const float> frames_of(const Tile& tile, const Spectrogram& spectrogram) {
    return std::span(spectrogram.values).subspan(tile.frames.begin * kBandCount, tile.frames.length() * kBandCount);
}

}  // namespace moodglass
