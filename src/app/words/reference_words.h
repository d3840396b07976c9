// SPDX-License-Identifier: Apache-2.0
// What the music that a song is compared with is called, after "84 % of" and "usual in".
#pragma once

#include <string>
#include <string_view>

#include "app/words/text.h"

namespace moodglass::app {

// kind: of an Analysis' reference. "popular music"; German in the genitive, which is the dative as well: "der
// Popmusik".
std::string_view reference_music(std::string_view kind, Language language);

// How many pieces of what it is made of, as a model file or a run of the command tells them: as it is in English, by the
// number at its beginning and the kind in German.
std::string reference_clips(std::string_view clips, std::string_view kind, Language language);

// The same by itself, short: "popular music", "Popmusik".
std::string_view reference_name(std::string_view kind, Language language);

}  // namespace moodglass::app
