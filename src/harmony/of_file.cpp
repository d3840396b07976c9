// SPDX-License-Identifier: Apache-2.0
#include "harmony/of_file.h"

#include "audio/mono.h"
#include "audio/open.h"

namespace moodglass {

Result<Harmony> harmony_of(Bytes bytes, std::vector<std::string>* warnings) {
    auto sound = open_sound(bytes);
    if (!sound) return tl::unexpected(sound.error());
    Mono mono(std::move(*sound));
    HarmonyListener listener;
    std::vector<float> samples;
    for (bool more = true; more;) {
        samples.clear();
        const auto read = mono.read(samples);
        if (!read) return tl::unexpected(read.error());
        more = *read;
        listener.push(samples);
    }
    if (warnings) *warnings = mono.warnings();
    return listener.finish(mono.length());
}

}  // namespace moodglass
