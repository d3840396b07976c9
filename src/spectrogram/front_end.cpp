// SPDX-License-Identifier: Apache-2.0
#include "spectrogram/front_end.h"

#include "audio/mono.h"
#include "audio/open.h"

namespace moodglass {

Result<Spectrogram> spectrogram_of(Bytes bytes, std::vector<std::string>* warnings) {
    auto sound = open_sound(bytes);
    if (!sound) return tl::unexpected(sound.error());
    Mono mono(std::move(*sound));
    Framer framer;
    std::vector<float> samples, magnitudes;
    for (bool more = true; more;) {
        samples.clear();
        const auto read = mono.read(samples);
        if (!read) return tl::unexpected(read.error());
        more = *read;
        framer.push(samples, magnitudes);
    }
    if (warnings) *warnings = mono.warnings();
    framer.finish(mono.length(), magnitudes);
    return to_spectrogram(std::move(magnitudes), mono.peak());
}

}  // namespace moodglass
