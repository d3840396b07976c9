// SPDX-License-Identifier: Apache-2.0
// A file's sound from its first sample to its last, for what listens to all of it at once.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "audio/file_type.h"
#include "audio/result.h"
#include "audio/silences.h"

namespace moodglass {

// As Mono tells of them at the end of the sound.
struct WholeFile {
    std::uint64_t length = 0;  // samples without the silence at their end
    double start_s = 0, duration_s = 0;
    float level = 0;
    std::vector<Silence> silences;  // from the first sample on
    std::vector<std::string> warnings;
    std::vector<std::string> with_silence() const;  // warnings, and what there is to tell of the silences
};

// Gives the samples of Mono to `listener`, about a second of sound at a time. Fails as open_sound() and Mono do.
Result<WholeFile> hear_whole_file(Bytes bytes, const std::function<void(std::span<const float>)>& listener);

}  // namespace moodglass
