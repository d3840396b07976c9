// SPDX-License-Identifier: Apache-2.0
// Plain samples that come by and by, as a WAV file through a pipe or with no header at all: live sound of another
// program.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>

#include "audio/sound.h"

namespace moodglass {

// Waits for bytes and gives at least one, but not before the end more than there are; 0 at the end.
using ReadBytes = std::function<std::size_t(std::span<std::byte>)>;

// A WAV file with whole or floating-point samples. Null if it begins otherwise.
std::unique_ptr<Sound> open_piped_wave(ReadBytes read);

// 16 bits a sample, little-endian, interleaved, from the first byte on.
std::unique_ptr<Sound> open_piped_samples(ReadBytes read, int rate, int channels);

}  // namespace moodglass
