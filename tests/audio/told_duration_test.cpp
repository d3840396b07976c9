// SPDX-License-Identifier: Apache-2.0
#include "audio/told_duration.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <string>

namespace moodglass {
namespace {

double told(const std::string& file) { return told_duration_s(std::as_bytes(std::span(file))).value_or(-1); }

std::string number(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = bytes; i-- > 0;) text += static_cast<char>(value >> 8 * i);
    return text;
}

std::string box(const std::string& name, const std::string& content) { return number(content.size() + 8, 4) + name + content; }

std::string track(const std::string& kind, std::uint64_t duration, bool wide = false) {
    const std::string header = wide ? number(1, 1) + std::string(27, '\0') + number(duration, 8) : std::string(20, '\0') + number(duration, 4);
    return box("trak", box("tkhd", header + std::string(60, '\0')) + box("mdia", box("hdlr", std::string(8, '\0') + kind + std::string(12, '\0'))));
}

std::string m4a(const std::string& tracks) {
    return box("ftyp", "M4A ") + box("mdat", "sound") +
           box("moov", box("mvhd", std::string(12, '\0') + number(1000, 4) + number(99000, 4)) + tracks);
}

TEST(ToldDuration, OfM4aIsThatOfTheSoundTrack) {
    EXPECT_DOUBLE_EQ(told(m4a(track("vide", 9000) + track("soun", 4000))), 4.0);
    EXPECT_DOUBLE_EQ(told(m4a(track("soun", 4000, true))), 4.0);
    EXPECT_EQ(told(m4a(track("vide", 9000))), -1);
    EXPECT_EQ(told(m4a(track("soun", 0))), -1);           // in fragments
    EXPECT_EQ(told(m4a(track("soun", 0xFFFFFFFF))), -1);  // unknown
    const std::string whole = m4a(track("soun", 4000));
    for (std::size_t length = 0; length < whole.size(); ++length) told(whole.substr(0, length));
}

// An element of Matroska, its size in one byte.
std::string element(const std::string& id, const std::string& content) {
    return id + static_cast<char>(0x80 | content.size()) + content;
}

TEST(ToldDuration, OfWebmIsThatOfItsHeader) {
    const std::string start = element("\x1A\x45\xDF\xA3", "webm");
    const std::string info = "\x15\x49\xA9\x66", duration = "\x44\x89", scale = "\x2A\xD7\xB1", segment = "\x18\x53\x80\x67";
    const std::string wide = element(duration, number(std::bit_cast<std::uint64_t>(4000.0), 8));
    const std::string narrow = element(duration, number(std::bit_cast<std::uint32_t>(2000.0f), 4));
    EXPECT_DOUBLE_EQ(told(start + element(segment, element("\xEC", "void") + element(info, wide))), 4.0);
    EXPECT_DOUBLE_EQ(told(start + element(segment, element(info, element(scale, number(2000000, 3)) + narrow))), 4.0);
    const std::string video = element("\x16\x54\xAE\x6B", element("\xAE", element("\x83", "\x01"))),
                      sound = element("\x16\x54\xAE\x6B", element("\xAE", element("\x83", "\x02")));
    EXPECT_DOUBLE_EQ(told(start + element(segment, element(info, wide) + sound)), 4.0);
    EXPECT_EQ(told(start + element(segment, element(info, wide) + video)), -1);  // which may last longer than the sound
    // Of unknown size, as a recorder writes it.
    EXPECT_DOUBLE_EQ(told(start + segment + "\x01" + std::string(7, '\xFF') + element(info, wide)), 4.0);
    EXPECT_EQ(told(start + element(segment, element(info, ""))), -1);
    EXPECT_EQ(told(start + element(segment, element(info, element(duration, number(~std::uint64_t{0}, 8))))), -1);  // no number
}

// AAC-LC, 44.1 kHz, stereo: 200 bytes, 1024 samples.
std::string frame() { return std::string("\xFF\xF1\x50\x80\x19\x1F\xFC", 7) + std::string(193, 's'); }

TEST(ToldDuration, OfAacIsThatOfItsFrames) {
    constexpr double kFrame_s = 1024.0 / 44100;
    std::string file;
    for (int i = 0; i < 10; ++i) file += frame();
    EXPECT_DOUBLE_EQ(told(file), 10 * kFrame_s);
    std::string damaged = file;
    damaged[3 * 200] = 'x';  // the fourth is no frame any more, and the third is followed by none
    EXPECT_NEAR(told(damaged), 10 * kFrame_s, 0.3 * kFrame_s);
    EXPECT_NEAR(told(file.substr(0, 1900)), 10 * kFrame_s, kFrame_s);
    EXPECT_EQ(told(std::string(1000, 'x')), -1);
    EXPECT_EQ(told(""), -1);
    EXPECT_EQ(told(frame().substr(0, 7)), kFrame_s);
}

}  // namespace
}  // namespace moodglass
