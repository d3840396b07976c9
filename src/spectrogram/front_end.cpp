// SPDX-License-Identifier: Apache-2.0
#include "spectrogram/front_end.h"

#include <utility>

#include "audio/whole_file.h"

namespace moodglass {

Result<Spectrogram> spectrogram_of(Bytes bytes, std::vector<std::string>* warnings) {
    Framer framer;
    std::vector<float> magnitudes;
    const auto file = hear_whole_file(bytes, [&](std::span<const float> samples) { framer.push(samples, magnitudes); });
    if (!file) return tl::unexpected(file.error());
    if (warnings) *warnings = file->warnings;
    framer.finish(file->length, magnitudes);
    return to_spectrogram(std::move(magnitudes), file->level);
}

}  // namespace moodglass
