// SPDX-License-Identifier: Apache-2.0
// Finding a name by a few of its letters.
#pragma once

#include <optional>
#include <string_view>

namespace moodglass::app {

// How well the name answers to the letters, which must stand in it in this order; empty: not at all. Letters at the
// beginnings of words and next to each other count more, and so does a short name. Case and the accents of Latin
// letters do not count, and spaces among the letters are left out.
std::optional<int> fuzzy_score(std::string_view letters, std::string_view name);

}  // namespace moodglass::app
