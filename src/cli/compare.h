// SPDX-License-Identifier: Apache-2.0
// `moodglass compare`: two songs, or two stretches, side by side: features, emotions, and for one emotion the effects
// that make the difference.
#pragma once

#include <array>
#include <string>

namespace moodglass::cli {

struct CompareOptions {
    std::array<std::string, 2> files;      // the second may be the first again
    std::array<std::string, 2> stretches;  // empty: the whole song
    std::string model;
    std::string reference = "auto";  // which music to compare with (cli/reference.h)
    std::string emotion;  // empty: the one that differs most
    bool json = false;
};

// The exit status: 0 good, 1 a file failed, 2 wrong usage.
int compare(const CompareOptions& options);

}  // namespace moodglass::cli
