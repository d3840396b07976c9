// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_ranges.h"

#include <algorithm>
#include <utility>

namespace moodglass {
namespace {

// Seven seconds, for the usual frames.
constexpr std::size_t kRangeFrames = 256;

// A frame's bits may begin 511 bytes of such before it, and its sound leans on that of the frame before. The rest is
// for frames that are longer than others, and for the one in which a decoder begins.
constexpr std::size_t kRunInFrames = 8, kReservoir = 511;

// Where there is more between the frames than frames: those of 320 kbit/s at 32 kHz have 1,440 bytes.
constexpr std::size_t kLongest = 1440;

}  // namespace

Mp3Ranges::Mp3Ranges(Bytes stream, std::size_t frame_bytes, std::size_t channels)
    : stream_(stream),
      channels_(channels),
      range_bytes_(kRangeFrames * std::clamp<std::size_t>(frame_bytes, 1, kLongest)),
      run_in_bytes_(kRunInFrames * std::min(frame_bytes, kLongest) + kReservoir),
      count_((stream.size() + range_bytes_ - 1) / range_bytes_),
      decoder_(stream, 0),
      ranges_(kKept, Range{State::open, {decoder_, decoder_, {}}}) {}

std::vector<std::int16_t> Mp3Ranges::next(std::vector<std::int16_t> used) {
    used.clear();
    while (used.empty() && next_ < count_) next_range(used);
    return used;
}

void Mp3Ranges::next_range(std::vector<std::int16_t>& samples) {
    std::unique_lock lock(mutex_);
    const std::size_t index = next_;
    Range& range = kept(index);
    // While another decodes it, what comes behind is decoded here.
    while (range.state == State::taken) {
        if (const auto further = open()) {
            decode_ahead(*further, lock);
        } else {
            changed_.wait(lock, [&] { return range.state != State::taken; });
        }
    }
    const bool done = range.state == State::done;
    if (!done) range.state = State::open;  // who has it may be slow: it is not wanted any more
    lock.unlock();
    Mp3Answer& decoded = range.decoded;
    const bool good = done && decoded.begin == decoder_;
    const std::size_t count = decoded.samples.size();
    ahead_ += good;
    in_vain_ += done && !good;
    if (good) {
        samples.swap(decoded.samples);
        decoder_ = decoded.end;
    } else {
        order(index).decode(decoder_, samples);
    }
    lock.lock();
    kept_samples_ -= done ? count : 0;
    range.state = State::open;  // as the one that takes its place
    ++next_;
}

void Mp3Ranges::end() {
    std::unique_lock lock(mutex_);
    next_ = count_;
    changed_.wait(lock, [&] {
        return std::ranges::none_of(ranges_, [](const Range& range) { return range.state == State::taken; });
    });
}

Mp3Order Mp3Ranges::order(std::size_t index) const {
    const std::size_t begin = index * range_bytes_;
    return {stream_,   begin - std::min(begin, run_in_bytes_),
            begin,     std::min(stream_.size(), begin + range_bytes_),
            channels_, (kRangeFrames + kRangeFrames / 8) * 1152 * channels_};
}

// For its samples: where another range needs none any more, no new one.
void Mp3Ranges::make_room(Range& range) {
    if (range.decoded.samples.capacity() > 0) return;
    const auto idle = std::ranges::find_if(
        ranges_, [](const Range& other) { return other.state == State::open && other.decoded.samples.capacity() > 0; });
    if (idle != ranges_.end()) range.decoded.samples.swap(idle->decoded.samples);
}

void Mp3Ranges::keep(Range& range) {
    kept_samples_ += range.decoded.samples.size();
    range.state = State::done;
    changed_.notify_all();
}

void Mp3Ranges::decode_ahead(std::size_t index, std::unique_lock<std::mutex>& lock) {
    Range& range = kept(index);
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

std::optional<std::size_t> Mp3Ranges::open(std::size_t most) const {
    if (kept_samples_ >= kKeptSamples) return {};
    for (std::size_t index = next_ + 1; index < std::min(count_, next_ + most); ++index)
        if (ranges_[index % kKept].state == State::open) return index;
    return {};
}

std::optional<std::size_t> Mp3Ranges::open() const {
    const bool others = std::ranges::any_of(ranges_, [](const Range& range) { return range.state == State::out; });
    return open(others ? kFew : kKept);
}

bool Mp3Ranges::waits() const {
    const std::lock_guard lock(mutex_);
    return open().has_value();
}

void Mp3Ranges::work() {
    std::unique_lock lock(mutex_);
    if (const auto index = open()) decode_ahead(*index, lock);
}

std::optional<Ahead::Order> Mp3Ranges::take() {
    const std::lock_guard lock(mutex_);
    const auto index = open(kFew);
    if (!index) return {};
    Order taken{*index, to_bytes(order(*index))};
    kept(*index).state = State::out;
    return taken;
}

bool Mp3Ranges::give(std::size_t piece, Bytes answer) {
    const std::lock_guard lock(mutex_);
    if (piece < next_ || piece >= std::min(count_, next_ + kKept)) return false;
    Range& range = kept(piece);
    if (range.state != State::out) return false;
    make_room(range);
    if (!read_answer(answer, order(piece), range.decoded)) return false;
    keep(range);
    return true;
}

void Mp3Ranges::reclaim() {
    const std::lock_guard lock(mutex_);
    for (Range& range : ranges_)
        if (range.state == State::out) range.state = State::open;
}

bool Mp3Ranges::next_is_out() const {
    const std::lock_guard lock(mutex_);
    return next_ < count_ && ranges_[next_ % kKept].state == State::out;
}

}  // namespace moodglass
