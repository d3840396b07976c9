// SPDX-License-Identifier: Apache-2.0
// `moodglass story`: a song told in five sentences.
#pragma once

#include <string>

#include "story/say.h"

namespace moodglass::cli {

struct StoryOptions {
    std::string file, model;
    std::string reference = "auto";  // which music to compare with (cli/reference.h)
    Language language = Language::english;
};

// The exit status: 0 good, 1 the file failed, 2 wrong usage.
int story(const StoryOptions& options);

}  // namespace moodglass::cli
