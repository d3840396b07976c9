// SPDX-License-Identifier: Apache-2.0
#include "audio/decoded.h"

#include <algorithm>
#include <utility>

namespace moodglass {

Decoded::Decoded(std::vector<float> interleaved, int channel_count, int rate)
    : Decoded(std::make_shared<const std::vector<float>>(std::move(interleaved)), channel_count, rate) {}

Decoded::Decoded(const std::shared_ptr<const std::vector<float>>& interleaved, int channel_count, int rate)
    : Decoded({interleaved, interleaved->data()}, interleaved->size(), channel_count, rate) {}

Decoded::Decoded(std::shared_ptr<const float[]> interleaved, std::size_t size, int channel_count, int rate)
    : samples_(std::move(interleaved)), size_(size) {
    sample_rate = rate;
    channels = channel_count;
    layout = wav_layout(channel_count);
}

std::size_t Decoded::read(std::span<float> interleaved) {
    const auto step = static_cast<std::size_t>(channels);
    const std::size_t count = std::min(interleaved.size(), size_ - taken_) / step * step;
    std::copy_n(samples_.get() + taken_, count, interleaved.begin());
    taken_ += count;
    return count / step;
}

double Decoded::progress() const { return size_ == 0 ? 1.0 : static_cast<double>(taken_) / static_cast<double>(size_); }

}  // namespace moodglass
