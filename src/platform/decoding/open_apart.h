// SPDX-License-Identifier: Apache-2.0
// Like open_sound() of a file's bytes, but in a process of its own (process.h), which a file built to take a decoder
// over takes over instead of this one. It gives the same samples in the same pieces, with the same sentences.
#pragma once

#include <filesystem>

#include "audio/result.h"
#include "platform/decoding/process.h"
#include "platform/decoding/told_sound.h"

namespace moodglass {

// given_up is asked as long as the sound is read; then the sound ends, and what it fails by is told to nobody.
Result<ToldSound> open_apart(const std::filesystem::path& path, GivenUp given_up);

// For --no-sandbox: from here on such processes give nothing up.
void leave_decoders_open();

}  // namespace moodglass
