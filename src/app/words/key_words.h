// SPDX-License-Identifier: Apache-2.0
// What a key is called, and how sure it is told.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/song_harmony.h"
#include "app/words/text.h"

namespace moodglass::app {

// As SongHarmony counts them: 0 to 11 C major to B major, 12 to 23 C minor to B minor.
Key key_at(std::size_t number);

// "E flat major", "Es-Dur", "cis-Moll".
std::string key_name(const Key& key, Language language);

// "A minor (88 %)", and its rival where that is not far behind.
std::string key_told(const HeardKey& heard, Language language);

}  // namespace moodglass::app
