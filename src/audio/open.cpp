// SPDX-License-Identifier: Apache-2.0
#include "audio/open.h"

#include <string>

#include "audio/decoders.h"
#include "audio/refusals.h"

namespace moodglass {
namespace {

Result<std::unique_ptr<Sound>> decode(Bytes file) {
    const Bytes bytes = without_foreign_tags(file);
    switch (file_type(bytes)) {
        case FileType::wav:
            return open_wav(bytes);
        case FileType::mp3:
            return open_mp3(bytes);
        case FileType::flac:
            return open_flac(bytes);
        case FileType::vorbis:
            return open_vorbis(bytes);
        case FileType::opus:
            return open_opus(bytes);
        case FileType::locked:
            return failure("protected by copy protection (DRM), which cannot be decoded; use an unprotected copy");
        case FileType::other:
        case FileType::rare:
#ifdef MOODGLASS_LIBAV
            if (auto sound = open_libav(bytes)) return sound;
#endif
            return not_decoded(bytes);
        case FileType::none:
            break;
    }
    return not_sound(bytes);
}

}  // namespace

Result<std::unique_ptr<Sound>> check_range(std::unique_ptr<Sound> sound) {
    if (sound->channels < 1 || sound->channels > kMaxChannels)
        return failure("the file has " + std::to_string(sound->channels) + " channels, but at most " +
                       std::to_string(kMaxChannels) + " can be mixed down; export it as stereo or mono");
    if (sound->sample_rate < kMinSampleRate || sound->sample_rate > kMaxSampleRate)
        return failure("the file's sample rate is " + std::to_string(sound->sample_rate) +
                       " Hz, but 8,000 to 192,000 Hz can be read; export it at 44,100 Hz");
    return sound;
}

Result<std::unique_ptr<Sound>> open_sound(Bytes bytes) {
    if (bytes.empty()) return failure("the file is empty; choose another one");
    return decode(bytes).and_then(check_range);
}

}  // namespace moodglass
