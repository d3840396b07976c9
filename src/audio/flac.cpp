// SPDX-License-Identifier: Apache-2.0
// FLAC, by itself and in Ogg (RFC 9639).
#include <FLAC/stream_decoder.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

#include "audio/decoders.h"
#include "audio/magic.h"
#include "audio/ogg_pages.h"
#include "audio/remix.h"

namespace moodglass {
namespace {

// Where the next file begins that is joined to the one that begins at `at`; the end if there is none. Every file has a
// first block of 34 bytes.
std::size_t end_of_stream(Bytes bytes, std::size_t at) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    constexpr std::string_view kMark = "fLaC", kLength("\0\0\x22", 3);
    for (at = text.find(kMark, at + 1); at != text.npos; at = text.find(kMark, at + 1))
        if (text.substr(at + 5, 3) == kLength && (text[at + 4] & 0x7F) == 0) return at;
    return bytes.size();
}

class Flac final : public Sound {
  public:
    bool open(Bytes bytes) {
        if (has(bytes, 0, "OggS")) {
            unpacked_ = ogg_flac(bytes);
            bytes = unpacked_;
        }
        bytes_ = bytes;
        if (!has(bytes_, 0, "fLaC")) return false;
        begin_stream();
        channels = static_cast<int>(info_.channels);
        const int told_rate = static_cast<int>(info_.sample_rate);
        // Every frame tells its rate: the first is believed rather than the header.
        if (decode_next()) {
            channels = given_;
        } else {
            sample_rate = told_rate;
        }
        layout = mask_ ? layout_of_mask(mask_, channels) : ChannelLayout();
        if (layout.empty()) layout = flac_layout(channels);
        return channels > 0;
    }
    std::size_t read(std::span<float> interleaved) override {
        const auto step = static_cast<std::size_t>(channels), given = static_cast<std::size_t>(given_);
        while (taken_ == length_)
            if (!decode_next()) return 0;
        const std::size_t count = std::min(interleaved.size() / step, length_ - taken_);
        for (std::size_t i = 0; i < count; ++i, ++taken_)
            remix([&](int c) { return frame_[taken_ * given + static_cast<std::size_t>(c)]; }, given_, channels,
                  &interleaved[i * step]);
        return count;
    }
    double progress() const override {
        return bytes_.empty() ? 1.0 : static_cast<double>(at_) / static_cast<double>(bytes_.size());
    }
    bool cut() const override {
        if (!ended_ || changed_) return false;
        return promised_length ? read_ + missing_ < *promised_length : incomplete_;
    }
    bool gaps() const override { return missing_ > 0 && (!promised_length || read_ < *promised_length); }
    bool other_follows() const override { return changed_; }

  private:
    using Decoder = FLAC__StreamDecoder;
    struct Delete {
        void operator()(Decoder* decoder) const { FLAC__stream_decoder_delete(decoder); }
    };

    FLAC__StreamDecoderState state() const { return FLAC__stream_decoder_get_state(decoder_.get()); }

    void begin_decoder() {
        decoder_.reset(FLAC__stream_decoder_new());
        if (!decoder_) throw std::bad_alloc();
        FLAC__stream_decoder_set_metadata_respond(decoder_.get(), FLAC__METADATA_TYPE_VORBIS_COMMENT);
        if (FLAC__stream_decoder_init_stream(decoder_.get(), read_bytes, seek_bytes, tell_bytes, length_in_bytes,
                                             is_at_end, take_frame, take_metadata, take_error,
                                             this) != FLAC__STREAM_DECODER_INIT_STATUS_OK)
            throw std::bad_alloc();
    }

    // The file's first, and every one that was joined to it. False if its rate is another.
    bool begin_stream() {
        end_ = end_of_stream(bytes_, at_);
        info_ = {};
        expected_.reset();
        in_step_ = true;
        begin_decoder();
        while (state() == FLAC__STREAM_DECODER_SEARCH_FOR_METADATA || state() == FLAC__STREAM_DECODER_READ_METADATA) {
            std::uint64_t block = 0;
            FLAC__stream_decoder_get_decode_position(decoder_.get(), &block);
            // No block begins like a frame: the one before was the last, though it does not say so.
            const bool frame = block < end_ && bytes_[static_cast<std::size_t>(block)] == std::byte{0xFF};
            if (!frame && FLAC__stream_decoder_process_single(decoder_.get())) continue;
            // A damaged block, perhaps with a length that is wrong: frames are looked for from there on.
            if (state() == FLAC__STREAM_DECODER_MEMORY_ALLOCATION_ERROR) begin_decoder();
            at_ = static_cast<std::size_t>(block);
            if (!FLAC__stream_decoder_flush(decoder_.get())) throw std::bad_alloc();
        }
        if (is_other(info_.sample_rate)) return false;
        told_ &= info_.total_samples > 0;
        all_told_ += info_.total_samples;
        promised_length = told_ ? std::optional(all_told_) : std::nullopt;
        return true;
    }
    bool is_other(std::uint32_t rate) {
        changed_ = sample_rate > 0 && rate > 0 && static_cast<int>(rate) != sample_rate;
        return changed_;
    }

    // False at the end.
    bool decode_next() {
        while (!ended_) {
            length_ = taken_ = 0;
            FLAC__stream_decoder_process_single(decoder_.get());
            if (state() == FLAC__STREAM_DECODER_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
            if (length_ > 0) {
                if (is_other(header_.sample_rate)) break;
                take();
                return true;
            }
            if (state() == FLAC__STREAM_DECODER_SEARCH_FOR_FRAME_SYNC) continue;
            if (end_ == bytes_.size()) break;
            if (promised_length && read_ + missing_ < *promised_length) missing_ = *promised_length - read_;
            at_ = end_;
            if (!begin_stream()) break;
        }
        length_ = taken_ = 0;
        ended_ = true;
        return false;
    }
    void take() {
        sample_rate = static_cast<int>(header_.sample_rate);
        const std::uint64_t number = header_.number.sample_number;  // libFLAC counts samples in every file
        // A file that was cut out of a longer one goes on counting.
        if (!expected_) expected_ = in_step_ ? number : 0;
        // Beyond any length that a header can tell the number is wrong.
        constexpr std::uint64_t kFar = std::uint64_t{1} << 36;
        if (number > *expected_ && number - *expected_ < kFar) missing_ += number - *expected_;
        expected_ = number + length_;
        read_ += length_;
    }

    // What libFLAC calls. Nothing in it may throw.
    static Flac& self(void* data) { return *static_cast<Flac*>(data); }
    static FLAC__StreamDecoderReadStatus read_bytes(const Decoder*, FLAC__byte* to, std::size_t* size, void* data) {
        Flac& s = self(data);
        *size = std::min(*size, s.end_ - s.at_);
        if (*size == 0) return FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM;
        std::memcpy(to, s.bytes_.data() + s.at_, *size);
        s.at_ += *size;
        return FLAC__STREAM_DECODER_READ_STATUS_CONTINUE;
    }
    static FLAC__StreamDecoderSeekStatus seek_bytes(const Decoder*, FLAC__uint64 to, void* data) {
        Flac& s = self(data);
        if (to > s.end_) return FLAC__STREAM_DECODER_SEEK_STATUS_ERROR;
        s.at_ = static_cast<std::size_t>(to);
        return FLAC__STREAM_DECODER_SEEK_STATUS_OK;
    }
    static FLAC__StreamDecoderTellStatus tell_bytes(const Decoder*, FLAC__uint64* at, void* data) {
        *at = self(data).at_;
        return FLAC__STREAM_DECODER_TELL_STATUS_OK;
    }
    static FLAC__StreamDecoderLengthStatus length_in_bytes(const Decoder*, FLAC__uint64* length, void* data) {
        *length = self(data).end_;
        return FLAC__STREAM_DECODER_LENGTH_STATUS_OK;
    }
    static FLAC__bool is_at_end(const Decoder*, void* data) {
        Flac& s = self(data);
        s.wanted_more_ |= s.at_ == s.end_;
        return s.at_ == s.end_;
    }
    // For frames that are missing silence comes first, which the frame behind it replaces: it is no part of the song.
    static FLAC__StreamDecoderWriteStatus take_frame(const Decoder*, const FLAC__Frame* frame,
                                                     const FLAC__int32* const* planes, void* data) {
        Flac& s = self(data);
        s.header_ = frame->header;
        s.length_ = frame->header.blocksize;
        s.given_ = static_cast<int>(frame->header.channels);
        s.incomplete_ = s.wanted_more_ = false;
        const auto scale = static_cast<float>(std::ldexp(1.0, 1 - static_cast<int>(frame->header.bits_per_sample)));
        for (std::size_t c = 0; c < frame->header.channels; ++c)
            for (std::size_t i = 0; i < s.length_; ++i)
                s.frame_[i * frame->header.channels + c] = scale * static_cast<float>(planes[c][i]);
        return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
    }
    static void take_metadata(const Decoder*, const FLAC__StreamMetadata* block, void* data) {
        Flac& s = self(data);
        if (block->type == FLAC__METADATA_TYPE_STREAMINFO) s.info_ = block->data.stream_info;
        if (block->type != FLAC__METADATA_TYPE_VORBIS_COMMENT) return;
        // Where the loudspeakers are not the usual ones
        constexpr std::string_view kName = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x";
        const auto& comments = block->data.vorbis_comment;
        for (std::size_t i = 0; i < comments.num_comments; ++i) {
            const auto* text = reinterpret_cast<const char*>(comments.comments[i].entry);
            if (text && std::string_view(text).starts_with(kName))
                s.mask_ = static_cast<std::uint32_t>(std::strtoul(text + kName.size(), nullptr, 16));
        }
    }
    static void take_error(const Decoder*, FLAC__StreamDecoderErrorStatus status, void* data) {
        Flac& s = self(data);
        s.in_step_ = false;
        // Within a frame, or behind one whose end is not there. (Between frames anything may stand, a tag say, and may
        // begin as a frame does.)
        if (status != FLAC__STREAM_DECODER_ERROR_STATUS_BAD_HEADER)
            s.incomplete_ |= s.state() == FLAC__STREAM_DECODER_READ_FRAME || s.wanted_more_;
    }

    Bytes bytes_;
    std::vector<std::byte> unpacked_;  // of Ogg
    std::size_t at_ = 0, end_ = 0;     // of what is read; of the stream
    std::unique_ptr<Decoder, Delete> decoder_;
    FLAC__StreamMetadata_StreamInfo info_{};
    std::uint32_t mask_ = 0;                 // of loudspeakers, as WAV has it
    std::optional<std::uint64_t> expected_;  // number of the next sample; none before a stream's first
    bool in_step_ = true;                    // nothing was left out in front of it
    bool told_ = true;                       // the length of all streams so far
    std::uint64_t all_told_ = 0;             // these lengths
    std::vector<float> frame_ = std::vector<float>(std::size_t{FLAC__MAX_CHANNELS} * FLAC__MAX_BLOCK_SIZE);
    FLAC__FrameHeader header_{};            // of it
    int given_ = 0;                         // channels in it
    std::size_t length_ = 0, taken_ = 0;    // samples per channel of it
    std::uint64_t read_ = 0, missing_ = 0;  // samples per channel: decoded; lost between those
    bool wanted_more_ = false;              // at the stream's end, since the last frame
    bool incomplete_ = false;               // what began as a frame last was none
    bool ended_ = false;
    bool changed_ = false;  // its rate, at the end
};

}  // namespace

Result<std::unique_ptr<Sound>> open_flac(Bytes bytes) {
    auto sound = std::make_unique<Flac>();
    if (!sound->open(bytes)) return failure("a FLAC file whose header is damaged; export it again");
    return sound;
}

}  // namespace moodglass
