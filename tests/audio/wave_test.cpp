// SPDX-License-Identifier: Apache-2.0
// WAV and AIFF files as recorders, pipes, editors and careless programs leave them: each gives the samples of the one
// in order.
#include "audio/wave.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "audio/mono.h"
#include "audio/open.h"
#include "support/signals.h"

namespace moodglass {
namespace {

constexpr int kRate = 22050;
constexpr std::size_t kLength = 3 * kRate;

std::string number(std::uint64_t value, int bytes, bool big_endian = false) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * (big_endian ? bytes - 1 - i : i));
    return text;
}

std::string chunk(const std::string& name, const std::string& content, bool padded = true) {
    return name + number(content.size(), 4) + content + (padded && content.size() % 2 ? std::string(1, '\0') : "");
}

std::string format(int tag = 1, int channels = 1, int bits = 16, const std::string& more = "") {
    const auto block = static_cast<std::uint64_t>(channels * bits / 8);
    return number(static_cast<std::uint64_t>(tag), 2) + number(static_cast<std::uint64_t>(channels), 2) +
           number(kRate, 4) + number(kRate * block, 4) + number(block, 2) +
           number(static_cast<std::uint64_t>(bits), 2) + more;
}

std::string riff(const std::string& chunks, const std::string& name = "RIFF") {
    return name + number(chunks.size() + 4, 4) + "WAVE" + chunks;
}

std::vector<float> song() { return music(3, kRate); }

// 16 bits each.
std::string samples(bool big_endian = false) {
    std::string text;
    for (const float sample : song())
        text += number(static_cast<std::uint64_t>(std::lround(static_cast<double>(sample) * 32767)), 2, big_endian);
    return text;
}

std::string plain() { return riff(chunk("fmt ", format()) + chunk("data", samples())); }

struct Heard {
    std::vector<float> samples;
    std::string error;
    std::vector<std::string> warnings;
};

Heard hear(const std::string& file) {
    Heard heard;
    auto sound = open_sound(std::as_bytes(std::span(file)));
    if (!sound) return {{}, sound.error().message, {}};
    Mono mono(std::move(*sound));
    for (;;) {
        const auto more = mono.read(heard.samples);
        if (!more) heard.error = more.error().message;
        if (!more || !*more) break;
    }
    heard.warnings = mono.warnings();
    return heard;
}

void expect_the_same(const std::string& file, const std::vector<std::string>& warnings = {}) {
    static const Heard wanted = hear(plain());
    ASSERT_GT(wanted.samples.size(), kLength - 10);
    const Heard heard = hear(file);
    EXPECT_EQ(heard.error, "");
    EXPECT_EQ(heard.samples, wanted.samples);
    EXPECT_EQ(heard.warnings, warnings);
}

// With another size of data, and of the whole.
std::string with_sizes(std::string file, std::uint64_t data, std::uint64_t whole) {
    file.replace(file.find("data") + 4, 4, number(data, 4));
    return file.replace(4, 4, number(whole, 4));
}

const std::string kUnfinished =
    "the header was never finished, as when a recorder loses power: all 3.0 s behind it were analysed";

TEST(Wave, ThatWasNeverFinishedIsReadWhole) {
    const std::string file = plain();
    expect_the_same(file);
    expect_the_same(with_sizes(file, 0, 36), {kUnfinished});
    expect_the_same(with_sizes(file, 0, file.size() - 8), {kUnfinished});
    // Through a pipe
    expect_the_same(with_sizes(file, 0, 0));
    expect_the_same(with_sizes(file, 0xFFFFFFFF, 0xFFFFFFFF));
    expect_the_same(with_sizes(file, 0x7FFFFFFF, 0x80000023));
    expect_the_same(with_sizes(file, 0xFFFFFFFF - 36, 0xFFFFFFFF));
}

TEST(Wave, WhoseHeaderIsOlderThanItsSoundIsReadWhole) {
    const std::string file = plain();
    for (const std::size_t told : {kRate / 10 * 2, kRate * 2, kRate * 4})
        expect_the_same(
            with_sizes(file, told, told + 36),
            {"the header tells of " + std::to_string(told / 2 / kRate) + "." + std::to_string(told * 5 / kRate % 10) +
             " s of sound, as when a recorder stops too soon, but 3.0 s are there: all of it was analysed"});
}

TEST(Wave, IsToldAsCutWhereTheTimesShowIt) {
    const std::string file = plain();
    const auto warnings = [&](std::size_t less) { return hear(file.substr(0, file.size() - less)).warnings; };
    for (const std::size_t less : {1u, 2u, 80u, 2u * kRate / 25})
        EXPECT_EQ(warnings(less), std::vector<std::string>()) << less;
    EXPECT_EQ(warnings(2 * kRate / 16),
              std::vector<std::string>{"the file is cut after 2.9 s of 3.0 s: analysed up to there"});
    EXPECT_EQ(warnings(2 * kRate),
              std::vector<std::string>{"the file is cut after 2.0 s of 3.0 s: analysed up to there"});
}

TEST(Wave, IsNotReadBeyondItsSound) {
    const std::string info = chunk("LIST", "INFOINAM" + number(2000, 4) + std::string(2000, 'n')),
                      odd = chunk("xyz1", std::string(5001, 'x'));
    const std::string id3 = std::string("ID3\x04\0\0\0\0\x27\x08", 10) + std::string(0x27 * 128 + 8, 'x');
    for (const std::string& behind :
         {info, odd, odd + info, id3, std::string(100000, '\0'), std::string(90, 'x'), plain()}) {
        expect_the_same(riff(chunk("fmt ", format()) + chunk("data", samples()) + behind));
        expect_the_same(plain() + behind);
    }
    EXPECT_NE(hear(riff(chunk("fmt ", format()) + chunk("data", "") + info)).error, "");
}

TEST(Wave, ChunksOfOddLengthMayLackTheirByte) {
    for (const bool padded : {true, false}) {
        const std::string odd =
            chunk("LIST", "INFOINAM" + number(7, 4) + "A name", padded) + chunk("xyz1", std::string(333, 'x'), padded);
        expect_the_same(riff(odd + chunk("fmt ", format()) + odd + chunk("data", samples()) + odd));
        expect_the_same(
            riff(chunk("bext", std::string(603, '\0'), padded) + chunk("fmt ", format()) + chunk("data", samples())));
    }
    expect_the_same(riff(chunk("fmt ", format() + std::string(3, '\0'), false) + chunk("data", samples())));
}

TEST(Wave, MayHaveItsFormatBehindItsSound) {
    expect_the_same(riff(chunk("data", samples()) + chunk("fmt ", format())));
}

TEST(Wave, OfSixtyFourBitsIsReadWhole) {
    const auto rf64 = [](const std::string& name, std::uint64_t data, std::uint64_t whole) {
        const std::string sizes = chunk("ds64", number(whole, 8) + number(data, 8) + number(kLength, 8) + number(0, 4));
        return name + number(0xFFFFFFFF, 4) + "WAVE" + sizes + chunk("fmt ", format()) + "data" +
               number(0xFFFFFFFF, 4) + samples();
    };
    for (const char* name : {"RF64", "BW64"}) expect_the_same(rf64(name, 2 * kLength, 2 * kLength + 72));
    const auto wave64 = [](std::uint64_t data, std::uint64_t whole) {
        const std::string tail("\xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A", 12);
        return std::string("riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB\x04\xC1\x00\x00", 16) + number(whole, 8) + "wave" +
               tail + "fmt " + tail + number(40, 8) + format() + "data" + tail + number(data, 8) + samples();
    };
    expect_the_same(wave64(2 * kLength + 24, 2 * kLength + 104));
    expect_the_same(wave64(24, 104), {kUnfinished});
    expect_the_same(wave64(0, 0));
    expect_the_same(wave64(~std::uint64_t{0}, ~std::uint64_t{0}));
}

std::string aiff(std::uint64_t form, std::uint64_t frames, std::uint64_t sound, const std::string& kind = "",
                 bool big_endian = true, bool padded = true) {
    const std::string common = number(1, 2, true) + number(frames, 4, true) + number(16, 2, true) +
                               std::string("\x40\x0D\xAC\x44\0\0\0\0\0\0", 10) +
                               (kind.empty() ? "" : kind + std::string(2, '\0'));
    const std::string name = "NAME" + number(5, 4, true) + "A tune" + (padded ? "" : "");
    const std::string odd = "NAME" + number(7, 4, true) + "A title" + (padded ? std::string(1, '\0') : "");
    return "FORM" + number(form, 4, true) + (kind.empty() ? "AIFF" : "AIFC") + "COMM" + number(common.size(), 4, true) +
           common + odd + "SSND" + number(sound, 4, true) + std::string(8, '\0') + samples(big_endian);
}

TEST(Aiff, IsReadWholeFromAPipeToo) {
    constexpr std::uint64_t kSound = 2 * kLength + 8;
    expect_the_same(aiff(kSound + 62, kLength, kSound));
    expect_the_same(aiff(kSound + 62, kLength, kSound, "", true, false));
    expect_the_same(aiff(kSound + 68, kLength, kSound, "sowt", false));
    expect_the_same(aiff(0, 0, 0));
    expect_the_same(aiff(0, 0, 8));
    expect_the_same(aiff(0, kLength, kSound));
    expect_the_same(aiff(0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF));
    expect_the_same(aiff(62, 0, 8), {kUnfinished});
}

// By the definition of each: one sample of every kind.
TEST(Wave, SamplesOfEveryKindAreReadAsWhatTheyMean) {
    const auto first = [](int tag, int bits, const std::string& bytes, const std::string& container = "RIFF") {
        std::string data;
        for (int i = 0; i < 100; ++i) data += bytes;
        const std::string file = riff(chunk("fmt ", format(tag, 1, bits)) + chunk("data", data), container);
        auto sound = open_sound(std::as_bytes(std::span(file)));
        float sample = -9;
        if (sound) (*sound)->read({&sample, 1});
        return sample;
    };
    EXPECT_EQ(first(1, 8, "\xC0"), 0.5f);
    EXPECT_EQ(first(1, 16, std::string("\x00\xC0", 2)), -0.5f);
    EXPECT_EQ(first(1, 24, std::string("\x00\x00\x20", 3)), 0.25f);
    EXPECT_EQ(first(1, 32, std::string("\x00\x00\x00\x80", 4)), -1.0f);
    EXPECT_EQ(first(3, 32, std::string("\x00\x00\xC0\xBF", 4)), -1.5f);
    EXPECT_EQ(first(3, 64, std::string("\x00\x00\x00\x00\x00\x00\xD0\x3F", 8)), 0.25f);
    EXPECT_EQ(first(6, 8, "\xD5"), 8 / 32768.0f);  // G.711: the smallest, and the largest
    EXPECT_EQ(first(6, 8, "\xAA"), 32256 / 32768.0f);
    EXPECT_EQ(first(6, 8, "\x2A"), -32256 / 32768.0f);
    EXPECT_EQ(first(7, 8, "\xFF"), 0.0f);
    EXPECT_EQ(first(7, 8, "\x80"), 32124 / 32768.0f);
    EXPECT_EQ(first(7, 8, std::string("\x00", 1)), -32124 / 32768.0f);
}

TEST(Wave, WhatElseItHoldsIsDecodedOrNamed) {
    const auto refused = [](int tag) {
        return hear(riff(chunk("fmt ", format(tag, 2, 16)) + chunk("data", samples()))).error;
    };
    EXPECT_EQ(refused(0x31),
              "a WAV or AIFF file whose sound is coded as GSM 6.10, which is not decoded here; export it again as "
              "16-bit PCM");
    EXPECT_EQ(
        refused(0x2001),
        "a WAV or AIFF file whose sound is coded as DTS, which is not decoded here; export it again as 16-bit PCM");
    EXPECT_EQ(refused(0x7A21),
              "a WAV or AIFF file whose sound is coded as format 0x7A21, which is not decoded here; export it again as "
              "16-bit PCM");
    EXPECT_EQ(hear(aiff(0, 0, 0, "ima4")).error,
              "a WAV or AIFF file whose sound is coded as IMA ADPCM, which is not decoded here; export it again as "
              "16-bit PCM");
    // MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo: frames of silence
    std::string frames;
    for (int i = 0; i < 100; ++i) frames += std::string("\xFF\xFB\x90\x00", 4) + std::string(413, '\0');
    EXPECT_EQ(hear(riff(chunk("fmt ", format(0x55, 2, 0)) + chunk("data", frames))).error,
              "silent: no sample of the file rises above digital silence; check the recording");
}

TEST(Wave, CutAnywhereDoesNoHarm) {
    const std::string file = aiff(0, 0, 0, "sowt").substr(0, 200),
                      other = riff(chunk("xyz1", "odd", false) + chunk("fmt ", format()) + chunk("data", samples()))
                                  .substr(0, 200);
    for (std::size_t length = 0; length <= 200; ++length) {
        hear(file.substr(0, length));
        hear(other.substr(0, length));
    }
}

}  // namespace
}  // namespace moodglass
