// SPDX-License-Identifier: Apache-2.0
#include "audio/downmix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace moodglass {
namespace {

constexpr double kBlock_s = 0.5, kRamp_s = 0.005;

// What is left in the sum, against channels that have nothing to do with each other: equal channels with a correlation
// of -0.875 leave an eighth. Music for people does not come near it; to change back takes twice as much, so that it
// does not flicker.
constexpr double kCancelling = 1.0 / 8, kNoMore = 1.0 / 4;

// Below this power a block is silent, and decides nothing.
constexpr double kSilentPower = 1e-10;

// The mean of the first block that sounds is direct current from here on, where that of none of its parts is far from
// it: a deep tone's would be.
constexpr double kDirectCurrent = 0.005, kFar = 0.5;
constexpr std::size_t kParts = 5;

// Zero where there is none.
float direct_current_of(std::span<const float> interleaved, std::size_t channels, std::size_t channel) {
    const std::size_t part = interleaved.size() / channels / kParts;
    if (part == 0) return 0;
    std::array<double, kParts> means{};
    for (std::size_t i = 0; i < part * kParts; ++i)
        means[i / part] += static_cast<double>(interleaved[i * channels + channel]) / static_cast<double>(part);
    const double mean = std::accumulate(means.begin(), means.end(), 0.0) / kParts;
    const bool steady =
        std::all_of(means.begin(), means.end(), [&](double of) { return std::abs(of - mean) < kFar * std::abs(mean); });
    return steady && std::abs(mean) >= kDirectCurrent ? static_cast<float>(mean) : 0;
}

struct Level {
    double mean = 0, power = 0;  // the latter about the former, summed
};

// Of every `stride`-th value. Four sums in turn: each waits for the addition before it.
Level level_of(std::span<const float> from, std::size_t stride) {
    constexpr std::size_t kSums = 4;
    std::array<double, kSums> values{}, powers{};
    const auto add = [&](std::size_t to, float value) {
        const auto precise = static_cast<double>(value);
        values[to] += precise;
        powers[to] += precise * precise;
    };
    std::size_t i = 0;
    for (; i + (kSums - 1) * stride < from.size(); i += kSums * stride)
        for (std::size_t to = 0; to < kSums; ++to) add(to, from[i + to * stride]);
    for (; i < from.size(); i += stride) add(0, from[i]);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0),
                 power = std::accumulate(powers.begin(), powers.end(), 0.0),
                 mean = sum / static_cast<double>((from.size() + stride - 1) / stride);
    return {mean, power - sum * mean};
}

}  // namespace

Downmix::Downmix(int channels, const ChannelLayout& layout, int sample_rate)
    : channels_(static_cast<std::size_t>(channels)),
      sample_rate_(sample_rate),
      block_length_(static_cast<std::size_t>(kBlock_s * sample_rate)),
      weights_(mono_weights(layout, channels)),
      gains_(weights_),
      wanted_(weights_),
      direct_current_(channels_) {
    block_.reserve(block_length_ * channels_);
}

void Downmix::process(std::span<const float> interleaved, std::vector<float>& mixed) {
    while (!interleaved.empty()) {
        const std::size_t count = std::min(interleaved.size(), block_length_ * channels_ - block_.size());
        block_.insert(block_.end(), interleaved.begin(), interleaved.begin() + static_cast<std::ptrdiff_t>(count));
        interleaved = interleaved.subspan(count);
        if (block_.size() == block_length_ * channels_) mix_block(mixed);
    }
}

void Downmix::finish(std::vector<float>& mixed) { mix_block(mixed); }

double Downmix::cancelled_s() const { return static_cast<double>(cancelled_) / sample_rate_; }

void Downmix::mix_block(std::vector<float>& mixed) {
    const std::size_t length = block_.size() / channels_, begin = mixed.size();
    if (length == 0) return;
    const bool first = !settled_;
    remove_direct_current();
    mixed.resize(begin + length);
    const auto mix = std::span(mixed).subspan(begin);
    weigh(weights_, mix);
    if (channels_ > 1) decide(mix);
    if (first) gains_ = wanted_;
    if (wanted_ != weights_) weigh(wanted_, mix);
    if (gains_ != wanted_) {
        const std::size_t ramp = std::min(length, static_cast<std::size_t>(kRamp_s * sample_rate_));
        for (std::size_t i = 0; i < ramp; ++i) {
            const float part = static_cast<float>(i) / static_cast<float>(ramp);
            mix[i] = 0;
            for (std::size_t c = 0; c < channels_; ++c)
                mix[i] += (gains_[c] + part * (wanted_[c] - gains_[c])) * block_[i * channels_ + c];
        }
    }
    gains_ = wanted_;
    block_.clear();
}

void Downmix::weigh(std::span<const float> weights, std::span<float> mix) const {
    std::fill(mix.begin(), mix.end(), 0.0f);
    for (std::size_t c = 0; c < channels_; ++c)
        for (std::size_t i = 0; i < mix.size(); ++i) mix[i] += weights[c] * block_[i * channels_ + c];
}

// From the powers of the channels and of their sum, each about its own mean.
void Downmix::decide(std::span<const float> mix) {
    const std::size_t length = mix.size();
    std::vector<Level> levels(channels_);
    for (std::size_t c = 0; c < channels_; ++c) levels[c] = level_of(std::span(block_).subspan(c), channels_);
    double unrelated = 0, most = 0;
    std::size_t loudest = 0;
    for (std::size_t c = 0; c < channels_; ++c) {
        const auto weight = static_cast<double>(weights_[c]);
        const double power = weight * weight * std::max(0.0, levels[c].power);
        unrelated += power;
        if (power > most) most = power, loudest = c;
    }
    if (unrelated > kSilentPower * static_cast<double>(length))
        cancelling_ = level_of(mix, 1).power < (cancelling_ ? kNoMore : kCancelling) * unrelated;
    wanted_ = weights_;
    if (!cancelling_) return;
    cancelled_ += length;
    std::vector<double> with_loudest(channels_);
    for (std::size_t i = 0; i < length; ++i) {
        const double loud = static_cast<double>(block_[i * channels_ + loudest]) - levels[loudest].mean;
        for (std::size_t c = 0; c < channels_; ++c)
            with_loudest[c] += loud * static_cast<double>(block_[i * channels_ + c]);
    }
    // The first channel keeps its sign, so that the mix does not change its own from block to block.
    const bool turned = with_loudest[0] < 0;
    for (std::size_t c = 0; c < channels_; ++c)
        if ((with_loudest[c] < 0) != turned) wanted_[c] = -weights_[c];
}

void Downmix::remove_direct_current() {
    if (!settled_) {
        for (std::size_t c = 0; c < channels_; ++c) direct_current_[c] = direct_current_of(block_, channels_, c);
        settled_ = std::any_of(block_.begin(), block_.end(), [](float sample) { return sample != 0; });
    }
    if (std::all_of(direct_current_.begin(), direct_current_.end(), [](float current) { return current == 0; })) return;
    for (std::size_t i = 0; i < block_.size(); ++i) block_[i] -= direct_current_[i % channels_];
}

}  // namespace moodglass
