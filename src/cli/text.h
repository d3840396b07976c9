// SPDX-License-Identifier: Apache-2.0
// Pieces of text that the reports share.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace moodglass::cli {

// As printf, at most 255 characters.
template <class... Values>
std::string text(const char* format, Values... values) {
    char line[256];
    std::snprintf(line, sizeof line, format, values...);
    return line;
}

std::string titled(std::string_view name);  // "rhythmic stability", filled up to a column's width
std::string clock(double seconds);          // 1:05, cut off as players do

}  // namespace moodglass::cli
