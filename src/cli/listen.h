// SPDX-License-Identifier: Apache-2.0
// `moodglass listen`: what a microphone, another program or a file gives, heard while it sounds: new values every half
// second, and at the end the analysis of the whole.
#pragma once

#include <string>

namespace moodglass::cli {

struct ListenOptions {
    std::string from;    // a sound file, or - for standard input; empty: a device
    std::string device;  // its name or a part of it; empty: the default one
    bool list_devices = false;
    int rate = 0;        // Hz: standard input is samples of 16 bits without a header; 0: it is a WAV file
    int channels = 1;    // of these
    double seconds = 0;  // ends by itself; 0: at the end of the sound, or at Ctrl-C
    std::string out;     // the recording, as WAV; none if empty
    bool force = false;
    std::string model, reference = "auto";
    bool json = false;  // one object a line, the last as `analyze` has it
};

// Exit code as analyze().
int listen(const ListenOptions& options);

}  // namespace moodglass::cli
