// SPDX-License-Identifier: Apache-2.0
// A FLAC stream of which others decode ranges of frames ahead. Whoever does so looks for a frame before its range;
// where the frames that it found do not begin at the very place, and sample, to which the reader has come, they are
// thrown away, as is what comes behind the first damage. So the samples are those of one decoder that goes through,
// where the stream's first block is all that its frames lean on. (But for frames with a code longer than libFLAC
// allows, which no encoder makes: whether it sees that depends on where its buffer ends.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "audio/file_type.h"
#include "audio/flac_order.h"
#include "audio/ranges.h"

namespace moodglass {

// Of all channels, that are decoded ahead at a time: four seconds of a CD.
inline constexpr std::size_t kFlacRangeSamples = 40 * 4096 * 2;

class FlacRanges final : public Ranges<FlacOrder, FlacAnswer> {
  public:
    struct About {                                             // of the stream, as its first block tells
        std::uint64_t length = 0;                              // samples per channel
        std::size_t channels = 0, block = 0, frame_bytes = 0;  // the largest block and frame; 0 bytes: not told
        std::size_t bits = 0;
    };

    // Of frames that begin at `first`. None for a stream that is short, of unknown length or of very long blocks. The
    // stream must last until the end().
    static std::shared_ptr<FlacRanges> of(Bytes stream, std::size_t first, const About& about,
                                          std::size_t range_samples);

    // Whoever reads has come to the mark. Whether what follows was decoded ahead: then its samples, in place of those
    // that are there, and the mark behind them. If not, it decodes the next frame by itself. Called by one thread.
    bool next(FlacMark& mark, std::vector<float>& samples);

    // It has, and has come to this one: which range is next may depend on that.
    void come_to(const FlacMark& mark);

  private:
    FlacRanges(Bytes stream, std::size_t first, std::size_t range_bytes, std::size_t most_frame_bytes,
               std::size_t range_samples);
    FlacOrder order(std::size_t index) const override;

    const Bytes stream_;
    const std::size_t first_, range_bytes_, most_frame_bytes_, range_samples_;
    std::array<std::byte, kFlacHeaderBytes> header_{};
};

}  // namespace moodglass
