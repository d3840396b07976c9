// SPDX-License-Identifier: Apache-2.0
#include "platform/decoding/told_sound.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "platform/decoding/messages.h"

namespace moodglass {
namespace {

constexpr std::int32_t kLastSpeaker = 63;  // bits of a channel mask

// Takes values off the front of a message; once they do not suffice, all further ones are zero.
class Reading {
  public:
    explicit Reading(std::span<const std::byte> bytes) : left_(bytes) {}

    template <class T>
    T take() {
        T value{};
        if (!has(sizeof value)) return value;
        std::memcpy(&value, left_.data(), sizeof value);
        left_ = left_.subspan(sizeof value);
        return value;
    }
    std::string take_text() {
        const auto size = take<std::uint32_t>();
        if (size > kMostText || !has(size)) return good_ = false, std::string();
        std::string text(reinterpret_cast<const char*>(left_.data()), size);
        left_ = left_.subspan(size);
        const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return ' ' <= c && c <= '~'; });
        good_ = good_ && plain && !text.empty();
        return text;
    }
    bool whole() const { return good_ && left_.empty(); }  // all was there, and nothing else

  private:
    bool has(std::size_t size) { return good_ = good_ && size <= left_.size(); }

    std::span<const std::byte> left_;
    bool good_ = true;
};

class Told final : public Sound {
  public:
    Told(std::unique_ptr<Line> line, std::shared_ptr<std::optional<Error>> failed)
        : line_(std::move(line)), failed_(std::move(failed)) {}

    Result<void> open() {
        const auto head = next_head();
        if (head && is(*head, Message::failed)) {
            take_failure(head->size);
        } else if (!head || !is(*head, Message::opened) || !take_opening(head->size)) {
            give_up();
        }
        if (*failed_) return tl::unexpected(**failed_);
        return {};
    }

    std::size_t read(std::span<float> interleaved) override {
        const auto step = static_cast<std::size_t>(channels);
        while (waiting_ == 0 && line_) next_message();
        const std::size_t count = std::min(waiting_, interleaved.size() / step);
        if (count == 0) return 0;
        if (!line_->read(std::as_writable_bytes(interleaved.first(count * step)))) return give_up(), 0;
        waiting_ -= count;
        return count;
    }
    double progress() const override { return progress_; }
    bool cut() const override { return flags_ & kCut; }
    bool gaps() const override { return flags_ & kGaps; }
    bool other_follows() const override { return flags_ & kOtherFollows; }
    std::vector<std::string> remarks() const override { return remarks_; }

  private:
    static bool is(const MessageHead& head, Message kind) { return head.kind == static_cast<std::uint32_t>(kind); }

    std::optional<MessageHead> next_head() {
        MessageHead head;
        if (!line_->read(std::as_writable_bytes(std::span(&head, 1)))) return {};
        return head;
    }

    // The message's bytes; none where there are too many or too few.
    std::optional<std::vector<std::byte>> content(std::size_t size) {
        if (size > kMostTold) return {};
        std::vector<std::byte> bytes(size);
        if (!line_->read(bytes)) return {};
        return bytes;
    }

    void give_up() {
        *failed_ = line_->end();
        line_.reset();
        waiting_ = 0;
    }

    bool take(const Standing& standing) {
        if (!std::isfinite(standing.progress) || standing.promises > 1) return false;
        progress_ = std::clamp(standing.progress, 0.0, 1.0);
        promised_length = standing.promises ? std::optional(standing.promised_length) : std::nullopt;
        return true;
    }

    bool take_opening(std::size_t size) {
        const auto bytes = content(size);
        if (!bytes) return false;
        Reading reading(*bytes);
        const auto standing = reading.take<Standing>();
        sample_rate = reading.take<std::int32_t>();
        channels = reading.take<std::int32_t>();
        const auto speakers = reading.take<std::uint32_t>();
        if (sample_rate < kMinSampleRate || sample_rate > kMaxSampleRate) return false;
        if (channels < 1 || channels > kMaxChannels) return false;
        if (speakers != 0 && speakers != static_cast<std::uint32_t>(channels)) return false;
        for (std::uint32_t i = 0; i < speakers; ++i) {
            const auto speaker = reading.take<std::int32_t>();
            if (speaker < 0 || speaker > kLastSpeaker) return false;
            layout.push_back(static_cast<Speaker>(speaker));
        }
        return reading.whole() && take(standing);
    }

    // Up to where samples begin, or the end.
    void next_message() {
        const auto head = next_head();
        if (!head) return give_up();
        if (is(*head, Message::failed)) return take_failure(head->size);
        if (is(*head, Message::ended)) return take_end(head->size);
        if (!is(*head, Message::samples) || !begin_samples(head->size)) give_up();
    }

    bool begin_samples(std::size_t size) {
        const std::size_t one = static_cast<std::size_t>(channels) * sizeof(float);
        if (size <= sizeof(Standing) || (size - sizeof(Standing)) % one != 0) return false;
        const std::size_t count = (size - sizeof(Standing)) / one;
        if (count > static_cast<std::size_t>(sample_rate)) return false;
        const auto bytes = content(sizeof(Standing));
        if (!bytes || !take(Reading(*bytes).take<Standing>())) return false;
        waiting_ = count;
        return true;
    }

    void take_end(std::size_t size) {
        const auto bytes = content(size);
        if (!bytes) return give_up();
        Reading reading(*bytes);
        const auto standing = reading.take<Standing>();
        const auto flags = reading.take<std::uint32_t>(), count = reading.take<std::uint32_t>();
        if (count > kMostRemarks) return give_up();
        std::vector<std::string> remarks;
        for (std::uint32_t i = 0; i < count; ++i) remarks.push_back(reading.take_text());
        if (!reading.whole() || !take(standing)) return give_up();
        flags_ = flags;
        remarks_ = std::move(remarks);
        line_.reset();
    }

    void take_failure(std::size_t size) {
        const auto bytes = content(size);
        if (!bytes) return give_up();
        Reading reading(*bytes);
        const auto cause = reading.take<std::uint32_t>();
        const std::string text = reading.take_text();
        if (!reading.whole() || cause > static_cast<std::uint32_t>(Cause::memory)) return give_up();
        *failed_ = Error{text, static_cast<Cause>(cause)};
        line_.reset();
    }

    std::unique_ptr<Line> line_;  // until the last message
    std::size_t waiting_ = 0;     // of the message that is being read, samples per channel
    double progress_ = 0;
    std::uint32_t flags_ = 0;
    std::vector<std::string> remarks_;
    std::shared_ptr<std::optional<Error>> failed_;
};

}  // namespace

Result<ToldSound> told_sound(std::unique_ptr<Line> line) {
    auto failed = std::make_shared<std::optional<Error>>();
    auto sound = std::make_unique<Told>(std::move(line), failed);
    if (auto opened = sound->open(); !opened) return tl::unexpected(std::move(opened.error()));
    return ToldSound{std::move(sound), std::move(failed)};
}

}  // namespace moodglass
