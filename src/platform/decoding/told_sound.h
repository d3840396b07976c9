// SPDX-License-Identifier: Apache-2.0
// The other end of the messages: a sound that another process decodes. What comes is believed no more than a file is,
// since a file may have taken that process over: a message that is none, or out of turn, fails like a decoder that
// crashed, and no size in it decides how much memory is asked for.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "audio/result.h"
#include "audio/sound.h"

namespace moodglass {

// Where the messages come from.
class Line {
  public:
    virtual ~Line() = default;

    // Fills all of the bytes, and waits for them. False where no more come.
    virtual bool read(std::span<std::byte> bytes) = 0;

    // Why there is no more to be had of it: read() has given false, or else what came makes no sense. Nothing is read
    // of it afterwards.
    virtual Error end() = 0;
};

// What comes through the line. Where it fails, the sound ends, and `failed` says why from then on: whoever reads the
// sound looks there before it believes in the end.
struct ToldSound {
    std::unique_ptr<Sound> sound;
    std::shared_ptr<const std::optional<Error>> failed;
};

// Waits for the first message: the sound, or the other's refusal.
Result<ToldSound> told_sound(std::unique_ptr<Line> line);

}  // namespace moodglass
