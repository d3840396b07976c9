// SPDX-License-Identifier: Apache-2.0
// From the names on the command line to the files to analyse.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace moodglass::cli {

// Files stay as they are named. A folder gives the sound files in it and below, in alphabetical order, told from their first
// bytes; links, pipes and devices in it are left alone.
std::vector<std::filesystem::path> collect(const std::vector<std::string>& names);

}  // namespace moodglass::cli
