// SPDX-License-Identifier: Apache-2.0
// From a file's bytes to its sound, whatever the format.
#pragma once

#include <memory>

#include "audio/file_type.h"
#include "audio/result.h"
#include "audio/sound.h"

namespace moodglass {

// The bytes must outlive the sound. Refused: what is no sound, what no decoder here reads, more than 8 channels, rates
// outside 8 to 192 kHz.
Result<std::unique_ptr<Sound>> open_sound(Bytes bytes);

// Refuses channels and rates out of range; open_sound() applies it, and whoever brings decoded sound should.
Result<std::unique_ptr<Sound>> check_range(std::unique_ptr<Sound> sound);

}  // namespace moodglass
