// SPDX-License-Identifier: Apache-2.0
// Sound at another speed and the same pitch (SoundTouch: overlapping pieces of the sound, WSOLA).
#pragma once

#include <SoundTouch.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace moodglass::desktop {

class Slower {
  public:
    static constexpr std::size_t kMostChannels = SOUNDTOUCH_MAX_CHANNELS;

    Slower(std::size_t channels, double sample_rate);  // at most kMostChannels

    // Reads at most `wanted` interleaved samples per channel; returns how many there were.
    using Read = std::function<std::size_t(std::int16_t* out, std::size_t wanted)>;

    // Fills `out` with at most `wanted` samples per channel of what `read` gives, at `speed` (below 1: slower).
    // `ended`: there will be nothing more to read, so what is still held back is to come out. Returns how many there
    // are.
    std::size_t fill(std::int16_t* out, std::size_t wanted, float speed, const Read& read,
                     const std::function<bool()>& ended);

    // Samples per channel of the original between what was read last and what came out last.
    std::size_t held_back() const;
    void clear();  // what is held back belongs to another place in the sound

  private:
    std::size_t channels_;
    float speed_ = 1;
    soundtouch::SoundTouch touch_;
    std::vector<std::int16_t> read_;
    std::vector<float> samples_;
};

}  // namespace moodglass::desktop
