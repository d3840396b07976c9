// SPDX-License-Identifier: Apache-2.0
// What an MP4 file (M4A, MOV, 3GP; ISO 14496-12) holds: boxes of a size, a name and a content, which may be boxes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "audio/file_type.h"

namespace moodglass {

struct Box {
    std::string_view name;
    Bytes content;
};

// Takes the first box off `rest`; none at the end or where it is damaged.
std::optional<Box> take_box(Bytes& rest);

// The content of the first box of that name; empty if there is none.
Bytes find_box(Bytes rest, std::string_view name);

// Whether it is one: by the box that says so, or, as old QuickTime files begin, by any other that may come first.
bool is_mp4(Bytes file);

struct Mp4Contents {
    bool told = false;       // its index is there; if not, nothing of the following is known
    bool sound = false;      // a sound track is in it
    bool locked = false;     // its sound is encrypted
    std::string_view codec;  // of the sound, in words; empty if it is none that we know
};

Mp4Contents mp4_contents(Bytes file);

// How long its sound is told to be (told_duration.h).
std::optional<double> mp4_duration_s(Bytes file);

}  // namespace moodglass
