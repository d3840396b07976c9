// SPDX-License-Identifier: Apache-2.0
// Tags that stand before, between and behind the frames of an MP3 file, and now and then before other formats: ID3v1
// (also its "TAG+"), ID3v2, APE, Lyrics3 and MusicMatch. They are only measured, never read.
#pragma once

#include "audio/file_type.h"

namespace moodglass {

// Bytes of the tag that begins at `at`, at most what is there; zero if none does.
std::size_t tag_length(Bytes bytes, std::size_t at);

// Of the tag that begins at `at`: how many bytes before it are its own, for some tell what they are only at their end.
std::size_t length_before_footer(Bytes bytes, std::size_t at);

// Without any number of tags at the beginning, in any order, and the zeros between and behind them.
Bytes without_tags_in_front(Bytes bytes);

// Without any number of tags at the end, in any order, and the zeros behind them. Zeros behind no tag stay: they may
// belong to the last frame.
Bytes without_tags_behind(Bytes bytes);

}  // namespace moodglass
