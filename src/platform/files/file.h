// SPDX-License-Identifier: Apache-2.0
// Whole files in and out, for the command and the window.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "audio/result.h"

namespace moodglass {

// Refuses what is no regular file, is not readable, or is larger than 2 GB.
Result<std::vector<std::byte>> read_file(const std::filesystem::path& path);

// Fails if there is something of that name already, with the advice behind it, or if that cannot be told.
Result<void> check_free(const std::filesystem::path& path, const std::string& advice);

// Writes beside the target first and then renames: the file is there whole or not at all.
Result<void> write_file(const std::filesystem::path& path, std::string_view content);

// The same piece by piece: `next` appends to the (empty) piece, and answers whether there is more.
Result<void> write_file(const std::filesystem::path& path, const std::function<Result<bool>(std::vector<std::byte>& piece)>& next);

}  // namespace moodglass
