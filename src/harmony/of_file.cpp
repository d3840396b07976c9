// SPDX-License-Identifier: Apache-2.0
#include "harmony/of_file.h"

#include "audio/whole_file.h"

namespace moodglass {

Result<Harmony> harmony_of(Bytes bytes, std::vector<std::string>* warnings) {
    HarmonyListener listener;
    Silences silences;
    const auto file = hear_whole_file(bytes, [&](std::span<const float> samples) {
        listener.push(samples);
        silences.push(samples);
    });
    if (!file) return tl::unexpected(file.error());
    if (warnings) *warnings = file->warnings;
    return listener.finish(file->length, silences.finish(file->length));
}

}  // namespace moodglass
