// SPDX-License-Identifier: Apache-2.0
// The process that decodes one file: this program once more, under a first argument of its own, with the file as its
// standard input, a pipe to its parent as its standard output, and nothing else open. It reads the file, gives up all
// but memory and the pipe (platform/sandbox/sandbox.h), and only then looks at what it has read. It ends with its
// parent, and where the parent gives it up.
#pragma once

#include <functional>
#include <memory>

#include "audio/result.h"
#include "platform/decoding/tell_sound.h"
#include "platform/decoding/told_sound.h"
#include "platform/files/descriptor.h"

namespace moodglass {

// Whether whoever waits for the sound gives it up; asked some twenty times a second while waiting.
using GivenUp = std::function<bool()>;

// Starts it. What it tells comes through the line, with which it ends.
Result<std::unique_ptr<Line>> start_decoding(const Descriptor& file, bool kept_in, GivenUp given_up);

// What such a process does: a program that starts any asks this first of all, with main's arguments. Elsewhere it
// returns, in such a process never.
void decode_if_told_to(int count, char** arguments, const OpenSound& open);

}  // namespace moodglass
