// SPDX-License-Identifier: Apache-2.0
// Sound that something else has decoded: the page's browser, a test.
#pragma once

#include <memory>
#include <vector>

#include "audio/sound.h"

namespace moodglass {

class Decoded final : public Sound {
  public:
    // interleaved: samples of all channels at `rate` Hz. told_s: how long they should be (told_duration.h).
    Decoded(std::vector<float> interleaved, int channel_count, int rate, std::optional<double> told_s = {});
    // `size` samples that others read, too
    Decoded(std::shared_ptr<const float[]> interleaved, std::size_t size, int channel_count, int rate,
            std::optional<double> told_s = {});

    std::size_t read(std::span<float> interleaved) override;
    double progress() const override;
    bool cut() const override;

  private:
    Decoded(const std::shared_ptr<const std::vector<float>>& interleaved, int channel_count, int rate,
            std::optional<double> told_s);

    std::shared_ptr<const float[]> samples_;
    std::size_t size_;
    std::size_t taken_ = 0;
};

}  // namespace moodglass
