// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_frames.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "audio/mp3_tags.h"

namespace moodglass {
namespace {

struct Header {
    int version = 0;  // 1: MPEG-1, 2: MPEG-2, 3: MPEG-2.5
    int layer = 0;
    int kbit_s = 0;  // zero: free format, whose frames tell no length
    int sample_rate = 0;
    bool mono = false;
    std::size_t padding = 0;  // bytes
    std::size_t bytes = 0;    // of the whole frame; unknown in free format
    int samples = 0;
};

int byte_at(Bytes bytes, std::size_t i) { return std::to_integer<int>(bytes[i]); }

std::uint32_t big_endian32(Bytes bytes, std::size_t i) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k) value = value << 8 | static_cast<std::uint32_t>(byte_at(bytes, i + k));
    return value;
}

std::optional<Header> header_at(Bytes bytes, std::size_t offset) {
    if (bytes.size() < 4 || offset > bytes.size() - 4 || byte_at(bytes, offset) != 0xFF) return {};
    const int b1 = byte_at(bytes, offset + 1), b2 = byte_at(bytes, offset + 2), b3 = byte_at(bytes, offset + 3);
    if ((b1 & 0xE0) != 0xE0) return {};
    const int version_bits = b1 >> 3 & 3, layer_bits = b1 >> 1 & 3, rate_index = b2 >> 4, frequency_index = b2 >> 2 & 3;
    if (version_bits == 1 || layer_bits == 0 || rate_index == 15 || frequency_index == 3) return {};
    if ((b3 & 3) == 2) return {};  // reserved emphasis

    static constexpr std::array<std::array<int, 15>, 5> kRates = {{
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},  // MPEG-1 layer I
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},     // MPEG-1 layer II
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},      // MPEG-1 layer III
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},     // MPEG-2 layer I
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},          // MPEG-2 layers II and III
    }};
    static constexpr std::array<int, 3> kFrequencies = {44100, 48000, 32000};

    Header h;
    h.version = version_bits == 3 ? 1 : version_bits == 2 ? 2 : 3;
    h.layer = 4 - layer_bits;
    const std::size_t row = h.version == 1 ? static_cast<std::size_t>(h.layer - 1) : h.layer == 1 ? 3u : 4u;
    h.kbit_s = kRates[row][static_cast<std::size_t>(rate_index)];
    h.sample_rate = kFrequencies[static_cast<std::size_t>(frequency_index)] >> (h.version - 1);
    h.mono = b3 >> 6 == 3;
    h.samples = h.layer == 1 ? 384 : h.layer == 3 && h.version != 1 ? 576 : 1152;
    h.padding = static_cast<std::size_t>((b2 >> 1 & 1) * (h.layer == 1 ? 4 : 1));
    if (h.kbit_s > 0) {
        const int size =
            h.layer == 1 ? 12000 * h.kbit_s / h.sample_rate * 4 : h.samples / 8 * 1000 * h.kbit_s / h.sample_rate;
        h.bytes = static_cast<std::size_t>(size) + h.padding;
    }
    return h;
}

bool same_stream(const Header& a, const Header& b) {
    return a.version == b.version && a.layer == b.layer && a.sample_rate == b.sample_rate && a.mono == b.mono &&
           (a.kbit_s == 0) == (b.kbit_s == 0);
}

constexpr std::size_t kShortest = 24;  // bytes of a frame: MPEG-2 layer III at 24 kHz and 8 kbit/s

// In free format all frames have one length, but for a byte of padding; zero if no two more frames show it. Of layer I
// there are no such files, but quiet samples that look like one.
std::size_t free_length(Bytes bytes, std::size_t at, const Header& first) {
    constexpr std::size_t kLongest = 2304;  // the decoder's
    if (first.layer == 1) return 0;
    for (std::size_t length = kShortest; length <= kLongest; ++length) {
        const auto second = header_at(bytes, at + length + first.padding);
        if (!second || !same_stream(first, *second)) continue;
        const auto third = header_at(bytes, at + 2 * length + first.padding + second->padding);
        if (third && same_stream(first, *third)) return length;
    }
    return 0;
}

// The frames of one stream.
class Frames {
  public:
    // None if no frame of it is at `at`.
    static std::optional<Frames> at(Bytes bytes, std::size_t at) {
        const auto head = header_at(bytes, at);
        if (!head) return {};
        const std::size_t length = head->kbit_s == 0 ? free_length(bytes, at, *head) : 0;
        if (head->kbit_s == 0 && length == 0) return {};
        return Frames(bytes, *head, length);
    }
    std::optional<Header> frame(std::size_t at) const {
        auto h = header_at(bytes_, at);
        if (!h || !same_stream(*h, head_)) return {};
        if (h->kbit_s == 0) h->bytes = free_length_ + h->padding;
        return h;
    }
    // How many of `most` follow each other from `at` on; the end of the bytes may count as one.
    int in_a_row(std::size_t at, int most, bool end_counts = true) const {
        for (int count = 0; count < most; ++count) {
            if (end_counts && count > 0 && at >= bytes_.size()) return most;
            const auto h = frame(at);
            if (!h) return count;
            at += h->bytes;
        }
        return most;
    }

  private:
    Frames(Bytes bytes, const Header& head, std::size_t free_length)
        : bytes_(bytes), head_(head), free_length_(free_length) {}

    Bytes bytes_;
    Header head_;
    std::size_t free_length_;
};

// Three frames in a row are no accident in damaged bytes.
bool stream_begins(Bytes bytes, std::size_t at) {
    const auto frames = Frames::at(bytes, at);
    return frames && frames->in_a_row(at, 3) == 3;
}

void read_tag(Bytes bytes, std::size_t offset, const Header& h, Mp3Stream& stream) {
    const std::size_t side_info = h.version == 1 ? (h.mono ? 17 : 32) : (h.mono ? 9 : 17);
    std::size_t at = offset + 4 + side_info;
    const std::size_t end = std::min(bytes.size(), offset + h.bytes);
    if (at + 8 > end) return;
    if (std::memcmp(&bytes[at], "Xing", 4) != 0 && std::memcmp(&bytes[at], "Info", 4) != 0) return;
    stream.has_tag_frame = true;
    const std::uint32_t flags = big_endian32(bytes, at + 4);
    constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
    std::uint32_t told_bytes = kUnknown;  // of the file before it was cut, if it was
    at += 8;
    if (flags & 1) {
        if (at + 4 > end) return;
        stream.promised_frames = big_endian32(bytes, at);
        at += 4;
    }
    if (flags & 2) {
        if (at + 4 <= end) told_bytes = big_endian32(bytes, at);
        at += 4;
    }
    // More frames than fit are no promise, but a way to say that nobody counted them.
    const std::uint64_t room = std::max<std::uint64_t>(told_bytes == kUnknown ? 0 : told_bytes, bytes.size() - offset);
    if (stream.promised_frames.value_or(0) > room / kShortest) stream.promised_frames.reset();
    at += (flags & 4 ? 100u : 0u) + (flags & 8 ? 4u : 0u);
    // LAME's extension: 9 bytes encoder name, ..., 12 + 12 bits of delay and padding at its byte 21.
    if (at + 24 > end || bytes[at] == std::byte{0}) return;
    const int d0 = byte_at(bytes, at + 21), d1 = byte_at(bytes, at + 22), d2 = byte_at(bytes, at + 23);
    const int delay = d0 << 4 | d1 >> 4, padding = (d1 & 15) << 8 | d2;
    constexpr int kDecoderDelay = 528 + 1;
    stream.delay = static_cast<std::uint64_t>(delay + kDecoderDelay);
    stream.padding = static_cast<std::uint64_t>(std::max(0, padding - kDecoderDelay));
}

bool is_padding(std::byte b) { return b == std::byte{0}; }

std::optional<std::size_t> find_from(Bytes bytes, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < std::min(end, bytes.size()); ++at) {
        if (bytes[at] != std::byte{0xFF}) continue;
        const auto frames = Frames::at(bytes, at);
        if (!frames) continue;
        // At the very beginning a frame is believed sooner. Elsewhere free format has to hold on, and layer I, which
        // nobody uses, everywhere: quiet samples of 8 to 24 bits look like some frames of these.
        constexpr int kNoSamples = 12;
        const Header head = *frames->frame(at);
        const int usual = at > begin ? 3 : bytes.size() - at > head.bytes ? 2 : 1;
        const int wanted = head.layer == 1 || (head.kbit_s == 0 && at > begin) ? kNoSamples : usual;
        if (frames->in_a_row(at, wanted, at == begin) >= wanted) return at;
    }
    return {};
}

// One stream, and where the next begins: at the end of the bytes, if there is none.
class Walk {
  public:
    Walk(Bytes bytes, std::size_t first)
        : bytes_(bytes), at_(first), frames_(*Frames::at(bytes, first)), piece_(bytes.size()) {
        const Header head = *frames_.frame(first);
        stream_.sample_rate = head.sample_rate;
        stream_.channels = head.mono ? 1 : 2;
        stream_.samples_per_frame = head.samples;
        read_tag(bytes, first, head, stream_);
    }

    Mp3Stream stream(std::size_t stray_before) {
        stray_ = stray_before;
        while (at_ < bytes_.size()) {
            const auto h = frames_.frame(at_);
            const bool in_step = frames_end_ == at_ || stream_.frames == 0;
            if (h && (in_step || frames_.in_a_row(at_, 2) == 2)) {
                take(*h);
            } else if (!h && stream_begins(bytes_, at_)) {
                break;
            } else if (const std::size_t tag = tag_length(bytes_, at_)) {
                end_piece();
                newest_stray_ -= std::min(newest_stray_, length_before_footer(bytes_, at_));
                at_ += tag;
            } else if (const std::size_t padding = filling()) {
                at_ += padding;
            } else {
                ++(is_padding(bytes_[at_]) ? zeros_ : newest_stray_);
                ++at_;
            }
        }
        end_piece();
        stream_.stray_frames = (stray_ + newest_stray_) * stream_.frames / in_frames_;
        return std::move(stream_);
    }
    std::size_t end() const { return std::min(at_, bytes_.size()); }

  private:
    void take(const Header& h) {
        stream_.hole |= zeros_ >= h.bytes;
        zeros_ = 0;
        stray_ += std::exchange(newest_stray_, 0);
        ++stream_.frames;
        stream_.ends_within_frame = at_ + h.bytes > bytes_.size();
        in_frames_ += h.bytes;
        piece_ = std::min(piece_, at_);
        at_ += h.bytes;
        frames_end_ = at_;
    }
    // What stands behind the last frame would disturb the decoder.
    void end_piece() {
        const std::size_t end = std::min(frames_end_, bytes_.size());
        if (end > piece_) stream_.pieces.push_back(bytes_.subspan(piece_, end - piece_));
        piece_ = bytes_.size();
    }
    // Some programs fill up with another byte than zero, to the end or to a tag. Zero if it is not that.
    std::size_t filling() {
        constexpr std::ptrdiff_t kLeast = 16;
        if (at_ < known_run_) return 0;
        const auto begin = bytes_.begin() + static_cast<std::ptrdiff_t>(at_);
        const auto end = std::find_if(begin, bytes_.end(), [&](std::byte b) { return b != *begin; });
        const auto behind = static_cast<std::size_t>(std::find_if_not(end, bytes_.end(), is_padding) - bytes_.begin());
        if (end - begin >= kLeast && (behind == bytes_.size() || tag_length(bytes_, behind) > 0)) return behind - at_;
        known_run_ = static_cast<std::size_t>(end - bytes_.begin());
        return 0;
    }

    Bytes bytes_;
    std::size_t at_;
    Frames frames_;
    Mp3Stream stream_;
    std::size_t piece_;  // where what the decoder gets next begins; the end, until a frame is found
    std::size_t frames_end_ = 0, known_run_ = 0;
    std::size_t in_frames_ = 0, stray_ = 0;     // bytes
    std::size_t newest_stray_ = 0, zeros_ = 0;  // since the last frame
};

}  // namespace

std::optional<std::size_t> find_mp3_frame(Bytes bytes) {
    constexpr std::size_t kSearch = 1 << 16, kSearchBehindTag = 1 << 24;
    const std::size_t begin = bytes.size() - without_tags_in_front(bytes).size();
    if (const auto found = find_from(bytes, begin, begin + (begin > 0 ? kSearchBehindTag : kSearch))) return found;
    // A tag that says it is longer than it is
    return begin > 0 ? find_from(bytes, 1, std::min(begin, kSearchBehindTag)) : std::nullopt;
}

std::vector<Mp3Stream> mp3_streams(Bytes file) {
    const Bytes bytes = without_tags_behind(file);
    const auto first = find_mp3_frame(bytes);
    if (!first) return {};
    // What stands before the first frame is damage, unless it is what is left of a tag.
    const Bytes before = bytes.first(*first);
    const bool tagged = tag_length(before, 0) > 0;
    auto stray = tagged ? 0 : static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](std::byte b) {
        return !is_padding(b);
    }));
    std::vector<Mp3Stream> streams;
    for (std::size_t at = *first; at < bytes.size();) {
        Walk walk(bytes, at);
        streams.push_back(walk.stream(std::exchange(stray, 0)));
        at = walk.end();
    }
    return streams;
}

}  // namespace moodglass
