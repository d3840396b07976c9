// SPDX-License-Identifier: Apache-2.0
#include "analysis/live_level.h"

#include <algorithm>
#include <cmath>

#include "audio/sound.h"

namespace moodglass {
namespace {

// What a converter of 16 bits says at the most is just below 1.
constexpr float kMost = 0.999f;
constexpr std::size_t kInARow = 3;

}  // namespace

void LevelMeter::push(std::span<const float> samples) {
    for (const float sample : samples) {
        const float magnitude = is_sane(sample) ? std::abs(sample) : 0;
        level_.peak = std::max(level_.peak, magnitude);
        power_ += static_cast<double>(magnitude) * static_cast<double>(magnitude);
        at_most_ = magnitude >= kMost ? at_most_ + 1 : 0;
        level_.clips = level_.clips || at_most_ >= kInARow;
        silent_ = magnitude > kLiveSilence ? 0 : silent_ + 1;
    }
    count_ += samples.size();
}

LiveLevel LevelMeter::take() {
    LiveLevel level = level_;
    level.rms = count_ == 0 ? 0 : static_cast<float>(std::sqrt(power_ / static_cast<double>(count_)));
    level.silent_s = static_cast<double>(silent_) / rate_;
    level_ = {};
    power_ = 0;
    count_ = 0;
    return level;
}

}  // namespace moodglass
