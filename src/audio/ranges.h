// SPDX-License-Identifier: Apache-2.0
// A stream in ranges, of which others decode those that come: the list of what is wanted, taken, out and done. Whoever
// reads the stream enters each range in turn, and either finds it decoded there or decodes it by itself; whether what
// was decoded ahead is what it would have made is its own to see.
//
// Range: what is to be decoded, and to_bytes(range). Answer: decode(range), `samples`, and read_answer(bytes, range,
// answer).
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <new>
#include <optional>
#include <vector>

#include "audio/ahead.h"
#include "audio/file_type.h"

namespace moodglass {

template <class Range, class Answer>
class Ranges : public Ahead {
  public:
    // Whether the range that is entered next has been taken by another program, and not been given yet.
    bool next_is_out() const {
        const std::lock_guard lock(mutex_);
        return next_ < count_ && kept(next_).state == State::out;
    }

    // Nothing is decoded any more, neither here nor ahead. Waits for who is just at it. Before the stream goes.
    void end() {
        std::unique_lock lock(mutex_);
        next_ = count_;
        changed_.wait(lock, [&] {
            return std::ranges::none_of(ranges_, [](const Kept& range) { return range.state == State::taken; });
        });
    }

    bool waits() const override {
        const std::lock_guard lock(mutex_);
        return open().has_value();
    }
    void work() override {
        std::unique_lock lock(mutex_);
        if (const auto index = open()) decode_ahead(*index, lock);
    }
    std::optional<Order> take() override {
        const std::lock_guard lock(mutex_);
        const auto index = open(kFew);
        if (!index) return {};
        Order taken{*index, to_bytes(order(*index))};
        kept(*index).state = State::out;
        return taken;
    }
    bool give(std::size_t piece, Bytes answer) override {
        const std::lock_guard lock(mutex_);
        if (piece < next_ || piece >= std::min(count_, next_ + kKept)) return false;
        Kept& range = kept(piece);
        if (range.state != State::out) return false;
        make_room(range);
        if (!read_answer(answer, order(piece), range.decoded)) return false;
        keep(range);
        return true;
    }
    void reclaim() override {
        const std::lock_guard lock(mutex_);
        for (Kept& range : ranges_)
            if (range.state == State::out) range.state = State::open;
    }

    // Ranges that were decoded ahead and used, and those that were thrown away.
    std::size_t ahead() const { return ahead_; }
    std::size_t in_vain() const { return in_vain_; }

  protected:
    // range_samples: of all channels, in a usual range. The answer: any, of which copies are filled.
    Ranges(std::size_t count, std::size_t range_samples, const Answer& answer)
        : count_(count), most_samples_(kKept * range_samples), ranges_(kKept, Kept{State::open, answer}) {}

    virtual Range order(std::size_t index) const = 0;

    // Of whoever reads, one thread. The next range is entered: what was decoded of it ahead, if it is there and fits.
    // It is this one's until the range is left. While another thread is at it, what comes behind is decoded here.
    template <class Fits>
    Answer* enter(const Fits& fits) {
        std::unique_lock lock(mutex_);
        Kept& range = kept(next_);
        bool helps = true;
        while (range.state == State::taken) {
            const auto further = helps ? open() : std::nullopt;
            if (!further) {
                changed_.wait(lock, [&] { return range.state != State::taken; });
                continue;
            }
            try {
                decode_ahead(*further, lock);
            } catch (const std::bad_alloc&) {  // there may be enough for what has to be
                helps = false;
            }
        }
        const bool done = range.state == State::done;
        range.state = State::entered;  // who has it may be slow: it is not wanted any more
        entered_ = true;
        entered_samples_ = done ? range.decoded.samples.size() : 0;
        lock.unlock();
        if (!done) return nullptr;
        const bool good = fits(range.decoded);
        ++(good ? ahead_ : in_vain_);
        return good ? &range.decoded : nullptr;
    }
    void leave() {
        const std::lock_guard lock(mutex_);
        samples_ -= entered_samples_;
        kept(next_).state = State::open;  // as the one that takes its place
        ++next_;
        entered_ = false;
    }
    bool entered() const { return entered_; }  // the next
    std::size_t next_index() const { return next_; }
    std::size_t count() const { return count_; }

  private:
    // taken: by a thread, which is waited for; out: by another program; entered: by whoever reads
    enum class State { open, taken, out, done, entered };
    struct Kept {
        State state = State::open;
        Answer decoded;
    };
    static constexpr std::size_t kKept = 12;  // the next, and those that may be decoded ahead
    static constexpr std::size_t kFew = 8;    // of them, where other programs decode: their answers take memory twice

    Kept& kept(std::size_t index) { return ranges_[index % kKept]; }
    const Kept& kept(std::size_t index) const { return ranges_[index % kKept]; }

    // For its samples: where another range needs none any more, no new memory.
    void make_room(Kept& range) {
        if (range.decoded.samples.capacity() > 0) return;
        const auto idle = std::ranges::find_if(ranges_, [](const Kept& other) {
            return other.state == State::open && other.decoded.samples.capacity() > 0;
        });
        if (idle != ranges_.end()) range.decoded.samples.swap(idle->decoded.samples);
    }
    void keep(Kept& range) {
        samples_ += range.decoded.samples.size();
        range.state = State::done;
        changed_.notify_all();
    }
    void decode_ahead(std::size_t index, std::unique_lock<std::mutex>& lock) {
        Kept& range = kept(index);
        range.state = State::taken;
        make_room(range);
        lock.unlock();
        try {
            range.decoded.decode(order(index));
        } catch (...) {  // no memory: left to who can tell of it
            lock.lock();
            range.state = State::open;
            changed_.notify_all();
            throw;
        }
        lock.lock();
        keep(range);
    }
    // The first behind the next one that nobody has taken; none, if enough is decoded ahead, or `most` are kept.
    std::optional<std::size_t> open(std::size_t most) const {
        if (samples_ >= most_samples_) return {};
        for (std::size_t index = next_ + 1; index < std::min(count_, next_ + most); ++index)
            if (kept(index).state == State::open) return index;
        return {};
    }
    std::optional<std::size_t> open() const {
        const bool others = std::ranges::any_of(ranges_, [](const Kept& range) { return range.state == State::out; });
        return open(others ? kFew : kKept);
    }

    const std::size_t count_, most_samples_;  // nothing more is decoded ahead beyond so many
    std::size_t ahead_ = 0, in_vain_ = 0;
    bool entered_ = false;
    std::size_t entered_samples_ = 0;  // decoded ahead, of the range that is entered

    mutable std::mutex mutex_;  // of what follows
    std::condition_variable changed_;
    std::size_t next_ = 0;
    std::vector<Kept> ranges_;
    std::size_t samples_ = 0;  // in them
};

}  // namespace moodglass
