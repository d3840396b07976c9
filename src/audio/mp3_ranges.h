// SPDX-License-Identifier: Apache-2.0
// An MP3 stream decoded in ranges of frames, some of them ahead and by others. Whoever decodes from within the stream
// begins some frames before its range; where its decoder has then not come to the very state in which the range before
// was left, what it made is thrown away. So the samples are those of one decoder that goes through, whatever the
// stream.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "audio/file_type.h"
#include "audio/mp3_decoder.h"
#include "audio/mp3_order.h"
#include "audio/ranges.h"

namespace moodglass {

class Mp3Ranges final : public Ranges<Mp3Order, Mp3Answer> {
  public:
    // frame_bytes: of a frame, on average. The stream must last until the end().
    Mp3Ranges(Bytes stream, std::size_t frame_bytes, std::size_t channels);

    // The samples of the next frames, interleaved; none at the end. Called by one thread. used: of the ones before, for
    // their memory: where it is reserved anew every time, a song's memory grows by the gaps.
    std::vector<std::int16_t> next(std::vector<std::int16_t> used = {});

  private:
    Mp3Order order(std::size_t index) const override;

    const Bytes stream_;
    const std::size_t channels_, range_bytes_, run_in_bytes_;
    Mp3Decoder decoder_;  // at the end of what was given
};

}  // namespace moodglass
