// SPDX-License-Identifier: Apache-2.0
// FLAC, by itself and in Ogg (RFC 9639).
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "audio/decoders.h"
#include "audio/flac_frame.h"
#include "audio/magic.h"
#include "audio/ogg_pages.h"
#include "audio/remix.h"

namespace moodglass {
namespace {

std::uint64_t big_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (const std::byte b : bytes) value = value << 8 | std::to_integer<std::uint64_t>(b);
    return value;
}

// What stands before the frames.
struct Metadata {
    FlacFormat format;
    std::size_t longest = 0;    // frame, in samples per channel
    std::uint64_t samples = 0;  // per channel; zero if it does not say
    ChannelLayout layout;
    std::size_t end = 0;  // where the frames begin
};

// A comment that tells the loudspeakers where they are not the usual ones.
ChannelLayout told_layout(Bytes comments, int channels) {
    constexpr std::string_view kName = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x";
    const std::string_view text(reinterpret_cast<const char*>(comments.data()), comments.size());
    const std::size_t at = text.find(kName);
    if (at == text.npos) return {};
    const std::string digits(text.substr(at + kName.size(), 8));
    return layout_of_mask(static_cast<std::uint32_t>(std::strtoul(digits.c_str(), nullptr, 16)), channels);
}

std::optional<Metadata> metadata_at(Bytes bytes, std::size_t at) {
    if (!has(bytes, at, "fLaC")) return {};
    constexpr std::size_t kStreamInfo = 34;
    enum Kind { streaminfo = 0, comments = 4 };
    Metadata found;
    at += 4;
    for (bool last = false; !last && bytes.size() - at >= 4;) {
        const int head = std::to_integer<int>(bytes[at]);
        const auto length = static_cast<std::size_t>(big_endian(bytes.subspan(at + 1, 3)));
        // A length that is wrong: the frames are looked for from there on.
        if (length > bytes.size() - at - 4 || flac_header(bytes, at, found.format)) break;
        const Bytes block = bytes.subspan(at + 4, length);
        last = head & 0x80;
        if ((head & 0x7F) == streaminfo && length >= kStreamInfo) {
            found.longest = static_cast<std::size_t>(big_endian(block.subspan(2, 2)));
            const std::uint64_t packed = big_endian(block.subspan(10, 8));
            found.format = {static_cast<int>(packed >> 44), static_cast<int>(packed >> 41 & 7) + 1,
                            static_cast<int>(packed >> 36 & 31) + 1};
            found.samples = packed & 0xFFFFFFFFFu;
        }
        if ((head & 0x7F) == comments) found.layout = told_layout(block, found.format.channels);
        at += 4 + length;
    }
    found.end = at;
    if (found.layout.empty()) found.layout = flac_layout(found.format.channels);
    return found;
}

class Flac final : public Sound {
  public:
    bool open(Bytes bytes) {
        if (has(bytes, 0, "OggS")) {
            unpacked_ = ogg_flac(bytes);
            bytes = unpacked_;
        }
        bytes_ = bytes;
        const auto metadata = metadata_at(bytes_, 0);
        if (!metadata) return false;
        begin_stream(*metadata);
        channels = metadata->format.channels;
        // Every frame tells its rate: the first is believed rather than the header.
        if (decode_next()) {
            channels = given_;
        } else {
            sample_rate = metadata->format.sample_rate;
        }
        layout = metadata->layout;
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
    // The file's first, and every one that was joined to it.
    void begin_stream(const Metadata& metadata) {
        format_ = metadata.format;
        usual_ = metadata.longest;
        at_ = metadata.end;
        expected_.reset();
        told_ &= metadata.samples > 0;
        all_told_ += metadata.samples;
        promised_length = told_ ? std::optional(all_told_) : std::nullopt;
    }
    void end_stream() {
        if (promised_length && read_ + missing_ < *promised_length) missing_ = *promised_length - read_;
    }

    // False at the end.
    bool decode_next() {
        for (bool in_step = true; !ended_; ++at_, in_step = false) {
            in_step &= !seek();
            if (const auto metadata = metadata_at(bytes_, at_)) {
                if (is_other(metadata->format)) break;
                end_stream();
                begin_stream(*metadata);
                in_step = !seek();
            }
            if (at_ == bytes_.size()) break;
            const auto header = flac_header(bytes_, at_, format_);
            if (!header) continue;
            const std::size_t size = decode_flac_frame(bytes_.subspan(at_), *header, frame_);
            incomplete_ = size == 0;
            if (size == 0) continue;
            if (is_other(header->format)) break;
            take(*header, in_step);
            at_ += size;
            return true;
        }
        ended_ = true;
        return false;
    }
    // To what may be a frame or a header. False if that is here.
    bool seek() {
        const auto here = bytes_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, bytes_.size()));
        const auto next =
            std::find_if(here, bytes_.end(), [](std::byte b) { return b == std::byte{0xFF} || b == std::byte{'f'}; });
        at_ = static_cast<std::size_t>(next - bytes_.begin());
        return next != here;
    }
    bool is_other(const FlacFormat& format) {
        changed_ = sample_rate > 0 && format.sample_rate != sample_rate;
        return changed_;
    }
    void take(const FlacHeader& header, bool in_step) {
        sample_rate = header.format.sample_rate;
        usual_ = std::max(usual_, header.length);
        // A file that was cut out of a longer one goes on counting.
        if (!expected_) expected_ = in_step ? header.number : 0;
        // Beyond any length of a file the number is wrong.
        constexpr std::uint64_t kFar = std::uint64_t{1} << 32;
        if (header.number > *expected_ && header.number - *expected_ < kFar)
            missing_ += (header.number - *expected_) * (header.variable ? 1 : usual_);
        expected_ = header.number + (header.variable ? header.length : 1);
        given_ = header.format.channels;
        length_ = header.length;
        taken_ = 0;
        read_ += length_;
    }

    Bytes bytes_;
    std::vector<std::byte> unpacked_;  // of Ogg
    std::size_t at_ = 0;
    FlacFormat format_;
    std::size_t usual_ = 0;                  // samples per channel of a frame
    std::optional<std::uint64_t> expected_;  // number of the next frame; none before a stream's first
    bool told_ = true;                       // the length of all streams so far
    std::uint64_t all_told_ = 0;             // these lengths
    std::vector<float> frame_;
    int given_ = 0;                         // channels in it
    std::size_t length_ = 0, taken_ = 0;    // samples per channel of it
    std::uint64_t read_ = 0, missing_ = 0;  // samples per channel: decoded; lost between those
    bool ended_ = false;
    bool incomplete_ = false;  // what began as a frame last was none
    bool changed_ = false;     // its rate, at the end
};

}  // namespace

Result<std::unique_ptr<Sound>> open_flac(Bytes bytes) {
    auto sound = std::make_unique<Flac>();
    if (!sound->open(bytes)) return failure("a FLAC file whose header is damaged; export it again");
    return sound;
}

}  // namespace moodglass
