// SPDX-License-Identifier: Apache-2.0
// A WAV file, 16 bits a sample, as bytes: the header, then samples piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace moodglass {

// What the format can hold: 4 GB.
inline constexpr std::uint64_t kMostWavBytes = 0xFFFFFFFFu - 36;

// length: samples per channel.
std::vector<std::byte> wav_header(int channels, int rate, std::uint64_t length);

// Appends samples, nominally -1 to 1; what is beyond is clipped.
void append_wav_samples(std::span<const float> interleaved, std::vector<std::byte>& file);

// The same of samples that have 16 bits already.
void append_wav_samples(std::span<const std::int16_t> interleaved, std::vector<std::byte>& file);

}  // namespace moodglass
