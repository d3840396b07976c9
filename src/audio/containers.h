// SPDX-License-Identifier: Apache-2.0
// Containers that the engine itself does not read.
#pragma once

#include <string_view>

#include "audio/file_type.h"

namespace moodglass {

// In words, for people; empty if it is none that we know.
std::string_view container_name(Bytes bytes);

// Whether no browser reads it; the machine's libav may.
bool is_rare(Bytes bytes);

// Pictures in the container of MPEG-4: HEIC, AVIF and a camera's raw ones.
bool is_mpeg4_picture(Bytes bytes);

// Whether it is a video whose index tells of no sound.
bool is_video_alone(Bytes bytes);

}  // namespace moodglass
