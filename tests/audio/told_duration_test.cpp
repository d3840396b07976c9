// SPDX-License-Identifier: Apache-2.0
#include "audio/told_duration.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace moodglass {
namespace {

double told(const std::string& file) { return told_duration_s(std::as_bytes(std::span(file))).value_or(-1); }

std::string number(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = bytes; i-- > 0;) text += static_cast<char>(value >> 8 * i);
    return text;
}

std::string box(const std::string& name, const std::string& content) {
    return number(content.size() + 8, 4) + name + content;
}

std::string track(const std::string& kind, std::uint64_t duration, bool wide = false) {
    const std::string header =
        wide ? number(1, 1) + std::string(27, '\0') + number(duration, 8) : std::string(20, '\0') + number(duration, 4);
    return box("trak", box("tkhd", header + std::string(60, '\0')) +
                           box("mdia", box("hdlr", std::string(8, '\0') + kind + std::string(12, '\0'))));
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

// AAC at 44.1 kHz: packets that last 1024 of 44100. So many of them, then what their times tell, and an edit list: how
// many thousandths of a second to play, and from where in the media on (-1: silence).
struct Packets {
    std::uint64_t count = 0, ticks = 0;
};
struct Edit {
    std::uint64_t length = 0;
    std::int64_t from = 0;
};

std::string edits(const std::vector<Edit>& list, bool wide) {
    std::string text = number(wide ? 1 : 0, 1) + std::string(3, '\0') + number(list.size(), 4);
    const int field = wide ? 8 : 4;
    for (const auto& [length, from] : list)
        text += number(length, field) + number(static_cast<std::uint64_t>(from), field) + number(0x10000, 4);
    return list.empty() ? "" : box("edts", box("elst", text));
}

std::string sound(const std::vector<Packets>& packets, const std::vector<Edit>& list, bool wide = false) {
    constexpr std::uint64_t kMovie = 99000;  // what a careless program writes into each track's header
    std::string times = std::string(4, '\0') + number(packets.size(), 4);
    for (const auto& [count, ticks] : packets) times += number(count, 4) + number(ticks, 4);
    const std::string handler = box("hdlr", std::string(8, '\0') + "soun" + std::string(12, '\0'));
    const std::string header = wide ? number(1, 1) + std::string(19, '\0') + number(44100, 4) + number(0, 8)
                                    : std::string(12, '\0') + number(44100, 4) + number(0, 4);
    const std::string media = box("mdhd", header) + handler + box("minf", box("stbl", box("stts", times)));
    return box("trak", box("tkhd", std::string(20, '\0') + number(kMovie, 4) + std::string(60, '\0')) +
                           edits(list, wide) + box("mdia", media));
}

TEST(ToldDuration, OfM4aIsWithoutWhatItsEditsLeaveOut) {
    constexpr double kPacket_s = 1024.0 / 44100;
    const std::vector<Packets> ten = {{430, 1024}, {1, 680}};  // 10 s, all but exactly
    EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {}))), 441000.0 / 44100);
    EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {}, true))), 441000.0 / 44100);
    for (const bool wide : {false, true}) {
        EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {{500, -1}, {10000, 0}}, wide))), 10);    // begins late
        EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {{5000, 44100}}, wide))), 5);             // a part
        EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {{9000, 44100}, {500, -1}}, wide))), 9);  // silence behind
        EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {{20000, 2 * 44100}}, wide))), 8);        // longer than there is
        EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {{3000, 0}, {7000, -1}, {2000, 5 * 44100}}, wide))), 5 - kPacket_s);
        EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {{3000, 0}, {3000, 0}}, wide))), 6 - kPacket_s);  // twice the same
        EXPECT_EQ(told(m4a(sound(ten, {{500, -1}}, wide))), -1);                               // nothing
        EXPECT_EQ(told(m4a(sound(ten, {{3000, 11 * 44100}}, wide))), -1);                      // behind the end
    }
    const std::string late = m4a(sound(ten, {{500, -1}, {10000, 0}}));
    for (std::size_t length = 0; length < late.size(); ++length) told(late.substr(0, length));
}

TEST(ToldDuration, OfM4aIsWithoutItsPauses) {
    const auto near = [](std::vector<Packets> packets, std::vector<Edit> list, double wanted_s) {
        EXPECT_NEAR(told(m4a(sound(packets, list))), wanted_s, 1e-9);
    };
    constexpr double kPacket_s = 1024.0 / 44100;
    near({{172, 1024}, {1, 1024 + 88200}, {172, 1024}}, {}, 345 * kPacket_s);
    near({{172, 1024}, {1, 1024 + 88200}, {172, 1024}}, {{10000, 0}}, 10.0 - 2.0);
    // Most of the time: a word, an hour, a word.
    near({{100, 1024}, {1, 3600u * 44100}, {100, 1024}}, {}, 201 * kPacket_s);
    // None: times to the nearest thousandth, and packets of several lengths.
    near({{40, 1014}, {20, 1058}, {40, 1014}}, {}, (80 * 1014 + 20 * 1058) / 44100.0);
    near({{500, 128}, {100, 1024}, {100, 4096}}, {}, (500 * 128 + 100 * 1024 + 100 * 4096) / 44100.0);
    near({{10, 65535}}, {}, 10 * 65535 / 44100.0);
}

TEST(ToldDuration, OfM4aIsUnknownWhereItsHeaderCannotKnow) {
    const std::vector<Packets> ten = {{430, 1024}, {1, 680}}, five = {{215, 1024}, {1, 340}};
    EXPECT_EQ(told(m4a(sound(ten, {}) + sound(five, {}))), -1);  // any of them may be decoded
    EXPECT_DOUBLE_EQ(told(m4a(sound(ten, {}) + track("vide", 9000) + sound(ten, {}))), 10);
    EXPECT_EQ(told(m4a(sound(five, {}) + box("mvex", box("trex", std::string(24, '\0'))))), -1);  // only the beginning
}

// An element of Matroska, its size in one byte.
std::string element(const std::string& id, const std::string& content) {
    return id + static_cast<char>(0x80 | content.size()) + content;
}

TEST(ToldDuration, OfWebmIsThatOfItsHeader) {
    const std::string start = element("\x1A\x45\xDF\xA3", "webm");
    const std::string info = "\x15\x49\xA9\x66", duration = "\x44\x89", scale = "\x2A\xD7\xB1",
                      segment = "\x18\x53\x80\x67";
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
    EXPECT_EQ(told(start + element(segment, element(info, element(duration, number(~std::uint64_t{0}, 8))))),
              -1);  // no number
}

const std::string kCluster = "\x1F\x43\xB6\x75", kTracks = "\x16\x54\xAE\x6B",
                  kUnknownSize = "\x01" + std::string(7, '\xFF');

std::string matroska_track(char type) { return element("\xAE", element("\x83", std::string(1, type))); }

// So many thousandths of a second behind the cluster's time.
std::string block(std::uint64_t time) {
    return element("\xA3", "\x81" + number(time, 2) + std::string("\x80", 1) + "sound");
}
std::string block_group(std::uint64_t time) {
    return element("\xA0",
                   element("\xA1", "\x81" + number(time, 2) + std::string(1, '\0') + "sound") + element("\x9B", "d"));
}

// Blocks 20 ms apart.
std::string cluster(std::uint64_t begin, int blocks, bool endless = false) {
    std::string content = element("\xE7", number(begin, 4));
    for (int i = 0; i < blocks; ++i)
        content += i % 2 ? block(static_cast<std::uint64_t>(20 * i)) : block_group(static_cast<std::uint64_t>(20 * i));
    const std::string size = endless ? kUnknownSize : "\x40" + number(content.size(), 1);
    return kCluster + (content.size() < 256 ? size : "\x20" + number(content.size(), 2)) + content;
}

// That says it lasts so many thousandths of a second.
std::string matroska(double duration, const std::string& tracks, const std::string& clusters) {
    const std::string info =
        element("\x15\x49\xA9\x66", element("\x44\x89", number(std::bit_cast<std::uint64_t>(duration), 8)));
    return element("\x1A\x45\xDF\xA3", "webm") + "\x18\x53\x80\x67" + kUnknownSize + info + element(kTracks, tracks) +
           clusters;
}

TEST(ToldDuration, OfWebmIsWithoutTheTimeBeforeItsFirstBlock) {
    const std::string sound = matroska_track(2);
    EXPECT_DOUBLE_EQ(told(matroska(4000, sound, cluster(0, 5))), 4.0);
    EXPECT_DOUBLE_EQ(told(matroska(4000, sound, cluster(500, 5))), 3.5);
    EXPECT_DOUBLE_EQ(
        told(matroska(4000, sound, kCluster + kUnknownSize + element("\xE7", number(500, 2)) + block(250))), 3.25);
    EXPECT_EQ(told(matroska(400, sound, cluster(500, 5))), -1);
}

TEST(ToldDuration, OfWebmIsWithoutItsPauses) {
    const std::string sound = matroska_track(2), half = cluster(0, 10);
    EXPECT_NEAR(told(matroska(4000, sound, half + cluster(200, 10))), 4.0, 1e-9);
    EXPECT_NEAR(told(matroska(4000, sound, half + cluster(2200, 10))), 2.0, 1e-9);
    EXPECT_NEAR(told(matroska(4000, sound, half + element("\xEC", "void") + cluster(2200, 10) + cluster(3400, 5))), 1.0,
                1e-9);
    // Where it is damaged, blocks are missing: no pause.
    EXPECT_NEAR(told(matroska(4000, sound, half + element("\x42\x42", "damage") + cluster(2200, 10))), 4.0, 1e-9);
    const std::string whole = matroska(4000, sound, half + cluster(2200, 10));
    for (std::size_t length = 0; length < whole.size(); ++length) EXPECT_TRUE(told(whole.substr(0, length)) <= 4.0);
}

TEST(ToldDuration, OfWebmIsUnknownWhereOtherTracksMayLastLonger) {
    const std::string sound = matroska_track(2);
    for (const char other : {'\x01', '\x02', '\x11'})  // pictures, sound, subtitles
        for (const std::string& tracks : {sound + matroska_track(other), matroska_track(other) + sound})
            EXPECT_EQ(told(matroska(4000, tracks, cluster(0, 5))), -1) << int{other};
}

bool ends_within(const std::string& file) { return ends_within_sound(std::as_bytes(std::span(file))); }

TEST(EndsWithinSound, WhereAContainerSaysThatMoreFollows) {
    const std::string film = matroska(4000, matroska_track(2) + matroska_track(1), cluster(0, 10) + cluster(200, 10));
    EXPECT_FALSE(ends_within(film));
    EXPECT_FALSE(ends_within(film + element("\x1C\x53\xBB\x6B", "an index").substr(0, 8)));  // all the sound is there
    EXPECT_TRUE(ends_within(film.substr(0, film.size() - 1)));
    EXPECT_TRUE(ends_within(film.substr(0, film.size() - 100)));
    EXPECT_FALSE(ends_within(matroska(4000, "", cluster(0, 5, true)).substr(0, 100)));  // whose end nobody knows
    const auto little = [](std::uint64_t value, int bytes) {
        const std::string text = number(value, bytes);
        return std::string(text.rbegin(), text.rend());
    };
    const auto avi = [&](std::uint64_t size) {
        return "RIFF" + little(size + 28, 4) + "AVI LIST" + little(5, 4) + "hdrl." + '\0' + "LIST" + little(size, 4) +
               "movi" + "sound and pictures";
    };
    EXPECT_FALSE(ends_within(avi(22)));
    EXPECT_TRUE(ends_within(avi(23)));
    EXPECT_FALSE(ends_within(avi(0)));
    EXPECT_FALSE(ends_within(avi(0xFFFFFFFF)));  // written to a pipe
    const auto asf = [&](std::uint64_t size) {
        return "\x30\x26\xB2\x75" + std::string(12, 'g') + little(32, 8) + "headings" + "\x36\x26\xB2\x75" +
               std::string(12, 'g') + little(size, 8) + std::string(76, 's');
    };
    EXPECT_FALSE(ends_within(asf(100)));
    EXPECT_TRUE(ends_within(asf(101)));
    EXPECT_FALSE(ends_within(asf(50)));  // as it is sent
    for (const std::string& whole : {film, avi(22), asf(100)})
        for (std::size_t length = 0; length < whole.size(); ++length) ends_within(whole.substr(0, length));
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
