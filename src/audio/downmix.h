// SPDX-License-Identifier: Apache-2.0
// From the channels of a file to one: what a listener hears of them. Ordinarily the weighted sum by the channels'
// layout; where channels cancel each other out in it (one was inverted), the same with signs that make them agree,
// which for stereo is half their difference. Decided for each half second by itself, so that no more than that has to
// be kept. Direct current, as cheap sound cards add it, is taken off: it is no level.
#pragma once

#include <span>
#include <vector>

#include "audio/channel_layout.h"

namespace moodglass {

class Downmix {
  public:
    Downmix(int channels, const ChannelLayout& layout, int sample_rate);

    // Appends what is decided to `mixed`: the samples of whole half seconds. The same in whatever pieces they come.
    void process(std::span<const float> interleaved, std::vector<float>& mixed);
    void finish(std::vector<float>& mixed);

    double cancelled_s() const;  // how long the channels cancelled each other out

  private:
    void mix_block(std::vector<float>& mixed);
    void weigh(std::span<const float> weights, std::span<float> mix) const;
    void decide(std::span<const float> mix);  // which is by weights_
    void remove_direct_current();

    std::size_t channels_;
    int sample_rate_;
    std::size_t block_length_;                     // samples per channel
    std::vector<float> weights_, gains_, wanted_;  // of each channel: by layout; now; at the end of the ramp
    std::vector<float> block_;                     // interleaved
    bool cancelling_ = false;
    std::size_t cancelled_ = 0;          // samples per channel
    bool settled_ = false;               // a block has sounded: direct_current_ is known
    std::vector<float> direct_current_;  // of each channel
};

}  // namespace moodglass
