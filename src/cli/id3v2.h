// SPDX-License-Identifier: Apache-2.0
// What TagLib does to ID3v2 tags of MP3, WAV and AIFF unless it is told otherwise: it makes old ones new, and throws
// away what it does not know.
#pragma once

#include <taglib/tfile.h>
#include <taglib/tpropertymap.h>

namespace moodglass::cli {

// The fields that this kind of file does not take.
TagLib::PropertyMap set_fields(TagLib::File& file, const TagLib::PropertyMap& fields);

// An ID3v2 tag of a version before 2.4 is one of 2.3 then, in which MOOD is a text of that name. False: it refuses.
bool save_fields(TagLib::File& file);

}  // namespace moodglass::cli
