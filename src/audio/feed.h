// SPDX-License-Identifier: Apache-2.0
// Sound that something else decodes piece by piece: the page's browser. Whoever has it fills the feed, and reads of its
// sound only what is there: it gives more while hungry() says so, and ends it at the end.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "audio/sound.h"

namespace moodglass {

class Feed {
  public:
    // told_s: how long it should sound by its file, if that is known.
    Feed(int channels, int sample_rate, std::optional<double> told_s = {});

    // Whether less than a second and a half is there, of which one read takes up to a second.
    bool hungry() const;

    // Room for the next samples, interleaved, so many per channel. The view holds until the next call.
    std::span<float> room(std::size_t count);
    void come_to(double progress) { progress_ = progress; }  // 0 to 1, of the file

    struct End {
        bool cut = false, gaps = false, other_follows = false;  // as Sound has them
    };
    void end(const End& how);

    // What it holds, to be read once. The feed lives as long as either needs it.
    static std::unique_ptr<Sound> sound(std::shared_ptr<Feed> feed);

  private:
    class Fed;

    int channels_, sample_rate_;
    std::optional<double> told_s_;
    std::vector<float> samples_;  // interleaved, those read already at the front
    std::size_t read_ = 0;
    double progress_ = 0;
    std::optional<End> end_;
};

}  // namespace moodglass
