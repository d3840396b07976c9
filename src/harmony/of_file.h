// SPDX-License-Identifier: Apache-2.0
// The second ear in one call, from a file's bytes. Training reads its measures through this, so that training and use
// cannot differ.
#pragma once

#include <string>
#include <vector>

#include "audio/file_type.h"
#include "audio/result.h"
#include "harmony/harmony.h"

namespace moodglass {

// warnings, if wanted: what a person should know of the file, such as that it is cut.
Result<Harmony> harmony_of(Bytes bytes, std::vector<std::string>* warnings = nullptr);

}  // namespace moodglass
