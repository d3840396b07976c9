// SPDX-License-Identifier: Apache-2.0
#include "audio/whole_file.h"

#include <utility>

#include "audio/mono.h"
#include "audio/open.h"

namespace moodglass {

Result<WholeFile> hear_whole_file(Bytes bytes, const std::function<void(std::span<const float>)>& listener) {
    auto sound = open_sound(bytes);
    if (!sound) return tl::unexpected(sound.error());
    Mono mono(std::move(*sound));
    Silences silences;
    std::vector<float> samples;
    for (bool more = true; more;) {
        samples.clear();
        const auto read = mono.read(samples);
        if (!read) return tl::unexpected(read.error());
        more = *read;
        listener(samples);
        silences.push(samples);
    }
    return WholeFile{mono.length(), mono.start_s(), mono.duration_s(), mono.level(), silences.finish(mono.length()), mono.warnings()};
}

std::vector<std::string> WholeFile::with_silence() const {
    std::vector<std::string> all = warnings;
    if (auto told = told_silence(silences, duration_s)) all.push_back(std::move(*told));
    return all;
}

}  // namespace moodglass
