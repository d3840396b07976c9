// SPDX-License-Identifier: Apache-2.0
#include "audio/decoded.h"

#include <algorithm>

namespace moodglass {

Decoded::Decoded(std::vector<float> interleaved, int channel_count, int rate) : samples_(std::move(interleaved)) {
    sample_rate = rate;
    channels = channel_count;
}

std::size_t Decoded::read(std::span<float> interleaved) {
    const auto step = static_cast<std::size_t>(channels);
    const std::size_t count = std::min(interleaved.size(), samples_.size() - taken_) / step * step;
    std::copy_n(samples_.begin() + static_cast<std::ptrdiff_t>(taken_), count, interleaved.begin());
    taken_ += count;
    return count / step;
}

double Decoded::progress() const {
    return samples_.empty() ? 1.0 : static_cast<double>(taken_) / static_cast<double>(samples_.size());
}

}  // namespace moodglass
