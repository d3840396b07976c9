// SPDX-License-Identifier: Apache-2.0
// What is known of an open microphone. The page has a strip of its own above the canvas: it tells of no devices, and the
// level is shown here in the classroom alone.
#pragma once

#include <string>
#include <vector>

#include "analysis/live.h"

namespace moodglass::app {

struct LiveInput {
    std::vector<std::string> devices;  // those that there are
    std::string device;                // the open one
    LiveLevel level;
    double recorded_s = 0;
    double clipped_until_s = 0;  // of the recording: for so long it is told that it was too loud
    bool open = false;  // and by which device is shown here
};

// Whether it was too loud just now.
inline bool clipped(const LiveInput& input) { return input.recorded_s < input.clipped_until_s; }

inline constexpr double kToldSilence_s = 4;  // how long nothing is heard until that is told
inline constexpr double kToldClipping_s = 3;

}  // namespace moodglass::app
