// SPDX-License-Identifier: Apache-2.0
// What to tell of bytes that are no sound, or none that can be decoded here: what they are, where that can be told, and
// what to do about it.
#pragma once

#include <string>

#include "audio/file_type.h"
#include "audio/result.h"

namespace moodglass {

// Whether the bytes are known to be something else than sound, which may even hold some: an archive of songs.
bool is_something_else(Bytes bytes);

// Of FileType::none.
tl::unexpected<Error> not_sound(Bytes bytes);

// Of sound that no decoder at hand has read: its format or codec by name.
tl::unexpected<Error> not_decoded(Bytes bytes);

// The same where a browser failed at it: only of what few browsers know. Empty of what all do: then the file is
// damaged.
std::string not_decoded_by_browser(Bytes bytes);

}  // namespace moodglass
