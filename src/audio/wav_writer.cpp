// SPDX-License-Identifier: Apache-2.0
#include "audio/wav_writer.h"

#include <algorithm>
#include <cmath>

namespace moodglass {
namespace {

constexpr int kSampleBytes = 2;

void put(std::uint64_t value, int bytes, std::vector<std::byte>& to) {
    for (int i = 0; i < bytes; ++i) to.push_back(static_cast<std::byte>(value >> (8 * i)));
}

void put(const char* tag, std::vector<std::byte>& to) {
    for (int i = 0; i < 4; ++i) to.push_back(static_cast<std::byte>(tag[i]));
}

}  // namespace

std::vector<std::byte> wav_header(int channels, int rate, std::uint64_t length) {
    const auto block = static_cast<std::uint64_t>(channels * kSampleBytes);
    const std::uint64_t size = length * block;
    std::vector<std::byte> header;
    put("RIFF", header);
    put(36 + size, 4, header);
    put("WAVE", header);
    put("fmt ", header);
    put(16, 4, header);
    put(1, 2, header);  // PCM
    put(static_cast<std::uint64_t>(channels), 2, header);
    put(static_cast<std::uint64_t>(rate), 4, header);
    put(static_cast<std::uint64_t>(rate) * block, 4, header);
    put(block, 2, header);
    put(8 * kSampleBytes, 2, header);
    put("data", header);
    put(size, 4, header);
    return header;
}

void append_wav_samples(std::span<const float> interleaved, std::vector<std::byte>& file) {
    file.reserve(file.size() + interleaved.size() * kSampleBytes);
    for (const float value : interleaved) {
        const auto sample = static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0f, 1.0f) * 32767));
        put(static_cast<std::uint16_t>(sample), kSampleBytes, file);
    }
}

void append_wav_samples(std::span<const std::int16_t> interleaved, std::vector<std::byte>& file) {
    file.reserve(file.size() + interleaved.size() * kSampleBytes);
    for (const std::int16_t sample : interleaved) put(static_cast<std::uint16_t>(sample), kSampleBytes, file);
}

}  // namespace moodglass
