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
#include "audio/mp3_order.h"

namespace moodglass {

class Mp3Ranges final : public Ahead {
  public:
    // frame_bytes: of a frame, on average. The stream must last until the end().
    Mp3Ranges(Bytes stream, std::size_t frame_bytes, std::size_t channels);

    // The samples of the next frames, interleaved; none at the end. Called by one thread. used: of the ones before, for
    // their memory: where it is reserved anew every time, a song's memory grows by the gaps.
    std::vector<std::int16_t> next(std::vector<std::int16_t> used = {});

    // Whether those have been taken, and not been given yet.
    bool next_is_out() const;

    // Nothing is decoded any more, neither here nor ahead. Waits for who is just at it.
    void end();

    // Ranges that were decoded ahead and used, and those that were thrown away.
    std::size_t ahead() const { return ahead_; }
    std::size_t in_vain() const { return in_vain_; }

    bool waits() const override;
    void work() override;
    std::optional<Order> take() override;
    bool give(std::size_t piece, Bytes answer) override;
    void reclaim() override;

  private:
    enum class State { open, taken, out, done };  // taken: by a thread, which is waited for; out: by another program
    struct Range {
        State state = State::open;
        Mp3Answer decoded;
    };
    static constexpr std::size_t kKept = 12;  // ranges: the next, and those that may be decoded ahead
    static constexpr std::size_t kFew = 8;    // of them, where other programs decode: their answers take memory twice
    static constexpr std::size_t kKeptSamples = kKept * 256 * 1152 * 2;  // that nothing more is decoded ahead beyond

    void next_range(std::vector<std::int16_t>& samples);
    Mp3Order order(std::size_t index) const;
    void decode_ahead(std::size_t index, std::unique_lock<std::mutex>& lock);
    Range& kept(std::size_t index) { return ranges_[index % kKept]; }
    void make_room(Range& range);
    void keep(Range& range);
    // The first behind the next one that nobody has taken; none, if enough is decoded ahead, or `most` are kept.
    std::optional<std::size_t> open(std::size_t most) const;
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
