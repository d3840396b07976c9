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
    for (const float sample : samples) {
        if (in_slice_ == 0) {
            overview_.lowest.push_back(sample);
            overview_.highest.push_back(sample);
        } else {
            overview_.lowest.back() = std::min(overview_.lowest.back(), sample);
            overview_.highest.back() = std::max(overview_.highest.back(), sample);
        }
        in_slice_ = (in_slice_ + 1) % kSlice;
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
