// SPDX-License-Identifier: Apache-2.0
// In the place of the decoders, in the processes that these tests start: a file that begins with "stand-in: " makes it
// do what stands behind; others it decodes.
#pragma once

#include <memory>
#include <string>

#include "audio/open.h"

namespace moodglass {

// "crash", "abort", "be killed", "leave", "babble", "hang", "hang without a pipe", "run out of memory", "ask for much",
// "crash later": ends so, after three seconds of sound.
// "try": refuses with what each forbidden act came to, "read 1 open 1 ...": 0 or the error's number.
// "look": refuses with the descriptors that are open and the names of what is in the environment.
Result<std::unique_ptr<Sound>> open_stand_in(Bytes file);

// Of a file for it, in the folder for temporary files until the test program ends.
std::string stand_in_file(const std::string& act);

}  // namespace moodglass
