// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <utility>

#include "audio/decoders.h"
#include "audio/joined.h"
#include "audio/miniaudio_sound.h"
#include "audio/mp3_frames.h"

namespace moodglass {
namespace {

// The decoder gives every frame as sound, also the tag and the encoder's delay and padding: those are trimmed here.
class Mp3 final : public MiniaudioSound {
  public:
    // joined: of such files nothing is promised.
    bool open(const Mp3Stream& stream, bool joined) {
        if (!MiniaudioSound::open(stream.pieces, ma_encoding_format_mp3)) return false;
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
        return true;
    }
    std::size_t read(std::span<float> interleaved) override {
        const auto step = static_cast<std::size_t>(channels);
        while (skip_ > 0) {
            const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, interleaved.size() / step));
            const auto got = MiniaudioSound::read(interleaved.first(piece * step));
            if (got == 0) return 0;
            skip_ -= got;
            read_ -= got;
        }
        std::size_t room = interleaved.size() / step;
        if (promised_length) room = static_cast<std::size_t>(std::min<std::uint64_t>(room, *promised_length - read_));
        return room ? MiniaudioSound::read(interleaved.first(room * step)) : 0;
    }
    bool cut() const override {
        if (!promised_length) return ended_ && ends_within_frame_;
        return MiniaudioSound::cut() && *promised_length > there_;
    }
    // The decoder leaves out frames whose header is damaged, often some sound ones behind it, and tells nothing. Up to
    // a tenth of a second may be missing where a file was split: its first frames need bits of frames before them.
    bool gaps() const override {
        if (!promised_length) return ended_ && read_ + static_cast<std::uint64_t>(sample_rate / 10) < there_;
        return MiniaudioSound::cut() && (read_ + incomplete_ < std::min(*promised_length, there_) || hole_);
    }

  private:
    std::uint64_t there_ = 0;  // samples per channel that the file's bytes are worth
    std::uint64_t skip_ = 0;
    std::uint64_t incomplete_ = 0;  // of there_, those of an incomplete last frame
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
