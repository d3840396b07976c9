// SPDX-License-Identifier: Apache-2.0
// The geometry of a stack of layers along time: how many columns the last feature map has, which frames a column sees.
// All ranges are [begin, end).
#pragma once

#include <cstddef>
#include <span>

#include "network/model.h"

namespace moodglass {

struct Range {
    std::size_t begin = 0, end = 0;
    std::size_t length() const { return end - begin; }
    bool operator==(const Range&) const = default;
};

// Length of the last feature map along one axis, for an input of this length; 0 if the input is too short.
std::size_t output_length(std::span<const LayerShape> layers, std::size_t input_length);

// Input frames from one column to the next: 8 for the paper's network.
std::size_t column_hop(std::span<const LayerShape> layers);

// Input frames that one column sees: 95, or 111 with the last convolution 3x3, for the paper's network.
std::size_t receptive_field(std::span<const LayerShape> layers);

// The input frame in the middle of column 0's receptive field (may lie between two frames).
double column_centre(std::span<const LayerShape> layers);

// The frames of a song of `input_length` frames that the columns need, cut at the song's ends.
Range frames_of(std::span<const LayerShape> layers, Range columns, std::size_t input_length);

}  // namespace moodglass
