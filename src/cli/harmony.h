// SPDX-License-Identifier: Apache-2.0
// `moodglass harmony`: the key of a song, how sure, and what is measured of its harmony along it.
#pragma once

#include <string>

namespace moodglass::cli {

struct HarmonyOptions {
    std::string file;
    std::string npy;  // float32 (moments, 42): 12 pitch classes, 24 keys, the measures; none if empty
    bool force = false;
};

// Exit code as analyze().
int harmony(const HarmonyOptions& options);

}  // namespace moodglass::cli
