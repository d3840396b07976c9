// SPDX-License-Identifier: Apache-2.0
#include "audio/feed.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace moodglass {
namespace {

// Beyond any file; what a damaged header tells must still fit a whole number.
constexpr double kLongest_s = 1e9;

// Encoders' delays count in some containers and not in others, and browsers leave them out or not.
constexpr double kDelays_s = 0.25;

}  // namespace

class Feed::Fed final : public Sound {
  public:
    explicit Fed(std::shared_ptr<Feed> feed) : feed_(std::move(feed)) {
        sample_rate = feed_->sample_rate_;
        channels = feed_->channels_;
        layout = wav_layout(channels);
        if (feed_->told_s_)
            promised_length = static_cast<std::uint64_t>(std::clamp(*feed_->told_s_, 0.0, kLongest_s) * sample_rate);
    }

    std::size_t read(std::span<float> interleaved) override {
        const auto step = static_cast<std::size_t>(channels);
        std::vector<float>& samples = feed_->samples_;
        const std::size_t count = std::min(interleaved.size(), samples.size() - feed_->read_) / step * step;
        std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(feed_->read_), count, interleaved.begin());
        feed_->read_ += count;
        length_ += count / step;
        return count / step;
    }

    double progress() const override { return feed_->progress_; }

    bool cut() const override {
        if (!feed_->end_) return false;
        if (feed_->end_->cut) return true;
        const double length = static_cast<double>(length_) + kDelays_s * sample_rate;
        return promised_length && length < static_cast<double>(*promised_length);
    }
    bool gaps() const override { return feed_->end_ && feed_->end_->gaps; }
    bool other_follows() const override { return feed_->end_ && feed_->end_->other_follows; }

  private:
    std::shared_ptr<Feed> feed_;
    std::uint64_t length_ = 0;  // samples per channel that were read
};

Feed::Feed(int channels, int sample_rate, std::optional<double> told_s)
    : channels_(channels), sample_rate_(sample_rate), told_s_(told_s) {}

bool Feed::hungry() const {
    const auto second = static_cast<std::size_t>(channels_) * static_cast<std::size_t>(sample_rate_);
    return !end_ && samples_.size() - read_ < second + second / 2;
}

std::span<float> Feed::room(std::size_t count) {
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(read_));
    read_ = 0;
    const std::size_t before = samples_.size();
    samples_.resize(before + count * static_cast<std::size_t>(channels_));
    return std::span(samples_).subspan(before);
}

void Feed::end(const End& how) {
    end_ = how;
    progress_ = 1;
}

std::unique_ptr<Sound> Feed::sound(std::shared_ptr<Feed> feed) { return std::make_unique<Fed>(std::move(feed)); }

}  // namespace moodglass
