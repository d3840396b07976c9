// SPDX-License-Identifier: Apache-2.0
// The pieces that were made for this project (tools/media/examples), for those who have no file at hand. The page
// offers them above its canvas (web/examples.js), the panels where the host has them as files.
#pragma once

#include <array>
#include <string_view>

namespace moodglass::app {

struct Example {
    std::string_view first, second;  // files; second: empty, unless the two are a lesson, to be compared
};

inline constexpr std::array<Example, 4> kExamples = {
    {{"march.ogg", {}}, {"lament.ogg", {}}, {"chase.ogg", {}}, {"tiptoe.ogg", "fog.ogg"}}};

}  // namespace moodglass::app
