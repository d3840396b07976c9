// SPDX-License-Identifier: Apache-2.0
// One song in the list: where it stands, and what is known of it so far.
#pragma once

#include <optional>
#include <string>

#include "analysis/analysis.h"
#include "analysis/overview.h"

namespace moodglass::app {

enum class SongState { waiting, decoding, analysing, done, failed, cancelled };

struct Song {
    int id = 0;
    std::string name;  // the file's name, UTF-8
    SongState state = SongState::waiting;
    float fraction = 0;                // of the whole way, 0 to 1
    std::string message;               // why it failed: one sentence
    std::optional<Analysis> analysis;  // partial while analysing, whole once done
    std::optional<Overview> overview;  // from the end of decoding on
    int revision = 0;                  // grows whenever analysis or overview change
};

}  // namespace moodglass::app
