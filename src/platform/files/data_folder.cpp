// SPDX-License-Identifier: Apache-2.0
#include "platform/files/data_folder.h"

#include <cstdlib>

namespace moodglass {

namespace fs = std::filesystem;

fs::path data_folder(const char* name, const char* variable) {
    if (const char* chosen = std::getenv(variable)) return chosen;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path installed = program.parent_path() / "share" / "moodglass" / name;
    const fs::path sources = (program / MOODGLASS_SOURCES).lexically_normal();
    for (const fs::path& folder : {program / name, installed, sources / name, sources / "build" / name})
        if (fs::is_directory(folder, error)) return folder;
    return installed;
}

}  // namespace moodglass
