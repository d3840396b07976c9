// SPDX-License-Identifier: Apache-2.0
#include "audio/piped_wave.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "support/signals.h"

namespace moodglass {
namespace {

// A pipe that gives `most` bytes at a time.
ReadBytes pipe_of(std::vector<std::byte> bytes, std::size_t most) {
    return [bytes = std::move(bytes), most, at = std::size_t{0}](std::span<std::byte> to) mutable {
        const std::size_t count = std::min({to.size(), most, bytes.size() - at});
        if (count > 0) std::memcpy(to.data(), bytes.data() + at, count);
        at += count;
        return count;
    };
}

std::vector<float> all_of(Sound& sound) {
    std::vector<float> samples, piece(static_cast<std::size_t>(1000 * sound.channels));
    while (const std::size_t count = sound.read(piece))
        samples.insert(samples.end(), piece.begin(),
                       piece.begin() + static_cast<std::ptrdiff_t>(count) * sound.channels);
    return samples;
}

std::vector<float> rounded(std::vector<float> samples) {
    for (float& sample : samples) sample = static_cast<float>(std::lround(sample * 32767)) / 32768;
    return samples;
}

TEST(PipedWave, GivesTheSamplesInWhateverPiecesTheyCome) {
    const std::vector<float> samples = music(1, 22050);
    for (const std::size_t most : {1u, 3u, 4096u, 1000000u})
        for (const int channels : {1, 2}) {
            const auto sound = open_piped_wave(pipe_of(wav(samples, channels, 44100), most));
            ASSERT_TRUE(sound);
            EXPECT_EQ(sound->sample_rate, 44100);
            EXPECT_EQ(sound->channels, channels);
            EXPECT_EQ(all_of(*sound), rounded(samples));
        }
}

TEST(PipedWave, EndsWhereTheHeaderSays) {
    const std::vector<float> samples = music(1, 22050);
    std::vector<std::byte> file = wav(samples, 1, 22050);
    file.insert(file.end(), 100, std::byte{'x'});
    EXPECT_EQ(all_of(*open_piped_wave(pipe_of(file, 1000))).size(), samples.size());
}

TEST(PipedWave, GoesOnWhereTheHeaderDoesNotKnow) {
    const std::vector<float> samples = music(1, 22050);
    for (const std::byte unknown : {std::byte{0x00}, std::byte{0xFF}}) {
        std::vector<std::byte> file = wav(samples, 1, 22050);
        for (const std::size_t at : {4u, 40u})
            std::fill_n(file.begin() + static_cast<std::ptrdiff_t>(at), 4, unknown);
        EXPECT_EQ(all_of(*open_piped_wave(pipe_of(file, 5000))), rounded(samples));
    }
}

TEST(PipedWave, IsNoneWithoutAHeader) {
    EXPECT_FALSE(open_piped_wave(pipe_of({}, 10)));
    EXPECT_FALSE(open_piped_wave(pipe_of(std::vector<std::byte>(100), 10)));
    EXPECT_FALSE(open_piped_wave(pipe_of(std::vector<std::byte>(3 << 20), 1 << 20)));
}

TEST(PipedSamples, AreOf16Bits) {
    const std::vector<float> samples = music(1, 8000);
    std::vector<std::byte> bytes = wav(samples, 2, 8000);
    bytes.erase(bytes.begin(), bytes.begin() + 44);
    const auto sound = open_piped_samples(pipe_of(bytes, 7), 8000, 2);
    EXPECT_EQ(sound->sample_rate, 8000);
    EXPECT_EQ(all_of(*sound), rounded(samples));
}

}  // namespace
}  // namespace moodglass
