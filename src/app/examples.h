// SPDX-License-Identifier: Apache-2.0
// The pieces that were made for this project (tools/media/examples), for those who have no file at hand. The page
// offers them above its canvas (web/examples.js), the panels where the host has them as files.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace moodglass::app {

// Files, parted by spaces. Two are a lesson, to be compared; five are one tune, each of the others differing in one
// quality from the first.
inline constexpr std::array<std::string_view, 5> kExamples = {
    "march.ogg", "lament.ogg", "chase.ogg", "tiptoe.ogg fog.ogg", "tune-1.ogg tune-2.ogg tune-3.ogg tune-4.ogg tune-5.ogg"};

// Calls take(name) for each file of an example.
template <typename Take>
void each_file(std::string_view files, Take take) {
    while (!files.empty()) {
        const std::size_t end = std::min(files.find(' '), files.size());
        take(files.substr(0, end));
        files.remove_prefix(std::min(end + 1, files.size()));
    }
}

}  // namespace moodglass::app
