// SPDX-License-Identifier: Apache-2.0
// Sound that something else has decoded: the page's browser, a test.
#pragma once

#include <memory>
#include <vector>

#include "audio/sound.h"

namespace moodglass {

class Decoded final : public Sound {
  public:
    // interleaved: samples of all channels at `rate` Hz
    Decoded(std::vector<float> interleaved, int channel_count, int rate);
    // `size` samples that others read, too
    Decoded(std::shared_ptr<const float[]> interleaved, std::size_t size, int channel_count, int rate);

    std::size_t read(std::span<float> interleaved) override;
    double progress() const override;

  private:
    Decoded(const std::shared_ptr<const std::vector<float>>& interleaved, int channel_count, int rate);

    std::shared_ptr<const float[]> samples_;
    std::size_t size_;
    std::size_t taken_ = 0;
};

}  // namespace moodglass
