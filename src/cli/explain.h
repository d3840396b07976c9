// SPDX-License-Identifier: Apache-2.0
// `moodglass explain`: one feature or emotion of one song, or of a stretch of it: by which effects, where in the sound,
// what would have to change; the map as .npy, the sound of it as WAV.
#pragma once

#include <optional>
#include <string>

#include "explain/map.h"
#include "explain/mask.h"
#include "explain/masked_sound.h"

namespace moodglass::cli {

struct ExplainOptions {
    std::string file, model;
    std::string reference = "auto";  // which music to compare with (cli/reference.h)
    std::string emotion, feature;  // one of the two
    bool left_out = false;         // of the emotion: what its reasons leave out
    std::string stretch;           // empty: the whole song
    bool json = false, cells = false;
    CountedFrom from = CountedFrom::usual;  // the map
    std::optional<float> level;  // of the emotion, that a change should bring about
    std::string map, audio;       // files to write
    Side side = Side::raises;
    Part part = Part::only;
    bool force = false;  // overwrite them
};

// The exit status: 0 good, 1 the file failed, 2 wrong usage.
int explain(const ExplainOptions& options);

}  // namespace moodglass::cli
