// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "audio/decoders.h"
#include "audio/miniaudio_sound.h"

namespace moodglass {
namespace {

// Programs that write into a pipe cannot know a size: they leave it at zero, or near the largest of 31 or 32 bits.
constexpr std::uint32_t kLargestTold = 0x7FFFF000u;

bool has(Bytes bytes, std::size_t at, const char (&name)[5]) { return std::memcmp(&bytes[at], name, 4) == 0; }

std::uint32_t number_at(Bytes bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number |= std::to_integer<std::uint32_t>(bytes[at + i]) << 8 * i;
    return number;
}

// Where a RIFF file should tell the size of its sound and does not.
std::optional<std::size_t> untold_size(Bytes bytes) {
    if (bytes.size() < 12 || !has(bytes, 0, "RIFF")) return {};  // RF64 and W64 have it elsewhere
    const std::uint32_t whole = number_at(bytes, 4);
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::uint32_t size = number_at(bytes, at + 4);
        if (has(bytes, at, "data")) {
            const bool streamed = size >= kLargestTold || (size == 0 && (whole == 0 || whole >= kLargestTold));
            return streamed ? std::optional(at + 4) : std::nullopt;
        }
        const std::size_t rest = bytes.size() - at - 8;
        if (size >= rest) return {};  // nor may it wrap, where addresses have 32 bits
        at += 8 + std::size_t{size} + (size & 1);
    }
    return {};
}

class Wav final : public MiniaudioSound {
  public:
    bool open(Bytes bytes) {
        const auto untold = untold_size(bytes);
        if (untold) read_instead(*untold, static_cast<std::uint32_t>(bytes.size() - *untold - 4));
        if (!MiniaudioSound::open({bytes}, ma_encoding_format_wav)) return false;
        expected_ = length();
        if (!untold) promised_length = expected_;
        return true;
    }
};

}  // namespace

Result<std::unique_ptr<Sound>> open_wav(Bytes bytes) {
    auto sound = std::make_unique<Wav>();
    if (!sound->open(bytes))
        return failure("a WAV or AIFF file whose header is damaged or of an unknown encoding; export it again as 16-bit PCM");
    return sound;
}

}  // namespace moodglass
