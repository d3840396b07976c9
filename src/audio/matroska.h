// SPDX-License-Identifier: Apache-2.0
// What a Matroska or WebM file (RFC 8794, RFC 9559) holds: elements of an id, a size and a content, which may be
// elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "audio/file_type.h"

namespace moodglass {

bool is_matroska(Bytes file);

// A number whose leading zeros tell its length; zero bytes long where none is.
struct VariableNumber {
    std::uint64_t value = 0, mark = 0;  // value: with the mark, a bit, in it
    std::size_t length = 0;
};
VariableNumber variable_at(Bytes bytes);

struct ElementHead {
    std::uint64_t id = 0, size = 0;
    bool endless = false;  // its size is unknown
};
// Takes it off `rest`; none at the end or where it is damaged.
std::optional<ElementHead> take_head(Bytes& rest);

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

// How long its sound is told to be, and whether the file ends within a cluster of it (told_duration.h).
std::optional<double> matroska_duration_s(Bytes file);
bool matroska_ends_within_cluster(Bytes file);

}  // namespace moodglass
