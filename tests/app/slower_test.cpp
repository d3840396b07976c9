// SPDX-License-Identifier: Apache-2.0
// Slowed sound against what it is to be: as much longer, and no lower.
#include "platform/desktop/slower.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace moodglass::desktop {
namespace {

constexpr double kRate = 44100, kPitch_hz = 440;
constexpr std::size_t kCount = 88200, kChannels = 2;

// All that comes out of two seconds of a sine, the right channel silent.
std::vector<std::int16_t> slowed(float speed) {
    Slower slower(kChannels, kRate);
    std::size_t at = 0;
    const auto read = [&](std::int16_t* out, std::size_t wanted) {
        const std::size_t count = std::min(wanted, kCount - at);
        for (std::size_t i = 0; i < count; ++i, ++at) {
            const double phase = 2 * std::numbers::pi * kPitch_hz * static_cast<double>(at) / kRate;
            out[i * kChannels] = static_cast<std::int16_t>(10000 * std::sin(phase));
            out[i * kChannels + 1] = 0;
        }
        return count;
    };
    std::vector<std::int16_t> all, piece(441 * kChannels);
    while (const std::size_t count = slower.fill(piece.data(), 441, speed, read, [&] { return at == kCount; }))
        all.insert(all.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(count * kChannels));
    return all;
}

class SlowerTest : public testing::TestWithParam<float> {};

TEST_P(SlowerTest, LastsLongerAtTheSamePitch) {
    const std::vector<std::int16_t> all = slowed(GetParam());
    const double samples = static_cast<double>(all.size() / kChannels);
    EXPECT_NEAR(samples * GetParam(), kCount, 0.2 * kRate);  // what is flushed ends with a piece of silence
    // Upward zero crossings in the middle half.
    int crossings = 0;
    const std::size_t from = all.size() / kChannels / 4, to = 3 * from;
    for (std::size_t i = from; i < to; ++i) {
        crossings += all[(i - 1) * kChannels] < 0 && all[i * kChannels] >= 0;
        ASSERT_EQ(all[i * kChannels + 1], 0);
    }
    EXPECT_NEAR(crossings / (static_cast<double>(to - from) / kRate), kPitch_hz, 5);
}

INSTANTIATE_TEST_SUITE_P(Speeds, SlowerTest, testing::Values(0.5f, 0.75f));

}  // namespace
}  // namespace moodglass::desktop
