// SPDX-License-Identifier: Apache-2.0
#include "harmony/of_file.h"

#include "audio/whole_file.h"

namespace moodglass {

Result<Harmony> harmony_of(Bytes bytes, std::vector<std::string>* warnings) {
    HarmonyListener listener;
    const auto file = hear_whole_file(bytes, [&](std::span<const float> samples) { listener.push(samples); });
    if (!file) return tl::unexpected(file.error());
    if (warnings) *warnings = file->with_silence();
    return listener.finish(file->length, file->silences);
}

}  // namespace moodglass
