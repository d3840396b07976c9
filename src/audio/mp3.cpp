// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include "audio/decoders.h"
#include "audio/joined.h"
#include "audio/mp3_decoder.h"
#include "audio/mp3_frames.h"
#include "audio/mp3_ranges.h"

namespace moodglass {
namespace {

// The decoder gives every frame as sound, also the tag and the encoder's delay and padding: those are trimmed here.
class Mp3 final : public Sound {
  public:
    ~Mp3() override {
        if (ranges_) ranges_->end();  // others may hold them longer
    }
    // joined: of such files nothing is promised.
    bool open(const Mp3Stream& stream, bool joined) {
        sample_rate = stream.sample_rate;
        channels = stream.channels;
        Bytes bytes = stream.pieces.at(0);
        if (stream.pieces.size() > 1) {
            for (const Bytes piece : stream.pieces) connected_.insert(connected_.end(), piece.begin(), piece.end());
            bytes = connected_;
        }
        const std::size_t frame_bytes =
            bytes.size() / static_cast<std::size_t>(std::max<std::uint64_t>(stream.frames, 1));
        ranges_ = std::make_shared<Mp3Ranges>(bytes, frame_bytes, static_cast<std::size_t>(channels));
        samples_ = ranges_->next();
        if (samples_.empty()) return false;
        const auto per_frame = static_cast<std::uint64_t>(stream.samples_per_frame);
        skip_ = (stream.has_tag_frame ? per_frame : 0) + stream.delay;
        expected_ = stream.frames * per_frame;
        there_ = expected_ + stream.stray_frames * per_frame - std::min(expected_, skip_);
        ends_within_frame_ = stream.ends_within_frame;
        incomplete_ = ends_within_frame_ ? per_frame : 0;
        hole_ = stream.hole;
        // A tag that promises less than is there is wrong: all is read.
        const std::uint64_t there = stream.frames - (stream.has_tag_frame ? 1 : 0);
        if (!joined && stream.promised_frames && *stream.promised_frames + 1 >= there) {
            const std::uint64_t all = *stream.promised_frames * per_frame, trimmed = stream.delay + stream.padding;
            if (all > trimmed) promised_length = all - trimmed;
        }
        if (promised_length) missing_in_front_ = missing_in_front(bytes, stream);
        return true;
    }
    std::size_t read(std::span<float> interleaved) override {
        const auto step = static_cast<std::size_t>(channels);
        while (skip_ > 0) {
            const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, interleaved.size() / step));
            const std::size_t got = take(interleaved.first(piece * step));
            if (got == 0) return 0;
            skip_ -= got;
            read_ -= got;
        }
        std::size_t room = interleaved.size() / step;
        if (promised_length) room = static_cast<std::size_t>(std::min<std::uint64_t>(room, *promised_length - read_));
        return room ? take(interleaved.first(room * step)) : 0;
    }
    double progress() const override {
        const std::uint64_t total = promised_length ? *promised_length : expected_;
        return total ? std::min(1.0, static_cast<double>(read_) / static_cast<double>(total)) : 0.5;
    }
    std::shared_ptr<Ahead> ahead() override { return ranges_; }
    bool late() const override {
        const std::uint64_t needed = static_cast<std::uint64_t>(sample_rate) + skip_;
        return (samples_.size() - taken_) / static_cast<std::size_t>(channels) < needed && ranges_->next_is_out();
    }
    bool cut() const override {
        if (!promised_length) return ended_ && ends_within_frame_;
        return ends_early() && *promised_length > there_;
    }
    // The decoder leaves out frames whose header is damaged, often some sound ones behind it, and tells nothing. Up to
    // a tenth of a second may be missing where a file was split: its first frames need bits of frames before them.
    bool gaps() const override {
        if (!promised_length) return ended_ && read_ + static_cast<std::uint64_t>(sample_rate / 10) < there_;
        const std::uint64_t known = read_ + incomplete_ + missing_in_front_;
        return ends_early() && (known < std::min(*promised_length, there_) || hole_);
    }

  private:
    // How much the decoder leaves out before its first sound; zero if that is more than a split takes.
    std::uint64_t missing_in_front(Bytes bytes, const Mp3Stream& stream) const {
        Mp3Decoder decoder(bytes, 0);
        std::vector<std::int16_t> samples;
        const auto step = static_cast<std::size_t>(channels);
        if (stream.has_tag_frame) decoder.decode(step, samples);
        samples.clear();
        for (int missing = 0; missing <= sample_rate / 10; missing += stream.samples_per_frame) {
            decoder.decode(step, samples);
            if (!samples.empty()) return static_cast<std::uint64_t>(missing);
        }
        return 0;
    }
    bool ends_early() const { return ended_ && read_ < *promised_length; }
    // Fills as much as there is, and tells how many samples per channel that were.
    std::size_t take(std::span<float> interleaved) {
        std::size_t count = 0;
        while (count < interleaved.size() && !ended_) {
            if (taken_ == samples_.size()) {
                samples_ = ranges_->next(std::move(samples_));
                taken_ = 0;
                ended_ = samples_.empty() && count == 0;
                if (samples_.empty()) break;
            }
            const std::size_t some = std::min(interleaved.size() - count, samples_.size() - taken_);
            for (std::size_t i = 0; i < some; ++i)
                interleaved[count + i] = static_cast<float>(samples_[taken_ + i]) / 32768.0f;
            count += some;
            taken_ += some;
        }
        count /= static_cast<std::size_t>(channels);
        read_ += count;
        return count;
    }

    std::vector<std::byte> connected_;  // the stream's pieces, where it has several
    std::shared_ptr<Mp3Ranges> ranges_;
    std::vector<std::int16_t> samples_;  // of the newest range
    std::size_t taken_ = 0;              // of them
    std::uint64_t read_ = 0;             // samples per channel
    std::uint64_t expected_ = 0;         // for progress(), where nothing is promised
    bool ended_ = false;
    std::uint64_t there_ = 0;  // samples per channel that the file's bytes are worth
    std::uint64_t skip_ = 0;
    std::uint64_t incomplete_ = 0;  // of there_, those of an incomplete last frame
    std::uint64_t missing_in_front_ = 0;
    bool ends_within_frame_ = false;
    bool hole_ = false;
};

}  // namespace

Result<std::unique_ptr<Sound>> open_mp3(Bytes bytes) {
    const std::vector<Mp3Stream> streams = mp3_streams(bytes);
    if (streams.size() > 1) {
        std::vector<Joined::Part> parts;
        for (const Mp3Stream& stream : streams) {
            const std::size_t size = std::accumulate(stream.pieces.begin(), stream.pieces.end(), std::size_t{0},
                                                     [](std::size_t sum, Bytes piece) { return sum + piece.size(); });
            const auto open = [stream]() -> std::unique_ptr<Sound> {
                auto part = std::make_unique<Mp3>();
                return part->open(stream, true) ? std::move(part) : nullptr;
            };
            parts.push_back({stream.sample_rate, stream.channels, size, open});
        }
        return std::make_unique<Joined>(std::move(parts));
    }
    auto sound = std::make_unique<Mp3>();
    if (streams.empty() || !sound->open(streams[0], false))
        return failure("an MP3 file without a readable frame; it is damaged: export it again");
    return sound;
}

}  // namespace moodglass
