// SPDX-License-Identifier: Apache-2.0
#include "pulse/of_file.h"

#include "audio/whole_file.h"

namespace moodglass {

Result<Pulse> pulse_of_file(Bytes bytes, std::vector<std::string>* warnings) {
    PulseEar ear;
    const auto file = hear_whole_file(bytes, [&](std::span<const float> samples) { ear.push(samples); });
    if (!file) return tl::unexpected(file.error());
    if (warnings) *warnings = file->with_silence();
    return ear.finish(file->length, file->start_s, file->silences);
}

}  // namespace moodglass
