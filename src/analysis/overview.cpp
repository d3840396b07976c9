// SPDX-License-Identifier: Apache-2.0
#include "analysis/overview.h"

#include <algorithm>
#include <cmath>

#include "audio/mono.h"

namespace moodglass {
namespace {

constexpr std::size_t kSlice = kSampleRate / 50;  // samples: 20 ms

}  // namespace

void OverviewMaker::push(std::span<const float> samples) {
    while (!samples.empty()) {
        const std::span<const float> part = samples.first(std::min(samples.size(), kSlice - in_slice_));
        if (in_slice_ == 0) {
            lowest_.push_back(part[0]);
            highest_.push_back(part[0]);
        }
        float lowest = lowest_.back(), highest = highest_.back();
        for (const float sample : part) {
            lowest = std::min(lowest, sample);
            highest = std::max(highest, sample);
        }
        lowest_.back() = lowest;
        highest_.back() = highest;
        in_slice_ = (in_slice_ + part.size()) % kSlice;
        samples = samples.subspan(part.size());
    }
}

Overview OverviewMaker::overview(std::span<const float> frames, float level, double start_s) const {
    Overview overview;
    overview.slice_s = static_cast<double>(kSlice) / kSampleRate;
    overview.lowest = lowest_;
    overview.highest = highest_;
    for (std::vector<float>* values : {&overview.lowest, &overview.highest})
        for (float& value : *values) value = std::clamp(value / level, -1.0f, 1.0f);
    overview.start_s = start_s;
    overview.frames_per_second = kFramesPerSecond;
    overview.bands = kBandCount;
    overview.levels.resize(frames.size());
    std::transform(frames.begin(), frames.end(), overview.levels.begin(), [](float value) {
        return static_cast<std::uint8_t>(std::clamp(value / Overview::kLevelMax * 255.0f + 0.5f, 0.0f, 255.0f));
    });
    return overview;
}

}  // namespace moodglass
