// SPDX-License-Identifier: Apache-2.0
// The decoding process' end of the messages: reads a sound to its end and tells of it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>

#include "audio/file_type.h"
#include "audio/result.h"
#include "audio/sound.h"

namespace moodglass {

using OpenSound = std::function<Result<std::unique_ptr<Sound>>(Bytes)>;
using Write = std::function<void(std::span<const std::byte>)>;

// Opens the sound and tells all of it, a second at a time, or why there is none.
void tell_sound(const OpenSound& open, Bytes file, const Write& write);

void tell_failure(const Error& error, const Write& write);

}  // namespace moodglass
