// SPDX-License-Identifier: Apache-2.0
// From what was dropped, picked or named to the files to analyse.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace moodglass::desktop {

// A file stays as it is named; a folder gives the sound files in it and below, told from their first bytes, in the
// order of their names.
std::vector<std::filesystem::path> collect(const std::vector<std::string>& names);

}  // namespace moodglass::desktop
