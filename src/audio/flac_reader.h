// SPDX-License-Identifier: Apache-2.0
// libFLAC over bytes in memory. Private to this folder.
#pragma once

#include <FLAC/stream_decoder.h>

#include <cstddef>
#include <memory>
#include <optional>

#include "audio/file_type.h"

namespace moodglass {

class FlacReader {
  public:
    FlacReader(const FlacReader&) = delete;
    FlacReader& operator=(const FlacReader&) = delete;

  protected:
    FlacReader() = default;
    ~FlacReader() = default;

    // A new decoder, which looks for metadata first, from at_ on. Throws std::bad_alloc, as do the next two.
    void begin_decoder();

    // Whatever is next: a block of metadata, a frame, or something that is none. False if it can't be read.
    bool process();

    // Goes on at another place, where a frame should be.
    void go_to(std::size_t at);

    FLAC__StreamDecoderState state() const { return FLAC__stream_decoder_get_state(decoder_.get()); }

    // Behind what was processed last, in bytes_.
    std::optional<std::size_t> position() const;

    // What process() finds. Nothing in these may throw: libFLAC is C.
    virtual void take_frame(const FLAC__Frame& frame, const FLAC__int32* const* planes) = 0;
    virtual void take_metadata(const FLAC__StreamMetadata& block) = 0;
    virtual void take_error(FLAC__StreamDecoderErrorStatus status) = 0;

    Bytes bytes_;
    std::size_t at_ = 0, end_ = 0;  // of what is read; of the stream
    bool wanted_more_ = false;      // at its end

  private:
    using Decoder = FLAC__StreamDecoder;
    struct Delete {
        void operator()(Decoder* decoder) const { FLAC__stream_decoder_delete(decoder); }
    };
    struct Calls;
    std::unique_ptr<Decoder, Delete> decoder_;
};

// A frame's samples, interleaved, nominally -1 to 1. There must be room for all.
void write_interleaved(const FLAC__Frame& frame, const FLAC__int32* const* planes, float* to);

}  // namespace moodglass
