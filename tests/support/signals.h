// SPDX-License-Identifier: Apache-2.0
// Sounds for tests, made on the spot.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <numbers>
#include <random>
#include <vector>

#include "audio/decoded.h"

namespace moodglass {

inline std::vector<float> sine(double hz, double seconds, int rate, double level = 0.5) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(level * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rate));
    return samples;
}

inline std::vector<float> noise(double seconds, int rate, unsigned seed, float level = 0.3f) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, level);
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    for (float& sample : samples) sample = normal(random);
    return samples;
}

// Chords that change every second, with noise: something for the network to hear.
inline std::vector<float> music(double seconds, int rate, unsigned seed = 1) {
    std::vector<float> samples = noise(seconds, rate, seed, 0.02f);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / rate;
        const int bar = static_cast<int>(t);
        const double root = 110 * std::pow(2.0, (bar * 5 % 12) / 12.0);
        for (const double interval : {1.0, 1.26, 1.5, 2.0})
            samples[i] += static_cast<float>(0.1 * std::sin(2 * std::numbers::pi * root * interval * t) * std::exp(-2 * (t - bar)));
    }
    return samples;
}

inline std::unique_ptr<Sound> as_sound(std::vector<float> interleaved, int channels, int rate) {
    return std::make_unique<Decoded>(std::move(interleaved), channels, rate);
}

// A 16-bit WAV file.
inline std::vector<std::byte> wav(const std::vector<float>& interleaved, int channels, int rate) {
    std::vector<std::byte> file;
    const auto put = [&](auto value) {
        std::byte raw[sizeof value];
        std::memcpy(raw, &value, sizeof value);
        for (const std::byte b : raw) file.push_back(b);
    };
    const auto tag = [&](const char* text) {
        for (int i = 0; i < 4; ++i) file.push_back(static_cast<std::byte>(text[i]));
    };
    const auto size = static_cast<std::uint32_t>(interleaved.size() * 2);
    tag("RIFF"), put(36 + size), tag("WAVE"), tag("fmt "), put(std::uint32_t{16}), put(std::uint16_t{1});
    put(static_cast<std::uint16_t>(channels)), put(static_cast<std::uint32_t>(rate)), put(static_cast<std::uint32_t>(rate * channels * 2));
    put(static_cast<std::uint16_t>(channels * 2)), put(std::uint16_t{16}), tag("data"), put(size);
    for (const float sample : interleaved) put(static_cast<std::int16_t>(std::lround(sample * 32767)));
    return file;
}

}  // namespace moodglass
