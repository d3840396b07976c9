// SPDX-License-Identifier: Apache-2.0
// Where what comes with the program lies: models, example pieces.
#pragma once

#include <filesystem>

namespace moodglass {

// What the environment's variable names, else a folder of this name beside the program, in share/moodglass beside the
// program's folder, or in the sources, as seen from the folder in which the program was built, or in their build/.
std::filesystem::path data_folder(const char* name, const char* variable);

}  // namespace moodglass
