// SPDX-License-Identifier: Apache-2.0
// Whether an Ogg file is whole (RFC 3533). Decoders leave out pages whose checksum is wrong, but do not tell of the
// first and the last of a stream; and libvorbisfile tells of a hole where there is none, between chained streams.
#pragma once

#include <string>
#include <vector>

#include "audio/file_type.h"

namespace moodglass {

struct OggPages {
    bool cut = false;       // the file ends within a page, or holds none
    bool unmarked = false;  // the last stream of sound has no page that is marked as its end
    bool gaps = false;      // a page before that is missing or damaged
};

// Walks all pages. Pictures and indices beside the sound do not count.
OggPages ogg_pages(Bytes bytes);

// What streams begin an Ogg file: the first that is sound, wherever it stands among the others.
enum class OggContents { unknown, vorbis, opus, flac, video_alone };
OggContents ogg_contents(Bytes bytes);

// FLAC out of Ogg, as it stands in a file of its own (RFC 9639, 10.1); of all chained streams. Damaged pages are left
// out.
std::vector<std::byte> ogg_flac(Bytes bytes);

// What to say of a file that does not mark its end; empty if it does.
std::vector<std::string> end_remarks(const OggPages& pages);

}  // namespace moodglass
