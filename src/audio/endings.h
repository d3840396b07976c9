// SPDX-License-Identifier: Apache-2.0
// How files of sound are named. What a file is, its bytes tell (file_type.h).
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace moodglass {

inline constexpr std::string_view kSoundEndings[] = {".aac", ".aif",  ".aifc", ".aiff", ".ape", ".au",  ".caf",
                                                     ".dff", ".dsf",  ".flac", ".m4a",  ".m4b", ".mka", ".mp2",
                                                     ".mp3", ".mpc",  ".oga",  ".ogg",  ".opus", ".rf64", ".spx",
                                                     ".tak", ".tta",  ".w64",  ".wav",  ".wave", ".wma", ".wv"};
inline constexpr std::string_view kFilmEndings[] = {".mkv", ".mov", ".mp4", ".webm"};

// In letters of either size.
template <std::size_t N>
bool is_among(const std::string_view (&endings)[N], std::string ending) {
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return std::ranges::find(endings, ending) != std::ranges::end(endings);
}

}  // namespace moodglass
