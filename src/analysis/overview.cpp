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
            overview_.lowest.push_back(part[0]);
            overview_.highest.push_back(part[0]);
        }
        float lowest = overview_.lowest.back(), highest = overview_.highest.back();
        for (const float sample : part) {
            lowest = std::min(lowest, sample);
            highest = std::max(highest, sample);
        }
        overview_.lowest.back() = lowest;
        overview_.highest.back() = highest;
        in_slice_ = (in_slice_ + part.size()) % kSlice;
        samples = samples.subspan(part.size());
    }
}

Overview OverviewMaker::finish(const Spectrogram& spectrogram, float peak, double start_s) {
    Overview overview = std::move(overview_);
    overview.slice_s = static_cast<double>(kSlice) / kSampleRate;
    for (float& value : overview.lowest) value /= peak;
    for (float& value : overview.highest) value /= peak;
    overview.start_s = start_s;
    overview.frames_per_second = kFramesPerSecond;
    overview.bands = kBandCount;
    overview.levels.reserve(spectrogram.values.size());
    for (const float value : spectrogram.values)
        overview.levels.push_back(
            static_cast<std::uint8_t>(std::clamp(value / Overview::kLevelMax * 255.0f + 0.5f, 0.0f, 255.0f)));
    return overview;
}

}  // namespace moodglass
