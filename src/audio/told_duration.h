// SPDX-License-Identifier: Apache-2.0
// How long a file should sound, by what its container says. For the formats that other programs decode
// (FileType::other): those leave out what is damaged or missing, and do not tell.
#pragma once

#include <optional>

#include "audio/file_type.h"

namespace moodglass {

// In seconds, the encoder's delay perhaps included. Without the time before a sound that starts late and that of its
// pauses, for which decoders give nothing.
// - M4A: by sample table and edit list, unless there are sound tracks of several lengths, or fragments.
// - WebM, Matroska: by the header, unless other tracks are in it, which may last longer than the sound.
// - AAC without a container: by its frames, those that are damaged included.
// Unknown for anything else, and where the file does not say.
std::optional<double> told_duration_s(Bytes bytes);

// Whether the file ends where its container says that sound or pictures go on. WebM, Matroska, AVI and Windows Media,
// also those that tell no duration; false for anything else.
bool ends_within_sound(Bytes bytes);

}  // namespace moodglass
