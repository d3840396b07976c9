// SPDX-License-Identifier: Apache-2.0
#include "audio/flac_order.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <span>

#include "audio/ahead.h"
#include "audio/flac_reader.h"

namespace moodglass {
namespace {

class RangeReader final : private FlacReader {
  public:
    explicit RangeReader(const FlacOrder& order) {
        bytes_ = order.header;
        end_ = order.header.size();
        begin_decoder();
        while (state() == FLAC__STREAM_DECODER_SEARCH_FOR_METADATA || state() == FLAC__STREAM_DECODER_READ_METADATA)
            process();
        if (state() == FLAC__STREAM_DECODER_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
        bytes_ = order.stream;
        end_ = order.end + std::min(order.behind, bytes_.size() - order.end);
        go_to(order.start);
    }

    // The next frame, be there others before it that are none. False at the end.
    bool next() {
        length_ = 0;
        damaged_ = false;
        while (length_ == 0) {
            process();
            if (state() == FLAC__STREAM_DECODER_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
            if (length_ == 0 && state() != FLAC__STREAM_DECODER_SEARCH_FOR_FRAME_SYNC) return false;
        }
        return true;
    }
    bool damaged() const { return damaged_; }  // before the frame something was none
    std::span<const float> samples() const { return {frame_.get(), length_ * header_.channels}; }
    std::uint64_t number() const { return header_.number.sample_number; }
    FlacMark mark() const {  // behind it
        const auto at = position();
        if (!at) return {};
        return {*at, number() + length_, header_.sample_rate, header_.channels, header_.bits_per_sample};
    }

  private:
    void take_frame(const FLAC__Frame& frame, const FLAC__int32* const* planes) override {
        header_ = frame.header;
        length_ = header_.blocksize;
        write_interleaved(frame, planes, frame_.get());
    }
    void take_metadata(const FLAC__StreamMetadata&) override {}
    void take_error(FLAC__StreamDecoderErrorStatus) override { damaged_ = true; }

    std::unique_ptr<float[]> frame_ =
        std::make_unique_for_overwrite<float[]>(std::size_t{FLAC__MAX_CHANNELS} * FLAC__MAX_BLOCK_SIZE);
    FLAC__FrameHeader header_{};
    std::size_t length_ = 0;
    bool damaged_ = false;
};

// Before an order's part of the stream, which begins where frames are looked for.
struct Head {
    OrderKind kind;
    std::uint64_t start, begin, end;  // in the whole stream
    std::uint64_t behind, expected;
    std::array<std::byte, kFlacHeaderBytes> header;
};

FlacMark moved(FlacMark mark, std::uint64_t by) {
    mark.at += by;
    return mark;
}

// Whether so many samples may lie between them.
bool are_of(const FlacMark& begin, const FlacMark& end, std::size_t samples, const FlacOrder& order) {
    if (samples == 0) return true;
    return begin.at >= order.begin && begin.at < end.at && end.at <= order.stream.size() && begin.channels > 0 &&
           begin.channels == end.channels && begin.sample_rate == end.sample_rate && begin.bits == end.bits &&
           samples % begin.channels == 0 && samples / begin.channels == end.number - begin.number;
}

}  // namespace

void FlacAnswer::decode(const FlacOrder& order) {
    begin = end = {};
    samples.clear();
    RangeReader reader(order);
    while (begin.at < order.begin) {
        if (!reader.next()) return;
        begin = reader.mark();
    }
    end = begin;
    samples.reserve(order.expected);
    while (end.at < order.end && samples.size() < 2 * order.expected && reader.next()) {
        const FlacMark behind = reader.mark();
        if (reader.damaged() || reader.number() != end.number || behind.sample_rate != end.sample_rate ||
            behind.channels != end.channels || behind.bits != end.bits)
            return;
        const std::span<const float> frame = reader.samples();
        samples.insert(samples.end(), frame.begin(), frame.end());
        end = behind;
    }
}

std::vector<std::byte> to_bytes(const FlacOrder& order) {
    const Bytes from = order.stream.subspan(order.start);
    const Bytes part = from.first(std::min(from.size(), order.end - order.start + order.behind));
    const Head head{OrderKind::flac, order.start, order.begin, order.end, order.behind, order.expected, order.header};
    std::vector<std::byte> bytes(sizeof head + part.size());
    std::memcpy(bytes.data(), &head, sizeof head);
    std::ranges::copy(part, bytes.begin() + sizeof head);
    return bytes;
}

std::vector<std::byte> decode_flac_order(Bytes bytes) {
    Head head{};
    if (bytes.size() < sizeof head) return {};
    std::memcpy(&head, bytes.data(), sizeof head);
    const Bytes part = bytes.subspan(sizeof head);
    if (head.begin < head.start || head.end < head.begin || head.end - head.start > part.size()) return {};
    FlacAnswer answer;
    answer.decode({.header = head.header,
                   .stream = part,
                   .start = 0,
                   .begin = static_cast<std::size_t>(head.begin - head.start),
                   .end = static_cast<std::size_t>(head.end - head.start),
                   .behind = static_cast<std::size_t>(head.behind),
                   .expected = static_cast<std::size_t>(head.expected)});
    const FlacMark marks[] = {moved(answer.begin, head.start), moved(answer.end, head.start)};
    const Bytes between = std::as_bytes(std::span(marks)), sound = std::as_bytes(std::span(answer.samples));
    std::vector<std::byte> made(between.size() + sound.size());
    std::ranges::copy(sound, std::ranges::copy(between, made.begin()).out);
    return made;
}

bool read_answer(Bytes bytes, const FlacOrder& order, FlacAnswer& answer) {
    FlacMark marks[2];
    if (bytes.size() < sizeof marks) return false;
    std::memcpy(marks, bytes.data(), sizeof marks);
    const Bytes sound = bytes.subspan(sizeof marks);
    if (sound.size() % sizeof(float) != 0 || !are_of(marks[0], marks[1], sound.size() / sizeof(float), order))
        return false;
    answer.begin = marks[0];
    answer.end = marks[1];
    answer.samples.reserve(order.expected);
    answer.samples.resize(sound.size() / sizeof(float));
    std::memcpy(answer.samples.data(), sound.data(), sound.size());
    return true;
}

}  // namespace moodglass
