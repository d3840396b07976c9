// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/slower.h"

#include <algorithm>

namespace moodglass::desktop {
namespace {

constexpr std::size_t kPiece = 1024;  // samples per channel, read and given out at a time

std::ptrdiff_t count_of(std::size_t count) { return static_cast<std::ptrdiff_t>(count); }

}  // namespace

Slower::Slower(std::size_t channels, double sample_rate)
    : channels_(channels), read_(kPiece * channels), samples_(kPiece * channels) {
    touch_.setSampleRate(static_cast<unsigned>(sample_rate));
    touch_.setChannels(static_cast<unsigned>(channels));
}

std::size_t Slower::fill(std::int16_t* out, std::size_t wanted, float speed, const Read& read,
                         const std::function<bool()>& ended) {
    if (speed != speed_) touch_.setTempo(speed);
    speed_ = speed;
    while (touch_.numSamples() < wanted) {
        const std::size_t count = read(read_.data(), kPiece);
        if (count == 0) break;
        std::transform(read_.begin(), read_.begin() + count_of(count * channels_), samples_.begin(),
                       [](std::int16_t v) { return static_cast<float>(v) / 32768; });
        touch_.putSamples(samples_.data(), static_cast<unsigned>(count));
    }
    if (touch_.numSamples() < wanted && touch_.numUnprocessedSamples() > 0 && ended()) touch_.flush();
    std::size_t done = 0;
    while (done < wanted) {
        const std::size_t count =
            touch_.receiveSamples(samples_.data(), static_cast<unsigned>(std::min(wanted - done, kPiece)));
        if (count == 0) break;
        std::transform(samples_.begin(), samples_.begin() + count_of(count * channels_), out + done * channels_,
                       [](float v) { return static_cast<std::int16_t>(std::clamp(v, -1.0f, 1.0f) * 32767); });
        done += count;
    }
    return done;
}

std::size_t Slower::held_back() const {
    return touch_.numUnprocessedSamples() + static_cast<std::size_t>(static_cast<float>(touch_.numSamples()) * speed_);
}

void Slower::clear() { touch_.clear(); }

}  // namespace moodglass::desktop
