// SPDX-License-Identifier: Apache-2.0
// Sound of a file that was joined of several, whose sample rate or number of channels changes within: a podcast with an
// advertisement spliced in front. It comes at the highest rate and with the most channels of all parts.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "audio/resampler.h"
#include "audio/sound.h"

namespace moodglass {

class Joined final : public Sound {
  public:
    struct Part {
        int sample_rate = 0, channels = 0;
        std::size_t bytes = 0;                         // for progress()
        std::function<std::unique_ptr<Sound>()> open;  // none if it is damaged
    };
    // One part is open at a time.
    explicit Joined(std::vector<Part> parts);

    std::size_t read(std::span<float> interleaved) override;
    double progress() const override;
    bool cut() const override { return next_ == parts_.size() && !sound_ && cut_; }
    bool gaps() const override { return gaps_; }

  private:
    bool decode_more();
    void begin_part();
    void end_part();

    std::vector<Part> parts_;
    std::size_t next_ = 0;              // part to open
    std::unique_ptr<Sound> sound_;      // the part before that, while it lasts
    std::deque<Resampler> resamplers_;  // a channel each
    std::vector<float> piece_;
    std::vector<std::vector<float>> resampled_;  // a channel each
    std::size_t taken_ = 0;                      // of them
    double done_ = 0, all_ = 0;                  // bytes of whole parts
    bool cut_ = false;                           // the last part read
    bool gaps_ = false;
};

}  // namespace moodglass
