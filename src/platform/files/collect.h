// SPDX-License-Identifier: Apache-2.0
// From the names that were given, dropped or picked to the files to analyse.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace moodglass {

struct Collection {
    struct Complaint {
        std::string folder, message;
    };
    std::vector<std::filesystem::path> files;
    std::vector<Complaint> complaints;  // of folders that hold no sound or cannot be read
};

// Files stay as they are named. A folder gives the sound files in it and below, in alphabetical order, told from their
// first bytes; links, pipes and devices in it are left alone.
Collection collect(const std::vector<std::string>& names);

}  // namespace moodglass
