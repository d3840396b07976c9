// SPDX-License-Identifier: Apache-2.0
// Whether an Ogg file is whole (RFC 3533). Decoders leave out pages whose checksum is wrong, but do not tell of the first and
// the last of a stream; and libvorbisfile tells of a hole where there is none, between chained streams.
#pragma once

#include "audio/file_type.h"

namespace moodglass {

struct OggPages {
    bool cut = false;   // the last stream has no page that is marked as its end
    bool gaps = false;  // a page before that is missing or damaged
};

// Walks all pages.
OggPages ogg_pages(Bytes bytes);

}  // namespace moodglass
