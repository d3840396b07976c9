// SPDX-License-Identifier: Apache-2.0
#include "audio/downmix.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "audio/mono.h"
#include "support/signals.h"

namespace moodglass {
namespace {

using Planes = std::vector<std::vector<float>>;

std::vector<float> interleaved(const Planes& planes) {
    std::vector<float> all;
    for (std::size_t i = 0; i < planes[0].size(); ++i)
        for (const auto& plane : planes) all.push_back(plane[i]);
    return all;
}

std::vector<float> times(float gain, std::vector<float> samples) {
    for (float& sample : samples) sample *= gain;
    return samples;
}

std::vector<float> sum(std::vector<float> a, const std::vector<float>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
}

struct Heard {
    std::vector<float> samples;
    std::vector<std::string> warnings;
    std::string error;
    float peak = 0;
};

Heard hear(std::unique_ptr<Sound> sound) {
    Mono mono(std::move(sound));
    Heard heard;
    for (;;) {
        const auto more = mono.read(heard.samples);
        if (!more) heard.error = more.error().message;
        if (!more || !*more) break;
    }
    heard.warnings = mono.warnings();
    heard.peak = mono.level();
    return heard;
}

Heard hear(const Planes& planes) {
    return hear(as_sound(interleaved(planes), static_cast<int>(planes.size()), kSampleRate));
}

double rms(const std::vector<float>& samples) {
    double power = 0;
    for (const float sample : samples) power += static_cast<double>(sample) * static_cast<double>(sample);
    return std::sqrt(power / static_cast<double>(samples.size()));
}

// Of what differs, against `wanted`.
double difference(const std::vector<float>& samples, const std::vector<float>& wanted) {
    EXPECT_EQ(samples.size(), wanted.size());
    return samples.size() == wanted.size() ? rms(sum(samples, times(-1, wanted))) / rms(wanted) : 1;
}

TEST(Downmix, FollowsTheLayout) {
    const auto weights = mono_weights(wav_layout(6), 6);
    // ITU-R BS.775: left and right .7071, centre 1, surround .5; here they sum to 1.
    const double all = 2 * std::sqrt(0.5) + 1 + 2 * 0.5;
    const std::vector<double> wanted = {std::sqrt(0.5) / all, std::sqrt(0.5) / all, 1 / all, 0, 0.5 / all, 0.5 / all};
    for (std::size_t c = 0; c < wanted.size(); ++c) EXPECT_NEAR(static_cast<double>(weights[c]), wanted[c], 1e-6) << c;
    // The low-frequency channel comes last in Vorbis, the centre second.
    const auto vorbis = mono_weights(vorbis_layout(6), 6);
    EXPECT_EQ(vorbis, (std::vector<float>{weights[0], weights[2], weights[1], weights[4], weights[5], 0}));
    EXPECT_EQ(mono_weights({}, 4), std::vector<float>(4, 0.25f));
    EXPECT_EQ(mono_weights({Speaker::low_frequency}, 1), std::vector<float>{1});
    for (int channels = 1; channels <= 8; ++channels) {
        EXPECT_EQ(flac_layout(channels).size(), static_cast<std::size_t>(channels));
        EXPECT_EQ(vorbis_layout(channels).size(), static_cast<std::size_t>(channels));
    }
    EXPECT_EQ(layout_of_mask(0x3F, 6), wav_layout(6));
    EXPECT_EQ(layout_of_mask(0x33, 4), flac_layout(4));
    EXPECT_TRUE(layout_of_mask(0x3F, 5).empty());
}

TEST(Downmix, LowFrequencyEffectsAreNotHeard) {
    const auto song = music(3, kSampleRate), silence = std::vector<float>(song.size()),
               rumble = sine(40, 3, kSampleRate, 0.9);
    const Heard heard = hear({silence, silence, song, rumble, silence, silence});
    const Heard alone = hear({silence, silence, song, silence, silence, silence});
    EXPECT_EQ(heard.samples, alone.samples);
}

TEST(Downmix, ChannelsThatCancelEachOtherOutAreHeard) {
    const auto song = music(4, kSampleRate), common = noise(4, kSampleRate, 5, 0.001f);
    const Heard control = hear({song});
    const std::string warning =
        "the channels cancel each other out for 4.0 s of 4.0 s, as when one is inverted: their difference was analysed "
        "there; check cable and export";
    for (const float balance : {1.0f, 0.8f}) {
        const Heard all = hear({song, times(-balance, song)});
        EXPECT_LT(difference(times(2 / (1 + balance), all.samples), control.samples), 1e-5);
        EXPECT_EQ(all.warnings, std::vector<std::string>{warning});
    }
    const Heard nearly = hear({sum(song, common), sum(times(-1, song), common)});
    EXPECT_LT(difference(nearly.samples, control.samples), 1e-5);
    EXPECT_EQ(nearly.warnings, std::vector<std::string>{warning});
    const auto silence = std::vector<float>(song.size());
    const Heard surround = hear({times(-1, song), song, silence, silence, silence, silence});
    EXPECT_GT(rms(surround.samples), 0.3 * rms(control.samples));
    EXPECT_EQ(surround.warnings, std::vector<std::string>{warning});
}

TEST(Downmix, AStretchThatCancelsOutIsHeardInItsPlace) {
    const auto song = music(8, kSampleRate);
    auto right = song;
    for (std::size_t i = 3 * kSampleRate; i < 6 * kSampleRate; ++i) right[i] = -right[i];
    const Heard heard = hear({song, right});
    EXPECT_LT(difference(heard.samples, hear({song}).samples), 0.05);  // but for the ramps
    ASSERT_EQ(heard.warnings.size(), 1u);
    EXPECT_NE(heard.warnings[0].find("for 3.0 s of 8.0 s"), std::string::npos) << heard.warnings[0];
}

TEST(Downmix, OrdinaryStereoIsASum) {
    const auto a = music(3, kSampleRate, 1), b = noise(3, kSampleRate, 2, 0.05f);
    for (const auto& [left, right] :
         {std::pair{a, b}, std::pair{sum(a, b), sum(a, times(-1, b))},
          std::pair{sum(b, times(0.7f, a)), sum(times(-1, b), times(0.7f, a))}, std::pair{a, times(0, a)}}) {
        const Heard heard = hear({left, right});
        EXPECT_LT(difference(heard.samples, hear({times(0.5f, sum(left, right))}).samples), 1e-6);
        EXPECT_TRUE(heard.warnings.empty());
    }
}

TEST(Downmix, IsTheSameInAnyPieces) {
    const auto song = music(3, 44100);
    auto right = times(-1, song);
    std::fill(right.begin(), right.begin() + 50000, 0.1f);
    const auto all = interleaved({song, right});
    const auto mixed = [&](std::size_t piece) {
        Downmix downmix(2, {}, 44100);
        std::vector<float> out;
        for (std::size_t i = 0; i < all.size(); i += piece)
            downmix.process(std::span(all).subspan(i, std::min(piece, all.size() - i)), out);
        downmix.finish(out);
        return out;
    };
    const auto whole = mixed(all.size());
    EXPECT_EQ(whole.size(), song.size());
    EXPECT_EQ(mixed(778), whole);
    EXPECT_EQ(mixed(2), whole);
}

TEST(Downmix, DirectCurrentIsNoLevel) {
    const auto song = times(0.3f, music(4, kSampleRate));
    const Heard control = hear({song});
    for (const float current : {0.003f, 0.01f, 0.3f, -0.6f}) {
        const auto shifted = sum(song, std::vector<float>(song.size(), current));
        EXPECT_NEAR(hear({shifted}).peak, control.peak, 0.005f * control.peak) << current;
        EXPECT_NEAR(hear({shifted, shifted}).peak, control.peak, 0.005f * control.peak) << current;
        // It does not hide that channels cancel each other out, nor silence before the sound.
        const Heard inverted = hear({shifted, sum(times(-1, song), std::vector<float>(song.size(), current))});
        EXPECT_NEAR(inverted.peak, control.peak, 0.005f * control.peak) << current;
        std::vector<float> late(kSampleRate, current);
        late.insert(late.end(), shifted.begin(), shifted.end());
        if (std::abs(current) > 0.005f) {
            EXPECT_LT(hear({late}).samples.size(), song.size() + 500) << current;
        }
    }
    EXPECT_NE(hear({std::vector<float>(3 * kSampleRate, 0.5f)}).error.find("silent"), std::string::npos);
}

// Frames of 1024 words that begin as `first`, `second`; between them noise at full scale.
std::vector<float> coded(int first, int second) {
    std::vector<float> words = noise(3, 2 * kSampleRate, 9, 0.4f);
    for (float& word : words) word = std::round(std::clamp(word, -1.0f, 0.99f) * 32768) / 32768;
    for (std::size_t i = 300; i + 1 < words.size(); i += 1024) {
        words[i] = static_cast<float>(static_cast<std::int16_t>(first)) / 32768;
        words[i + 1] = static_cast<float>(static_cast<std::int16_t>(second)) / 32768;
    }
    return words;
}

TEST(CodedSound, IsRefusedByName) {
    for (const auto& [first, second] :
         {std::pair{0x1FFF, 0xE800}, {0xFF1F, 0x00E8}, {0x7FFE, 0x8001}, {0xFE7F, 0x0180}})
        EXPECT_EQ(hear(as_sound(coded(first, second), 2, kSampleRate)).error.substr(0, 18), "DTS surround sound");
    for (const auto& [first, second] : {std::pair{0xF872, 0x4E1F}, {0x72F8, 0x1F4E}})
        EXPECT_EQ(hear(as_sound(coded(first, second), 2, kSampleRate)).error.substr(0, 19), "Dolby Digital, DTS ");
    EXPECT_EQ(hear(as_sound(coded(0x1234, 0x5678), 2, kSampleRate)).error, "");
}

}  // namespace
}  // namespace moodglass
