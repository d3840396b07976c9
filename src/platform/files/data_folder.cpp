// SPDX-License-Identifier: Apache-2.0
#include "platform/files/data_folder.h"

#include <cstdlib>

namespace moodglass {

namespace fs = std::filesystem;

fs::path data_folder(const char* name, const char* variable, const char* built) {
    if (const char* chosen = std::getenv(variable)) return chosen;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    if (error) return built;
    for (const fs::path& folder : {program / name, program.parent_path() / "share" / "moodglass" / name})
        if (fs::is_directory(folder, error)) return folder;
    return built;
}

}  // namespace moodglass
