// SPDX-License-Identifier: Apache-2.0
#include "audio/decoded.h"

#include <algorithm>

namespace moodglass {
namespace {

// Beyond any file; what a damaged header tells must still fit a whole number.
constexpr double kLongest_s = 1e9;

// Encoders' delays count in some containers and not in others, and browsers leave them out or not.
constexpr double kDelays_s = 0.25;

}  // namespace

Decoded::Decoded(std::vector<float> interleaved, int channel_count, int rate, std::optional<double> told_s)
    : Decoded(std::make_shared<const std::vector<float>>(std::move(interleaved)), channel_count, rate, told_s) {}

Decoded::Decoded(const std::shared_ptr<const std::vector<float>>& interleaved, int channel_count, int rate,
                 std::optional<double> told_s)
    : Decoded({interleaved, interleaved->data()}, interleaved->size(), channel_count, rate, told_s) {}

Decoded::Decoded(std::shared_ptr<const float[]> interleaved, std::size_t size, int channel_count, int rate,
                 std::optional<double> told_s)
    : samples_(std::move(interleaved)), size_(size) {
    sample_rate = rate;
    channels = channel_count;
    layout = wav_layout(channel_count);
    if (told_s) promised_length = static_cast<std::uint64_t>(std::clamp(*told_s, 0.0, kLongest_s) * rate);
}

std::size_t Decoded::read(std::span<float> interleaved) {
    const auto step = static_cast<std::size_t>(channels);
    const std::size_t count = std::min(interleaved.size(), size_ - taken_) / step * step;
    std::copy_n(samples_.get() + taken_, count, interleaved.begin());
    taken_ += count;
    return count / step;
}

double Decoded::progress() const {
    return size_ == 0 ? 1.0 : static_cast<double>(taken_) / static_cast<double>(size_);
}

bool Decoded::cut() const {
    const auto length = static_cast<double>(size_) / channels;
    return taken_ == size_ && promised_length &&
           length + kDelays_s * sample_rate < static_cast<double>(*promised_length);
}

}  // namespace moodglass
