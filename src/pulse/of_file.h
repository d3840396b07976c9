// SPDX-License-Identifier: Apache-2.0
// A file's bytes to its pace in one call.
#pragma once

#include <string>
#include <vector>

#include "audio/file_type.h"
#include "audio/result.h"
#include "pulse/pulse.h"

namespace moodglass {

// warnings, if wanted: what a person should know of the file, such as that it is cut.
Result<Pulse> pulse_of_file(Bytes bytes, std::vector<std::string>* warnings = nullptr);

}  // namespace moodglass
