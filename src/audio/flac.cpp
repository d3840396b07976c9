// SPDX-License-Identifier: Apache-2.0
#include "audio/decoders.h"
#include "audio/miniaudio_sound.h"

namespace moodglass {
namespace {

class Flac final : public MiniaudioSound {
  public:
    bool open(Bytes bytes) {
        if (!MiniaudioSound::open({bytes}, ma_encoding_format_flac)) return false;
        if (const std::uint64_t told = length()) promised_length = told;
        return true;
    }
    // The decoder leaves out damaged frames and tells nothing: what is missing may be missing anywhere.
    bool gaps() const override { return cut(); }
};

}  // namespace

Result<std::unique_ptr<Sound>> open_flac(Bytes bytes) {
    auto sound = std::make_unique<Flac>();
    if (!sound->open(bytes)) return failure("a FLAC file whose header is damaged; export it again");
    return sound;
}

}  // namespace moodglass
