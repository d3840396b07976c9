// SPDX-License-Identifier: Apache-2.0
#include "pulse/of_file.h"

#include "audio/mono.h"
#include "audio/open.h"

namespace moodglass {

Result<Pulse> pulse_of_file(Bytes bytes, std::vector<std::string>* warnings) {
    auto sound = open_sound(bytes);
    if (!sound) return tl::unexpected(sound.error());
    Mono mono(std::move(*sound));
    PulseEar ear;
    std::vector<float> samples;
    for (bool more = true; more;) {
        samples.clear();
        const auto read = mono.read(samples);
        if (!read) return tl::unexpected(read.error());
        more = *read;
        ear.push(samples);
    }
    if (warnings) *warnings = mono.warnings();
    return ear.finish(mono.length(), mono.start_s());
}

}  // namespace moodglass
