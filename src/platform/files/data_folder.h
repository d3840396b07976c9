// SPDX-License-Identifier: Apache-2.0
// Where what comes with the program lies: models, example pieces.
#pragma once

#include <filesystem>

namespace moodglass {

// What the environment's variable names, else a folder of this name beside the program or in share/moodglass beside the
// program's folder, else `built`: where the build has it.
std::filesystem::path data_folder(const char* name, const char* variable, const char* built);

}  // namespace moodglass
