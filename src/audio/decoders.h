// SPDX-License-Identifier: Apache-2.0
// One function a decoder. Each reads from memory as it goes; the bytes must outlive the sound.
#pragma once

#include <memory>

#include "audio/file_type.h"
#include "audio/flac_ranges.h"
#include "audio/result.h"
#include "audio/sound.h"

namespace moodglass {

Result<std::unique_ptr<Sound>> open_wav(Bytes bytes);
Result<std::unique_ptr<Sound>> open_mp3(Bytes bytes);
Result<std::unique_ptr<Sound>> open_flac(Bytes bytes, std::size_t range_samples = kFlacRangeSamples);
Result<std::unique_ptr<Sound>> open_vorbis(Bytes bytes);
Result<std::unique_ptr<Sound>> open_opus(Bytes bytes);
Result<std::unique_ptr<Sound>> open_libav(Bytes bytes);  // only where MOODGLASS_LIBAV is defined

}  // namespace moodglass
