// SPDX-License-Identifier: Apache-2.0
// The order in which a person looks for names: 2 before 10, "Song" before "Song 2", capitals beside small letters, a
// folder's files together.
#pragma once

#include <filesystem>

namespace moodglass {

// A strict weak order, in which only equal paths are alike. Letters beyond ASCII go by their code, as no locale is asked.
bool naturally_before(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace moodglass
