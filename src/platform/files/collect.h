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
    std::vector<Complaint> complaints;  // of folders that hold no sound or cannot be read, and of what was left out of them
    bool complete = true;               // false if a folder could not be read to its end
};

// Files stay as they are named. A folder gives the sound files in it and below, in natural order (2 before 10), told from
// their first bytes; what is only named as sound is complained of. Pipes and devices in it are left alone. So are links,
// which may lead out of it, unless `follow_links`: then each folder is entered once, however many links lead to it.
// A file that cannot be opened is among the files, so that it is told.
Collection collect(const std::vector<std::string>& names, bool follow_links = false);

// Whether the file's first bytes are those of sound. False if it cannot be read.
bool is_sound(const std::filesystem::path& file);

}  // namespace moodglass
