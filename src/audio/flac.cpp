// SPDX-License-Identifier: Apache-2.0
// FLAC, by itself and in Ogg (RFC 9639).
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "audio/decoders.h"
#include "audio/flac_ranges.h"
#include "audio/flac_reader.h"
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
        if (text.substr(at).size() >= 8 && text.substr(at + 5, 3) == kLength && (text[at + 4] & 0x7F) == 0) return at;
    return bytes.size();
}

class Flac final : public Sound, private FlacReader {
  public:
    explicit Flac(std::size_t range_samples) : range_samples_(range_samples) {}
    ~Flac() override { end_ranges(); }
    bool open(Bytes bytes) {
        if (has(bytes, 0, "OggS")) {
            unpacked_ = ogg_flac(bytes);
            bytes = unpacked_;
        }
        bytes_ = bytes;
        if (!has(bytes_, 0, "fLaC")) return false;
        begin_stream();
        const FLAC__StreamMetadata_StreamInfo told = info_;
        const auto first = position();
        channels = static_cast<int>(told.channels);
        // Every frame tells its rate: the first is believed rather than the header.
        if (decode_next()) {
            channels = given_;
        } else {
            sample_rate = static_cast<int>(told.sample_rate);
        }
        if (first && plain_) {
            const FlacRanges::About about{told.total_samples, told.channels, told.max_blocksize, told.max_framesize,
                                          told.bits_per_sample};
            ranges_ = FlacRanges::of(bytes_.first(end_), *first, about, range_samples_);
        }
        layout = mask_ ? layout_of_mask(mask_, channels) : ChannelLayout();
        if (layout.empty()) layout = flac_layout(channels);
        return channels > 0;
    }
    std::size_t read(std::span<float> interleaved) override {
        while (taken_ == length_)
            if (!decode_next()) return 0;
        const auto step = static_cast<std::size_t>(channels), given = static_cast<std::size_t>(given_);
        const std::size_t count = std::min(interleaved.size() / step, length_ - taken_);
        const std::span<const float> from = samples_.subspan(taken_ * given, count * given);
        taken_ += count;
        if (given == step) {
            std::ranges::copy(from, interleaved.begin());
            return count;
        }
        for (std::size_t i = 0; i < count; ++i)
            remix([&](int c) { return from[i * given + static_cast<std::size_t>(c)]; }, given_, channels,
                  &interleaved[i * step]);
        return count;
    }
    double progress() const override {
        return bytes_.empty() ? 1.0 : static_cast<double>(at_) / static_cast<double>(bytes_.size());
    }
    std::shared_ptr<Ahead> ahead() override { return ranges_; }
    bool late() const override {
        return ranges_ && length_ - taken_ < static_cast<std::size_t>(sample_rate) && ranges_->next_is_out();
    }
    bool cut() const override {
        if (!ended_ || changed_) return false;
        return promised_length ? read_ + missing_ < *promised_length : incomplete_;
    }
    // If all that was promised is there and nothing was refused, a leap in the numbers of frames is nothing that was lost.
    bool gaps() const override { return missing_ > 0 && (refused_ || read_ != promised_length); }
    bool other_follows() const override { return changed_; }

  private:
    // The file's first, and every one that was joined to it. False if its rate is another.
    bool begin_stream() {
        end_ = end_of_stream(bytes_, at_);
        info_ = {};
        expected_.reset();
        in_step_ = true;
        plain_ = true;
        begin_decoder();
        while (state() == FLAC__STREAM_DECODER_SEARCH_FOR_METADATA || state() == FLAC__STREAM_DECODER_READ_METADATA) {
            const std::size_t block = position().value_or(0);
            // No block begins like a frame: the one before was the last, though it does not say so.
            const bool frame = block < end_ && bytes_[block] == std::byte{0xFF};
            const bool about_stream = block < end_ && (bytes_[block] & std::byte{0x7F}) == std::byte{0};
            plain_ &= !about_stream;  // the first is read with the mark in front of it: this is another
            if (!frame && process()) continue;
            plain_ &= frame;
            // A damaged block, perhaps with a length that is wrong: frames are looked for from there on.
            if (state() == FLAC__STREAM_DECODER_MEMORY_ALLOCATION_ERROR) begin_decoder();
            go_to(block);
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
            if (take_ahead()) return true;
            process();
            if (state() == FLAC__STREAM_DECODER_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
            if (length_ > 0) {
                if (is_other(header_.sample_rate)) break;
                take();
                return true;
            }
            if (state() == FLAC__STREAM_DECODER_SEARCH_FOR_FRAME_SYNC) continue;
            if (end_ == bytes_.size()) break;
            if (promised_length && read_ + missing_ < *promised_length) missing_ = *promised_length - read_;
            end_ranges();
            at_ = end_;
            if (!begin_stream()) break;
        }
        length_ = taken_ = 0;
        ended_ = true;
        return false;
    }
    void end_ranges() {
        if (ranges_) ranges_->end();  // others may hold them longer
        ranges_.reset();
    }
    // Frames that others have decoded.
    bool take_ahead() {
        if (!ranges_ || mark_.channels == 0 || !ranges_->next(mark_, ahead_)) return false;
        go_to(static_cast<std::size_t>(mark_.at));
        given_ = static_cast<int>(mark_.channels);
        length_ = ahead_.size() / mark_.channels;
        samples_ = ahead_;
        wanted_more_ = false;
        expected_ = mark_.number;
        read_ += length_;
        return true;
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
        samples_ = frame_;
        if (const auto at = position(); at && ranges_) {
            mark_ = {*at, *expected_, header_.sample_rate, header_.channels, header_.bits_per_sample};
            ranges_->come_to(mark_);
        }
    }

    // For frames that are missing silence comes first, which the frame behind it replaces: it is no part of the song.
    void take_frame(const FLAC__Frame& frame, const FLAC__int32* const* planes) override {
        header_ = frame.header;
        length_ = frame.header.blocksize;
        given_ = static_cast<int>(frame.header.channels);
        incomplete_ = wanted_more_ = false;
        write_interleaved(frame, planes, frame_.data());
    }
    void take_metadata(const FLAC__StreamMetadata& block) override {
        if (block.type == FLAC__METADATA_TYPE_STREAMINFO) info_ = block.data.stream_info;
        if (block.type != FLAC__METADATA_TYPE_VORBIS_COMMENT) return;
        // Where the loudspeakers are not the usual ones
        constexpr std::string_view kName = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x";
        const auto& comments = block.data.vorbis_comment;
        for (std::size_t i = 0; i < comments.num_comments; ++i) {
            const auto* text = reinterpret_cast<const char*>(comments.comments[i].entry);
            if (text && std::string_view(text).starts_with(kName))
                mask_ = static_cast<std::uint32_t>(std::strtoul(text + kName.size(), nullptr, 16));
        }
    }
    void take_error(FLAC__StreamDecoderErrorStatus status) override {
        in_step_ = false;
        // Within a frame, or behind one whose end is not there. (Between frames anything may stand, a tag say, and may
        // begin as a frame does.)
        const bool within = state() == FLAC__STREAM_DECODER_READ_FRAME || wanted_more_;
        if (status == FLAC__STREAM_DECODER_ERROR_STATUS_BAD_HEADER || !within) return;
        incomplete_ = true;
        // Not where libFLAC only says that the numbers leap
        refused_ |= status == FLAC__STREAM_DECODER_ERROR_STATUS_FRAME_CRC_MISMATCH ||
                    status == FLAC__STREAM_DECODER_ERROR_STATUS_LOST_SYNC;
    }

    const std::size_t range_samples_;
    std::vector<std::byte> unpacked_;  // of Ogg
    FLAC__StreamMetadata_StreamInfo info_{};
    std::uint32_t mask_ = 0;                 // of loudspeakers, as WAV has it
    std::optional<std::uint64_t> expected_;  // number of the next sample; none before a stream's first
    bool in_step_ = true;                    // nothing was left out in front of it
    bool plain_ = true;                      // the first block of metadata is all that frames may lean on
    bool told_ = true;                       // the length of all streams so far
    std::uint64_t all_told_ = 0;             // these lengths
    std::vector<float> frame_ = std::vector<float>(std::size_t{FLAC__MAX_CHANNELS} * FLAC__MAX_BLOCK_SIZE);
    FLAC__FrameHeader header_{};            // of it
    std::shared_ptr<FlacRanges> ranges_;    // of the file's first stream
    FlacMark mark_;                         // to which it was read, for those
    std::vector<float> ahead_;              // frames of them
    std::span<const float> samples_;        // what was decoded last: one of the two
    int given_ = 0;                         // channels in it
    std::size_t length_ = 0, taken_ = 0;    // samples per channel of it
    std::uint64_t read_ = 0, missing_ = 0;  // samples per channel: decoded; lost between those
    bool incomplete_ = false;               // what began as a frame last was none
    bool refused_ = false;                  // what began as a frame at some time was
    bool ended_ = false;
    bool changed_ = false;  // its rate, at the end
};

}  // namespace

Result<std::unique_ptr<Sound>> open_flac(Bytes bytes, std::size_t range_samples) {
    auto sound = std::make_unique<Flac>(range_samples);
    if (!sound->open(bytes)) return failure("a FLAC file whose header is damaged; export it again");
    return sound;
}

}  // namespace moodglass
