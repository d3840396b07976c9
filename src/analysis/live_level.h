// SPDX-License-Identifier: Apache-2.0
// How loud it is where live sound comes in: for a meter, and for a warning where it is too loud or too quiet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "analysis/live.h"

namespace moodglass {

class LevelMeter {
  public:
    explicit LevelMeter(int rate) : rate_(rate) {}

    void push(std::span<const float> samples);
    LiveLevel take();

  private:
    int rate_;
    LiveLevel level_;
    double power_ = 0;
    std::size_t count_ = 0, at_most_ = 0;  // samples since take(); those in a row that are at the most
    std::uint64_t silent_ = 0;
};

}  // namespace moodglass
