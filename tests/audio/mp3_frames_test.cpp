// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_frames.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>

namespace moodglass {
namespace {

// MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo: 417 bytes, 1152 samples.
std::string frame() { return std::string("\xFF\xFB\x90\x00", 4) + std::string(413, '\0'); }

// The same with an Info tag: 10 frames, LAME's delay 576 and padding 1000.
std::string tag_frame() {
    std::string text = frame();
    text.replace(36, 12, std::string("Info\0\0\0\x01\0\0\0\x0A", 12));
    text.replace(48, 9, "LAME3.100");
    text[48 + 21] = '\x24';  // 576 = 0x240, 1000 = 0x3E8
    text[48 + 22] = '\x03';
    text[48 + 23] = '\xE8';
    return text;
}

std::string repeat(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

Bytes as_bytes(const std::string& text) { return std::as_bytes(std::span(text)); }

// The only stream of a file.
Mp3Stream stream_of(const std::string& file) {
    const auto streams = mp3_streams(as_bytes(file));
    EXPECT_EQ(streams.size(), 1u);
    return streams.empty() ? Mp3Stream() : streams[0];
}

std::string in_pieces(const Mp3Stream& stream) {
    std::string all;
    for (const Bytes piece : stream.pieces) all.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    return all;
}

TEST(Mp3Frames, AreCountedAndAnEndWithinOneIsSeen) {
    const std::string whole = repeat(frame(), 5);
    const Mp3Stream stream = stream_of(whole);
    EXPECT_EQ(stream.frames, 5u);
    EXPECT_EQ(stream.samples_per_frame, 1152);
    EXPECT_EQ(stream.sample_rate, 44100);
    EXPECT_EQ(stream.channels, 2);
    EXPECT_FALSE(stream.has_tag_frame);
    EXPECT_FALSE(stream.ends_within_frame);
    EXPECT_TRUE(stream_of(whole.substr(0, whole.size() - 100)).ends_within_frame);
}

TEST(Mp3Frames, TheTagTellsDelayPaddingAndLength) {
    const Mp3Stream stream = stream_of(tag_frame() + repeat(frame(), 10));
    EXPECT_TRUE(stream.has_tag_frame);
    EXPECT_EQ(stream.promised_frames, 10u);
    EXPECT_EQ(stream.delay, 576u + 529u);
    EXPECT_EQ(stream.padding, 1000u - 529u);
}

// A frame has 24 bytes or more: so many do not fit into what the tag or, without it, the file tells.
TEST(Mp3Frames, ATagThatPromisesMoreThanFitsPromisesNothing) {
    const auto with = [](const std::string& frames, const std::string& bytes) {
        std::string tag = tag_frame();
        const std::string flags(bytes.empty() ? "\0\0\0\x01" : "\0\0\0\x03", 4);
        tag.replace(36, 12 + bytes.size(), "Info" + flags + frames + bytes);
        return stream_of(tag + repeat(frame(), 10)).promised_frames;
    };
    const std::string unknown(4, '\xFF'), megabyte = std::string("\0\x10\0\0", 4);
    EXPECT_FALSE(with(unknown, ""));
    EXPECT_FALSE(with(unknown, unknown));
    EXPECT_FALSE(with(unknown, megabyte));
    EXPECT_FALSE(with(std::string("\0\0\0\xC0", 4), ""));  // 192 x 24 > 11 x 417
    EXPECT_EQ(with(std::string("\0\0\0\xBF", 4), ""), 191u);
    // Cut: 11 frames are left of a megabyte, into which 43690 fit.
    EXPECT_EQ(with(std::string("\0\0\xAA\xAA", 4), megabyte), 43690u);
    EXPECT_FALSE(with(std::string("\0\0\xAA\xAB", 4), megabyte));
}

TEST(Mp3Frames, AreFoundBehindJunk) {
    EXPECT_EQ(find_mp3_frame(as_bytes(std::string(100, 'x') + repeat(frame(), 3))), 100u);
    EXPECT_EQ(find_mp3_frame(as_bytes(std::string(300000, '\0') + repeat(frame(), 3))), 300000u);
}

TEST(Mp3Frames, DamagedOnesAreCountedByTheirBytes) {
    std::string file = repeat(frame(), 10);
    for (const std::size_t damaged : {3u, 4u, 8u})
        file.replace(damaged * frame().size(), frame().size(), std::string(frame().size(), 'x'));
    EXPECT_EQ(stream_of(file).frames, 7u);
    EXPECT_EQ(stream_of(file).stray_frames, 3u);
    // The last too, unless it is nothing but padding.
    std::string end = repeat(frame(), 10);
    for (std::size_t at = 9 * frame().size(); at < end.size(); ++at) end[at] = static_cast<char>('a' + at % 7);
    EXPECT_EQ(stream_of(end).stray_frames, 1u);
}

TEST(Mp3Frames, InFreeFormatAreAsLongAsTheNextIsFar) {
    // The same with bit rate 0: 700 bytes, and one more where the header says so.
    const std::string plain = std::string("\xFF\xFB\x00\x00", 4) + std::string(696, '\x01'),
                      longer = std::string("\xFF\xFB\x02\x00", 4) + std::string(697, '\x01');
    const std::string file = plain + plain + longer + plain + longer + longer + plain;
    EXPECT_EQ(stream_of(file).frames, 7u);
    EXPECT_EQ(stream_of(file).stray_frames, 0u);
    EXPECT_FALSE(stream_of(file).ends_within_frame);
    EXPECT_TRUE(stream_of(file.substr(0, file.size() - 9)).ends_within_frame);
}

TEST(Mp3Frames, OfAnotherKindAreAnotherStream) {
    // MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono; and 48 kHz, stereo: 384 bytes.
    const std::string mono = std::string("\xFF\xFB\x90\xC0", 4) + std::string(413, '\0');
    const std::string faster = std::string("\xFF\xFB\x94\x00", 4) + std::string(380, '\0');
    for (const std::string& other : {mono, faster}) {
        const std::string tag = "TAG" + std::string(125, 'x');
        const std::string joined = tag_frame() + repeat(frame(), 10) + tag + repeat(other, 5);
        const auto streams = mp3_streams(as_bytes(joined));
        ASSERT_EQ(streams.size(), 2u);
        EXPECT_EQ(streams[0].frames, 11u);
        EXPECT_EQ(in_pieces(streams[0]), tag_frame() + repeat(frame(), 10));
        EXPECT_EQ(streams[1].frames, 5u);
        EXPECT_EQ(in_pieces(streams[1]), repeat(other, 5));
        EXPECT_EQ(streams[1].channels, other == mono ? 1 : 2);
        EXPECT_EQ(streams[1].sample_rate, other == mono ? 44100 : 48000);
        // Two of them may be an accident.
        EXPECT_EQ(stream_of(repeat(frame(), 5) + repeat(other, 2) + repeat(frame(), 5)).frames, 10u);
    }
}

// In files of samples that nothing names.
TEST(Mp3Frames, QuietSamplesHaveNone) {
    std::mt19937 random(1);
    for (const int bytes : {1, 2, 3})
        for (const double level : {1.0, 3.0, 30.0})
            for (const bool big_endian : {false, true}) {
                std::normal_distribution<double> normal(0, level);
                std::string samples(20, '\0');
                for (int i = 0; i < 100000; ++i) {
                    const auto value = static_cast<unsigned>(std::lround(normal(random)));
                    for (int k = 0; k < bytes; ++k)
                        samples += static_cast<char>(value >> 8 * (big_endian ? bytes - 1 - k : k));
                }
                EXPECT_FALSE(find_mp3_frame(as_bytes(samples))) << bytes << " bytes, " << level;
            }
}

TEST(Mp3Frames, InFreeFormatAreFoundBehindJunkWhereTheyHoldOn) {
    const std::string free = std::string("\xFF\xFB\x00\x00", 4) + std::string(696, '\x01');
    EXPECT_EQ(find_mp3_frame(as_bytes("junk" + repeat(free, 40))), 4u);
    EXPECT_EQ(find_mp3_frame(as_bytes(repeat(free, 3) + std::string(3000, 'x'))), 0u);
    EXPECT_FALSE(find_mp3_frame(as_bytes("junk" + repeat(free, 3) + std::string(3000, 'x'))));
}

TEST(Mp3Frames, TextHasNone) {
    EXPECT_FALSE(find_mp3_frame(as_bytes(std::string(100000, 'a'))));
    EXPECT_TRUE(mp3_streams({}).empty());
    // One thing that looks like a header is not enough.
    EXPECT_FALSE(find_mp3_frame(as_bytes(std::string(10, 'a') + frame() + "nothing more" + std::string(600, 'b'))));
}

}  // namespace
}  // namespace moodglass
