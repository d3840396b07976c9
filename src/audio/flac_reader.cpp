// SPDX-License-Identifier: Apache-2.0
#include "audio/flac_reader.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>

namespace moodglass {

struct FlacReader::Calls {
    static FlacReader& self(void* data) { return *static_cast<FlacReader*>(data); }
    static FLAC__StreamDecoderReadStatus read(const Decoder*, FLAC__byte* to, std::size_t* size, void* data) {
        FlacReader& s = self(data);
        *size = std::min(*size, s.end_ - s.at_);
        if (*size == 0) return FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM;
        std::memcpy(to, s.bytes_.data() + s.at_, *size);
        s.at_ += *size;
        return FLAC__STREAM_DECODER_READ_STATUS_CONTINUE;
    }
    static FLAC__StreamDecoderSeekStatus seek(const Decoder*, FLAC__uint64 to, void* data) {
        FlacReader& s = self(data);
        if (to > s.end_) return FLAC__STREAM_DECODER_SEEK_STATUS_ERROR;
        s.at_ = static_cast<std::size_t>(to);
        return FLAC__STREAM_DECODER_SEEK_STATUS_OK;
    }
    static FLAC__StreamDecoderTellStatus tell(const Decoder*, FLAC__uint64* at, void* data) {
        *at = self(data).at_;
        return FLAC__STREAM_DECODER_TELL_STATUS_OK;
    }
    static FLAC__StreamDecoderLengthStatus length(const Decoder*, FLAC__uint64* length, void* data) {
        *length = self(data).end_;
        return FLAC__STREAM_DECODER_LENGTH_STATUS_OK;
    }
    static FLAC__bool is_at_end(const Decoder*, void* data) {
        FlacReader& s = self(data);
        s.wanted_more_ |= s.at_ == s.end_;
        return s.at_ == s.end_;
    }
    static FLAC__StreamDecoderWriteStatus frame(const Decoder*, const FLAC__Frame* frame,
                                                const FLAC__int32* const* planes, void* data) {
        self(data).take_frame(*frame, planes);
        return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
    }
    static void metadata(const Decoder*, const FLAC__StreamMetadata* block, void* data) {
        self(data).take_metadata(*block);
    }
    static void error(const Decoder*, FLAC__StreamDecoderErrorStatus status, void* data) {
        self(data).take_error(status);
    }
};

void FlacReader::begin_decoder() {
    decoder_.reset(FLAC__stream_decoder_new());
    if (!decoder_) throw std::bad_alloc();
    FLAC__stream_decoder_set_metadata_respond(decoder_.get(), FLAC__METADATA_TYPE_VORBIS_COMMENT);
    if (FLAC__stream_decoder_init_stream(decoder_.get(), Calls::read, Calls::seek, Calls::tell, Calls::length,
                                         Calls::is_at_end, Calls::frame, Calls::metadata, Calls::error,
                                         this) != FLAC__STREAM_DECODER_INIT_STATUS_OK)
        throw std::bad_alloc();
}

bool FlacReader::process() { return FLAC__stream_decoder_process_single(decoder_.get()); }

void FlacReader::go_to(std::size_t at) {
    at_ = at;
    if (!FLAC__stream_decoder_flush(decoder_.get())) throw std::bad_alloc();
}

std::optional<std::size_t> FlacReader::position() const {
    FLAC__uint64 at = 0;
    if (!FLAC__stream_decoder_get_decode_position(decoder_.get(), &at)) return {};
    return static_cast<std::size_t>(at);
}

void write_interleaved(const FLAC__Frame& frame, const FLAC__int32* const* planes, float* to) {
    const auto scale = static_cast<float>(std::ldexp(1.0, 1 - static_cast<int>(frame.header.bits_per_sample)));
    const std::size_t channels = frame.header.channels;
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < frame.header.blocksize; ++i)
            to[i * channels + c] = scale * static_cast<float>(planes[c][i]);
}

}  // namespace moodglass
