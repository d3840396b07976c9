// SPDX-License-Identifier: Apache-2.0
#include "analysis/silent_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "network/receptive_field.h"
#include "spectrogram/framer.h"

namespace moodglass {
namespace {

// values: of columns, so many each.
void level(std::vector<float>& values, std::size_t each, const std::vector<std::uint8_t>& silent, std::size_t columns) {
    std::vector<double> means(each);
    std::size_t sounding = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        if (silent[c]) continue;
        ++sounding;
        for (std::size_t i = 0; i < each; ++i) means[i] += static_cast<double>(values[c * each + i]);
    }
    if (sounding == 0) return;
    for (double& mean : means) mean /= static_cast<double>(sounding);
    for (std::size_t c = 0; c < columns; ++c)
        if (silent[c])
            std::ranges::transform(means, values.begin() + static_cast<std::ptrdiff_t>(c * each),
                                   [](double mean) { return static_cast<float>(mean); });
}

}  // namespace

std::vector<std::uint8_t> silent_columns(const Model& model, std::span<const Silence> silences, std::size_t columns,
                                         std::size_t sounding_frames) {
    const auto geometry = model.geometry();
    const double first = column_centre(geometry), frames = static_cast<double>(sounding_frames);
    const auto hop = static_cast<double>(column_hop(geometry));
    std::vector<std::uint8_t> silent(columns);
    for (std::size_t c = 0; c < columns; ++c) {
        const double middle_s = std::fmod(first + static_cast<double>(c) * hop, frames) / kFramesPerSecond;
        silent[c] = is_silent(silences, middle_s);
    }
    const auto count = static_cast<std::size_t>(std::ranges::count(silent, 1));
    if (count == 0 || count == columns) silent.clear();
    return silent;
}

void level_silent_columns(Cells& cells) {
    if (cells.silent.empty()) return;
    level(cells.values, cells.rows * cells.outputs, cells.silent, cells.columns);
    if (!cells.measured.empty()) level(cells.measured, cells.outputs, cells.silent, cells.columns);
}

}  // namespace moodglass
