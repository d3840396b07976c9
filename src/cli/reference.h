// SPDX-License-Identifier: Apache-2.0
// Which music songs are compared with, as the command is told by --reference.
#pragma once

#include <string>

#include "analysis/prepared_model.h"

namespace moodglass::cli {

// asked: auto, a kind of the model's reference music, or a file of JSON lines that `analyze` wrote: someone's own
// music.
Result<Yardstick> yardstick_of(const Model& model, const std::string& asked);

// What --help says of it.
inline constexpr const char* kReferenceHelp =
    "Music to compare with: auto (by what the song sounds like), film, popular, classical, all, or a file of results "
    "(jsonl) of your own music";

}  // namespace moodglass::cli
