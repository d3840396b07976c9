// SPDX-License-Identifier: Apache-2.0
// Microsoft's and IMA's ADPCM of WAV files, through miniaudio. Private to this folder.
#pragma once

#include <memory>

#include "audio/sound.h"
#include "audio/wave.h"

namespace moodglass {

// None if the format is damaged. The file must outlive the sound. Throws std::bad_alloc where memory does not suffice, as
// does its read().
std::unique_ptr<Sound> open_adpcm(const Wave& wave);

}  // namespace moodglass
