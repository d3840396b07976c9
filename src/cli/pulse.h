// SPDX-License-Identifier: Apache-2.0
// `moodglass pulse`: a song's tempo, how clear its pulse is, how much happens, and where the beats are; without a
// model.
#pragma once

#include <string>

#include "pulse/pulse.h"

namespace moodglass::cli {

struct PulseOptions {
    std::string file;
    bool json = false;
    std::string npy;  // float32 (moments, 5): seconds, tempo, clarity, beat strength, events a second; none if empty
    bool force = false;
};

// Exit code as analyze().
int pulse(const PulseOptions& options);

// "126 BPM, or perhaps 63"; "no pulse can be told".
std::string tempo_told(const Pulse& heard);

}  // namespace moodglass::cli
