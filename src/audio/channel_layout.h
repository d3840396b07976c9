// SPDX-License-Identifier: Apache-2.0
// Which loudspeaker each channel of a sound is for, and how much of it belongs into one channel.
#pragma once

#include <cstdint>
#include <vector>

namespace moodglass {

// By the bits of WAVEFORMATEXTENSIBLE's channel mask, which libav numbers in the same way.
enum class Speaker : int {
    front_left = 0,
    front_right = 1,
    front_center = 2,
    low_frequency = 3,
    back_left = 4,
    back_right = 5,
    front_left_of_center = 6,
    front_right_of_center = 7,
    back_center = 8,
    side_left = 9,
    side_right = 10,
    low_frequency_2 = 35,
};

// One for each channel; empty where they are not known.
using ChannelLayout = std::vector<Speaker>;

// From the lowest bit on; empty if the mask has not one bit for each channel.
ChannelLayout layout_of_mask(std::uint32_t mask, int channels);

// The order that each format defines where the file says no more; empty beyond.
ChannelLayout wav_layout(
    int channels);  // also AIFF: mono, stereo, 5.1 and 7.1 alone, for others are as often separate microphones
ChannelLayout flac_layout(int channels);    // RFC 9639, 9.1.3
ChannelLayout vorbis_layout(int channels);  // Vorbis I, 4.3.9, and Opus' family 1 (RFC 7845, 5.1.1.2)

// Of each channel in the mono mix, together 1: those of ITU-R BS.775 (front .71, centre 1, surround .5, no
// low-frequency effects); the same for all where the layout is not known.
std::vector<float> mono_weights(const ChannelLayout& layout, int channels);

}  // namespace moodglass
