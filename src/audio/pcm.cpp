// SPDX-License-Identifier: Apache-2.0
#include "audio/pcm.h"

#include <algorithm>
#include <bit>
#include <cstdio>

namespace moodglass {
namespace {

std::string seconds(double s) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", s);
    return text;
}

float from_mu_law(unsigned code) {
    code = ~code & 0xFF;
    const int magnitude = ((static_cast<int>(code & 15) << 3) + 132) << (code >> 4 & 7);
    return static_cast<float>(code & 0x80 ? 132 - magnitude : magnitude - 132) / 32768.0f;
}

float from_a_law(unsigned code) {
    code ^= 0x55;
    const int segment = static_cast<int>(code >> 4 & 7), step = static_cast<int>(code & 15) << 4;
    const int magnitude = segment == 0 ? step + 8 : (step + 264) << (segment - 1);
    return static_cast<float>(code & 0x80 ? magnitude : -magnitude) / 32768.0f;
}

}  // namespace

bool Pcm::reads(const Wave& wave) {
    const int width = wave.block / std::max(1, wave.channels);
    if (wave.channels < 1 || wave.sample_rate < 1 || width < 1 || width * wave.channels != wave.block) return false;
    switch (wave.encoding) {
        case Wave::pcm:
            return width <= 4;
        case Wave::ieee_float:
            return width == 4 || width == 8;
        case Wave::a_law:
        case Wave::mu_law:
            return width == 1;
        default:
            return false;
    }
}

Pcm::Pcm(const Wave& wave)
    : wave_(wave),
      width_(static_cast<std::size_t>(wave.block / wave.channels)),
      length_(wave.data.size() / static_cast<std::size_t>(wave.block)) {
    sample_rate = wave.sample_rate;
    channels = wave.channels;
    layout = wave.layout;
    if (wave.told_bytes && wave.header == Wave::Header::whole)
        promised_length = *wave.told_bytes / static_cast<std::size_t>(wave.block);
}

float Pcm::sample(const std::byte* at) const {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < width_; ++i)
        bits = bits << 8 | std::to_integer<std::uint64_t>(at[wave_.big_endian ? i : width_ - 1 - i]);
    switch (wave_.encoding) {
        case Wave::mu_law:
            return from_mu_law(static_cast<unsigned>(bits));
        case Wave::a_law:
            return from_a_law(static_cast<unsigned>(bits));
        case Wave::ieee_float:
            return width_ == 4 ? std::bit_cast<float>(static_cast<std::uint32_t>(bits))
                               : static_cast<float>(std::bit_cast<double>(bits));
        default:
            break;
    }
    if (width_ == 1 && wave_.unsigned_bytes) bits ^= 0x80;
    // Left-justified in 32 bits; fewer bits than bytes stand to the left as well.
    const auto value = static_cast<std::int32_t>(static_cast<std::uint32_t>(bits << 8 * (4 - width_)));
    return static_cast<float>(value) / 2147483648.0f;
}

std::size_t Pcm::read(std::span<float> interleaved) {
    const auto step = static_cast<std::size_t>(channels), block = static_cast<std::size_t>(wave_.block);
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(interleaved.size() / step, length_ - taken_));
    const std::byte* from = wave_.data.data() + taken_ * block;
    if (wave_.encoding == Wave::pcm && width_ == 2 && !wave_.big_endian) {  // most of all files, and faster so
        for (std::size_t i = 0; i < count * step; ++i) {
            const auto value = std::to_integer<unsigned>(from[2 * i]) | std::to_integer<unsigned>(from[2 * i + 1]) << 8;
            interleaved[i] = static_cast<float>(static_cast<std::int16_t>(value)) / 32768.0f;
        }
    } else {
        for (std::size_t i = 0; i < count * step; ++i) interleaved[i] = sample(from + i * width_);
    }
    taken_ += count;
    return count;
}

double Pcm::progress() const { return length_ ? static_cast<double>(taken_) / static_cast<double>(length_) : 1.0; }

std::vector<std::string> Pcm::remarks() const { return header_remarks(wave_, length_, sample_rate); }

std::vector<std::string> header_remarks(const Wave& wave, std::uint64_t length, int rate) {
    std::vector<std::string> all;
    const double there_s = static_cast<double>(length) / rate;
    if (wave.header == Wave::Header::unfinished)
        all.push_back("the header was never finished, as when a recorder loses power: all " + seconds(there_s) +
                      " behind it were analysed");
    if (wave.header == Wave::Header::outdated && wave.told_bytes) {
        const double told_s = there_s * static_cast<double>(*wave.told_bytes) /
                              static_cast<double>(std::max<std::size_t>(1, wave.data.size()));
        all.push_back("the header tells of " + seconds(told_s) + " of sound, as when a recorder stops too soon, but " +
                      seconds(there_s) + " are there: all of it was analysed");
    }
    return all;
}

}  // namespace moodglass
