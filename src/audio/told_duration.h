// SPDX-License-Identifier: Apache-2.0
// How long a file should sound, by what its container says. For the formats that other programs decode (FileType::other):
// those leave out what is damaged or missing, and do not tell.
#pragma once

#include <optional>

#include "audio/file_type.h"

namespace moodglass {

// In seconds, the encoder's delay perhaps included. M4A: the header of the first sound track. WebM: the header, unless a picture is in it, which may last longer. AAC without a
// container: its frames, those that are damaged included. Unknown for anything else, and where the file does not say.
std::optional<double> told_duration_s(Bytes bytes);

}  // namespace moodglass
