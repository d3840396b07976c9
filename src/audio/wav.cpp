// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "audio/decoders.h"
#include "audio/miniaudio_sound.h"

namespace moodglass {
namespace {

// Programs that write into a pipe cannot know the size and leave it at its largest value or at zero. An RF64 file has it elsewhere.
bool size_is_told(Bytes bytes) {
    if (bytes.size() >= 4 && std::memcmp(bytes.data(), "RF64", 4) == 0) return true;
    std::uint32_t size = 0;
    if (bytes.size() >= 8) std::memcpy(&size, &bytes[4], 4);
    return size != 0 && size < 0xFFFFFF00u;
}

class Wav final : public MiniaudioSound {
  public:
    bool open(Bytes bytes) {
        if (!MiniaudioSound::open(bytes, ma_encoding_format_wav)) return false;
        if (size_is_told(bytes)) promised_length = length();
        expected_ = length();
        return true;
    }
};

}  // namespace

Result<std::unique_ptr<Sound>> open_wav(Bytes bytes) {
    auto sound = std::make_unique<Wav>();
    if (!sound->open(bytes))
        return failure("a WAV file whose header is damaged or of an unknown encoding; export it again as 16-bit PCM");
    return sound;
}

}  // namespace moodglass
