// SPDX-License-Identifier: Apache-2.0
// A file is exchanged by a copy beside it, so that at every moment its name has either the old or the new one, whole.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace moodglass {

// In the same folder. It goes with this, unless it has taken the other's place.
class CopyBeside {
  public:
    CopyBeside(const std::filesystem::path& of, const std::string& ending);
    ~CopyBeside();
    CopyBeside(const CopyBeside&) = delete;
    CopyBeside& operator=(const CopyBeside&) = delete;

    const std::filesystem::path& path() const { return path_; }

    // With owner, group and extended attributes of the other, as far as file system and rights allow.
    void take_place_of(const std::filesystem::path& other);

    std::error_code error;  // of what was done last

  private:
    std::filesystem::path path_;
};

}  // namespace moodglass
