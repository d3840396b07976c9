// SPDX-License-Identifier: Apache-2.0
// What a Matroska or WebM file (RFC 8794, RFC 9559) holds: elements of an id, a size and a content, which may be
// elements.
#pragma once

#include <cstdint>
#include <string_view>

#include "audio/file_type.h"

namespace moodglass {

bool is_matroska(Bytes file);

// The content of the first element of that id within `rest`, whose size may be unknown; empty if there is none.
Bytes find_element(Bytes rest, std::uint64_t id);

struct MatroskaContents {
    Bytes segment;           // what all else lies in
    bool pictures = false;   // a video track is in it
    bool sound = false;      // a sound track is in it
    bool told = false;       // its tracks are there; if not, nothing of them is known
    std::string_view codec;  // of the first sound track, in words; empty if it is none that we know
};

MatroskaContents matroska_contents(Bytes file);

}  // namespace moodglass
