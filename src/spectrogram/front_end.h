// SPDX-License-Identifier: Apache-2.0
// The whole front end in one call: a file's bytes to what the network sees. Training reads its input through this, so that
// training and use cannot differ.
#pragma once

#include "audio/file_type.h"
#include "audio/result.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

Result<Spectrogram> spectrogram_of(Bytes bytes);

}  // namespace moodglass
