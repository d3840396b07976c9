// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_frames.h"

#include <gtest/gtest.h>

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

TEST(Mp3Frames, AreCountedAndAnEndWithinOneIsSeen) {
    const std::string whole = repeat(frame(), 5);
    const auto layout = mp3_layout(as_bytes(whole));
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->frames, 5u);
    EXPECT_EQ(layout->samples_per_frame, 1152);
    EXPECT_FALSE(layout->has_tag_frame);
    EXPECT_FALSE(layout->ends_within_frame);
    EXPECT_TRUE(mp3_layout(as_bytes(whole).first(whole.size() - 100))->ends_within_frame);
}

TEST(Mp3Frames, TheTagTellsDelayPaddingAndLength) {
    const std::string whole = tag_frame() + repeat(frame(), 10);
    const auto layout = mp3_layout(as_bytes(whole));
    ASSERT_TRUE(layout);
    EXPECT_TRUE(layout->has_tag_frame);
    EXPECT_EQ(layout->promised_frames, 10u);
    EXPECT_EQ(layout->delay, 576u + 529u);
    EXPECT_EQ(layout->padding, 1000u - 529u);
}

TEST(Mp3Frames, AreFoundBehindTagsAndJunk) {
    const std::string id3 = std::string("ID3\x04\0\0\0\0\x01\x00", 10) + std::string(128, '\xFF');
    const std::string id3v1 = "TAG" + std::string(125, ' ');
    const std::string whole = id3 + repeat(frame(), 4) + id3v1;
    const Bytes sound = without_id3(as_bytes(whole));
    EXPECT_EQ(sound.size(), 4 * frame().size());
    EXPECT_EQ(find_mp3_frame(sound), 0u);
    const std::string junk = std::string(100, 'x') + repeat(frame(), 3);
    EXPECT_EQ(find_mp3_frame(as_bytes(junk)), 100u);
}

TEST(Mp3Frames, DamagedOnesAreCountedByTheirBytes) {
    std::string file = repeat(frame(), 10);
    for (const std::size_t damaged : {3u, 4u, 8u}) file.replace(damaged * frame().size(), frame().size(), std::string(frame().size(), 'x'));
    EXPECT_EQ(mp3_layout(as_bytes(file))->frames, 7u);
    EXPECT_EQ(mp3_layout(as_bytes(file))->stray_frames, 3u);
    // Tags between frames and behind them are none, nor is padding.
    const std::string id3 = std::string("ID3\x04\0\0\0\0\x0A\x00", 10) + std::string(1280, 'x');
    const std::string ape = "APETAGEX" + std::string("\xD0\x07\0\0\x08\x07\0\0", 8) + std::string(16, 'x') + std::string(1800, 'x');
    const std::string tagged = repeat(frame(), 5) + "TAG" + std::string(125, 'x') + id3 + repeat(frame(), 5) + std::string(3000, '\0') + ape +
                               "LYRICSBEGIN" + std::string(2000, 'x');
    EXPECT_EQ(mp3_layout(as_bytes(tagged))->frames, 10u);
    EXPECT_EQ(mp3_layout(as_bytes(tagged))->stray_frames, 0u);
}

TEST(Mp3Frames, EndWhereAStreamOfAnotherKindBegins) {
    // MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono; and 48 kHz, stereo: 384 bytes.
    const std::string mono = std::string("\xFF\xFB\x90\xC0", 4) + std::string(413, '\0');
    const std::string faster = std::string("\xFF\xFB\x94\x00", 4) + std::string(380, '\0');
    for (const std::string& other : {mono, faster}) {
        const std::string joined = tag_frame() + repeat(frame(), 10) + repeat(other, 5);
        const auto layout = mp3_layout(as_bytes(joined));
        EXPECT_TRUE(layout->other_follows);
        EXPECT_EQ(layout->frames, 11u);
        EXPECT_EQ(layout->end, 11 * frame().size());
        // Two of them may be an accident.
        const std::string damaged = repeat(frame(), 5) + repeat(other, 2) + repeat(frame(), 5);
        EXPECT_FALSE(mp3_layout(as_bytes(damaged))->other_follows);
        EXPECT_EQ(mp3_layout(as_bytes(damaged))->frames, 10u);
    }
}

TEST(Mp3Frames, TextHasNone) {
    EXPECT_FALSE(find_mp3_frame(as_bytes(std::string(100000, 'a'))));
    EXPECT_FALSE(mp3_layout({}));
    // One thing that looks like a header is not enough.
    EXPECT_FALSE(find_mp3_frame(as_bytes(std::string(10, 'a') + frame() + "nothing more" + std::string(600, 'b'))));
}

}  // namespace
}  // namespace moodglass
