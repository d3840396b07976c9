// SPDX-License-Identifier: Apache-2.0
// The whole front end in one call: a file's bytes to what the network sees. Training reads its input through this, so that
// training and use cannot differ.
#pragma once

#include <string>
#include <vector>

#include "audio/file_type.h"
#include "audio/result.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

// warnings, if wanted: what a person should know of the file, such as that it is cut.
Result<Spectrogram> spectrogram_of(Bytes bytes, std::vector<std::string>* warnings = nullptr);

}  // namespace moodglass
