// SPDX-License-Identifier: Apache-2.0
// An MP3 stream decoded in ranges of frames, some of them ahead and by others. Whoever decodes from within the stream
// begins some frames before its range; where its decoder has then not come to the very state in which the range before
// was left, what it made is thrown away. So the samples are those of one decoder that goes through, whatever the
// stream.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "audio/ahead.h"
#include "audio/file_type.h"
#include "audio/mp3_decoder.h"

namespace moodglass {

class Mp3Ranges final : public Ahead {
  public:
    // frame_bytes: of a frame, on average. The stream must last until the end().
    Mp3Ranges(Bytes stream, std::size_t frame_bytes, std::size_t channels);

    // The samples of the next frames, interleaved; none at the end. Called by one thread. used: of the ones before, for
    // their memory: where it is reserved anew every time, a song's memory grows by the gaps.
    std::vector<std::int16_t> next(std::vector<std::int16_t> used = {});

    // Nothing is decoded any more, neither here nor ahead. Waits for who is just at it.
    void end();

    // Ranges that were decoded ahead and used, and those that were thrown away.
    std::size_t ahead() const { return ahead_; }
    std::size_t in_vain() const { return in_vain_; }

    bool waits() const override;
    void work() override;

  private:
    enum class State { open, taken, done };
    struct Range {
        State state = State::open;
        Mp3Decoder begin, end;  // as it came to the range, and as it left it
        std::vector<std::int16_t> samples;
    };
    static constexpr std::size_t kKept = 12;  // ranges: the next, and those that may be decoded ahead
    static constexpr std::size_t kKeptSamples = kKept * 256 * 1152 * 2;  // that nothing more is decoded ahead beyond

    void next_range(std::vector<std::int16_t>& samples);
    void decode(std::size_t index, Mp3Decoder& decoder, std::vector<std::int16_t>& samples) const;
    void decode_ahead(std::size_t index, std::unique_lock<std::mutex>& lock);
    Range& kept(std::size_t index) { return ranges_[index % kKept]; }
    // The first behind the next one that nobody has taken; none, if enough is decoded ahead.
    std::optional<std::size_t> open() const;

    const Bytes stream_;
    const std::size_t channels_, range_bytes_, run_in_bytes_, count_;
    Mp3Decoder decoder_;  // at the end of what was given
    std::size_t ahead_ = 0, in_vain_ = 0;

    mutable std::mutex mutex_;  // of what follows
    std::condition_variable changed_;
    std::size_t next_ = 0;
    std::vector<Range> ranges_;
    std::size_t kept_samples_ = 0;  // in them
};

}  // namespace moodglass
