// SPDX-License-Identifier: Apache-2.0
#include "audio/channel_layout.h"

#include <bit>
#include <numeric>

namespace moodglass {
namespace {

constexpr Speaker L = Speaker::front_left, R = Speaker::front_right, C = Speaker::front_center,
                  Lfe = Speaker::low_frequency, Bl = Speaker::back_left, Br = Speaker::back_right,
                  Bc = Speaker::back_center, Sl = Speaker::side_left, Sr = Speaker::side_right;

float weight(Speaker speaker) {
    constexpr float kHalfPower = 0.70710678f;
    switch (speaker) {
        case Speaker::front_center:
            return 1;
        case Speaker::front_left:
        case Speaker::front_right:
        case Speaker::front_left_of_center:
        case Speaker::front_right_of_center:
        case Speaker::back_center:
            return kHalfPower;
        case Speaker::low_frequency:
        case Speaker::low_frequency_2:
            return 0;
        default:
            return 0.5f;  // at the sides, behind, above
    }
}

}  // namespace

ChannelLayout layout_of_mask(std::uint32_t mask, int channels) {
    ChannelLayout layout;
    if (std::popcount(mask) != channels) return layout;
    for (int bit = 0; bit < 32; ++bit)
        if (mask >> bit & 1) layout.push_back(static_cast<Speaker>(bit));
    return layout;
}

ChannelLayout wav_layout(int channels) {
    switch (channels) {
        case 1:
            return {C};
        case 2:
            return {L, R};
        case 6:
            return {L, R, C, Lfe, Bl, Br};
        case 8:
            return {L, R, C, Lfe, Bl, Br, Sl, Sr};
        default:
            return {};
    }
}

ChannelLayout flac_layout(int channels) {
    switch (channels) {
        case 3:
            return {L, R, C};
        case 4:
            return {L, R, Bl, Br};
        case 5:
            return {L, R, C, Bl, Br};
        case 7:
            return {L, R, C, Lfe, Bc, Sl, Sr};
        default:
            return wav_layout(channels);
    }
}

ChannelLayout vorbis_layout(int channels) {
    switch (channels) {
        case 3:
            return {L, C, R};
        case 4:
            return {L, R, Bl, Br};
        case 5:
            return {L, C, R, Bl, Br};
        case 6:
            return {L, C, R, Bl, Br, Lfe};
        case 7:
            return {L, C, R, Sl, Sr, Bc, Lfe};
        case 8:
            return {L, C, R, Sl, Sr, Bl, Br, Lfe};
        default:
            return wav_layout(channels);
    }
}

std::vector<float> mono_weights(const ChannelLayout& layout, int channels) {
    std::vector<float> weights(static_cast<std::size_t>(channels), 1.0f);
    if (layout.size() == weights.size())
        for (std::size_t c = 0; c < weights.size(); ++c) weights[c] = weight(layout[c]);
    float sum = std::accumulate(weights.begin(), weights.end(), 0.0f);
    if (sum == 0) {
        weights.assign(weights.size(), 1.0f);
        sum = static_cast<float>(channels);
    }
    for (float& w : weights) w /= sum;
    return weights;
}

}  // namespace moodglass
