// SPDX-License-Identifier: Apache-2.0
// MPEG audio frames (ISO 11172-3, 13818-3) one after the other, from any place of a stream on. A frame needs bits and
// sound of those before it: what is decoded from within is the stream's own sound once the decoder's state is that of
// one that has come from the beginning, and whether it is can be seen.
#pragma once

#include <dr_mp3.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "audio/file_type.h"

namespace moodglass {

class Mp3Decoder {
  public:
    // The stream must outlive the decoder.
    Mp3Decoder(Bytes stream, std::size_t at) : stream_(stream), at_(at) {}

    // Where the next frame is looked for; at the stream's end there is none.
    std::size_t at() const { return at_; }

    // Goes on by one frame, be it sound or not. Appends its samples, interleaved; those of a frame with another number
    // of channels are mixed and repeated.
    void decode(std::size_t channels, std::vector<std::int16_t>& samples);

    // From here on both give the same samples.
    bool operator==(const Mp3Decoder& other) const;

    // Of the stream behind at() no more than this counts for what decode() does.
    static constexpr std::size_t kWindow = 1 << 16;

    // Itself as bytes, for a program of the same build whose stream begins `from` bytes before this one's; and from
    // them: none if there are not kStateBytes, or it would be beyond the stream.
    static constexpr std::size_t kStateBytes = sizeof(std::uint64_t) + sizeof(ma_dr_mp3dec);
    void write(std::size_t from, std::span<std::byte, kStateBytes> to) const;
    static std::optional<Mp3Decoder> read(Bytes stream, Bytes state);

  private:
    Bytes stream_;
    std::size_t at_;
    ma_dr_mp3dec state_{};
};

}  // namespace moodglass
