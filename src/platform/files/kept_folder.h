// SPDX-License-Identifier: Apache-2.0
// Results kept between visits: one file each in the user's data folder, $XDG_DATA_HOME/moodglass or
// ~/.local/share/moodglass; beside them, as empty files, what is wished: `keep-results`, that there be any, and
// `show-everything`, all panels at once; and `tour-offered`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "audio/result.h"

namespace moodglass {

class KeptFolder {
  public:
    struct Entry {
        std::string key, name;
        std::int64_t when_s = 0;  // since 1970, UTC
    };

    explicit KeptFolder(std::filesystem::path folder = data_folder()) : folder_(std::move(folder)) {}
    static std::filesystem::path data_folder();

    bool wanted() const;
    Result<void> want(bool yes);
    bool shows_everything() const;
    Result<void> show_everything(bool yes);
    bool knows_tour() const;
    Result<void> know_tour();
    std::vector<Entry> list() const;  // the newest first; what is no kept result is left out
    Result<void> keep(std::string_view key, std::string_view name, std::string_view content);
    Result<std::string> read(std::string_view key) const;
    void remove(std::string_view key);  // empty: all of them

  private:
    bool wished(const char* mark) const;
    Result<void> wish(const char* mark, bool yes);
    std::filesystem::path file_of(std::string_view key) const;

    std::filesystem::path folder_;
};

}  // namespace moodglass
