// SPDX-License-Identifier: Apache-2.0
#include "audio/open.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/signals.h"

namespace moodglass {
namespace {

std::string error_of(Bytes bytes) {
    const auto sound = open_sound(bytes);
    return sound ? "" : sound.error().message;
}

std::size_t samples_in(Sound& sound) {
    std::vector<float> piece(4096 * static_cast<std::size_t>(sound.channels));
    std::size_t total = 0;
    while (const std::size_t count = sound.read(piece)) total += count;
    return total;
}

TEST(Open, AWavIsReadWhole) {
    const auto file = wav(sine(440, 1.5, 44100), 2, 44100);
    auto sound = open_sound(file);
    ASSERT_TRUE(sound) << sound.error().message;
    EXPECT_EQ((*sound)->channels, 2);
    EXPECT_EQ((*sound)->sample_rate, 44100);
    EXPECT_EQ((*sound)->promised_length, 33075u);
    EXPECT_EQ(samples_in(**sound), 33075u);
    EXPECT_FALSE((*sound)->cut());
    EXPECT_DOUBLE_EQ((*sound)->progress(), 1.0);
}

TEST(Open, ACutWavIsReadToItsCut) {
    auto file = wav(sine(440, 2, 44100), 1, 44100);
    file.resize(file.size() / 2);
    auto sound = open_sound(file);
    ASSERT_TRUE(sound) << sound.error().message;
    EXPECT_NEAR(static_cast<double>(samples_in(**sound)), 44100, 100);
    EXPECT_TRUE((*sound)->cut());
}

TEST(Open, RefusalsSayWhatAndWhatToDo) {
    EXPECT_EQ(error_of({}), "the file is empty; choose another one");
    const std::string list = "milk, bread";
    EXPECT_EQ(error_of(std::as_bytes(std::span(list))),
              "not audio: it seems to be text; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file");
    EXPECT_EQ(error_of(wav(std::vector<float>(30 * 1000), 30, 44100)),
              "the file has 30 channels, but at most 8 can be mixed down; export it as stereo or mono");
    EXPECT_EQ(error_of(wav(sine(100, 1, 4000), 1, 4000)),
              "the file's sample rate is 4000 Hz, but 8,000 to 192,000 Hz can be read; export it at 44,100 Hz");
}

TEST(Open, NoFormatThatFetchesOthersIsRead) {
    const std::string session = "ADIF\nv=0\nc=IN IP4 239.1.2.3\nm=audio 5004 RTP/AVP 0\n";
    const std::string playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://localhost:9/a.ts\n";
    for (const std::string& text : {session, "ADIF" + playlist, playlist})
        EXPECT_NE(error_of(std::as_bytes(std::span(text))), "") << text;
}

TEST(Open, AHeaderAloneOrCutAnywhereDoesNoHarm) {
    const auto file = wav(sine(440, 1, 8000), 1, 8000);
    for (std::size_t length = 0; length < 64; ++length) {
        const std::vector<std::byte> part(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
        auto sound = open_sound(part);
        if (sound) {
            EXPECT_LT(samples_in(**sound), 20u);
        } else {
            EXPECT_NE(sound.error().message, "");
        }
    }
}

// MPEG-1 layer III, 32 kbit/s, 44.1 kHz, stereo: 104 bytes of silence, whose bits begin so many bytes before it.
std::string mp3_frame(unsigned before = 0) {
    return std::string("\xFF\xFB\x10\x00", 4) + static_cast<char>(before >> 1) + static_cast<char>(before << 7) +
           std::string(98, '\0');
}

std::string repeat(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

// Frames behind a tag that counts them.
std::string mp3(const std::string& frames) {
    std::string tag = mp3_frame();
    const std::size_t count = frames.size() / tag.size();
    const std::string number = {static_cast<char>(count >> 8), static_cast<char>(count)};
    tag.replace(36, 12, std::string("Info\0\0\0\x01\0\0", 10) + number);
    return tag + frames;
}

// Programs split MP3 files between frames: the first ones then lack bits that stood before them.
TEST(Open, OfAnMp3ThatWasSplitOnlyDamageWithinIsTold) {
    const auto gaps = [](const std::string& file, std::size_t samples) {
        auto sound = open_sound(std::as_bytes(std::span(file)));
        if (!sound) return sound.error().message;
        EXPECT_TRUE((*sound)->promised_length);
        EXPECT_EQ(samples_in(**sound), samples);
        EXPECT_FALSE((*sound)->cut());
        return std::string((*sound)->gaps() ? "gaps" : "");
    };
    constexpr std::size_t kFrame = 1152;
    const std::string some = repeat(mp3_frame(), 50);
    EXPECT_EQ(gaps(mp3(some), 50 * kFrame), "");
    // Of 68 bytes that a frame leaves to those behind it, 200 are there after three, with the tag's.
    EXPECT_EQ(gaps(mp3(repeat(mp3_frame(200), 50)), 48 * kFrame), "");
    // 511 after eight: that is more than a tenth of a second.
    EXPECT_EQ(gaps(mp3(repeat(mp3_frame(511), 50)), 43 * kFrame), "gaps");
    // In the middle, with and without a split; the decoder leaves out one more.
    const std::string broken(2 * mp3_frame().size(), 'x');
    EXPECT_EQ(gaps(mp3(some + broken + some), 99 * kFrame), "gaps");
    EXPECT_EQ(gaps(mp3(repeat(mp3_frame(200), 2) + some + broken + some), 99 * kFrame), "gaps");
}

// What follows is read by libav, also this: Opus whose first page tells less sound than it holds.
std::string ogg_page(int flags, std::uint64_t granule, char number, const std::string& lengths,
                     const std::string& content) {
    std::string page = std::string("OggS\0", 5) + static_cast<char>(flags);
    for (int i = 0; i < 8; ++i) page += static_cast<char>(granule >> 8 * i);
    page += std::string("s\0\0\0", 4) + number + std::string(7, '\0') + static_cast<char>(lengths.size());
    page += lengths + content;
    std::uint32_t sum = 0;
    for (const char c : page)
        for (int bit = 7; bit >= 0; --bit)
            sum = sum << 1 ^ ((sum >> 31 ^ (static_cast<unsigned char>(c) >> bit & 1u)) ? 0x04C11DB7u : 0u);
    for (int i = 0; i < 4; ++i) page[static_cast<std::size_t>(22 + i)] = static_cast<char>(sum >> 8 * i);
    return page;
}

// Two seconds of silence, of which so much is missing before the first.
std::string opus(std::uint64_t missing) {
    const std::string head = "OpusHead" + std::string("\x01\x01\x38\x01\x80\xBB\0\0\0\0\0", 11),
                      tags = "OpusTags" + std::string(8, '\0'), second = repeat("\xF8\xFF\xFE", 50), lengths(50, '\3');
    return ogg_page(2, 0, 0, std::string(1, static_cast<char>(head.size())), head) +
           ogg_page(0, 0, 1, std::string(1, static_cast<char>(tags.size())), tags) +
           ogg_page(0, 48000 - missing, 2, lengths, second) + ogg_page(4, 96000 - missing, 3, lengths, second);
}

TEST(Open, AnOpusFileThatWasCutWithoutEncodingIsRead) {
    for (const std::uint64_t missing : {0u, 312u}) {
        const std::string file = opus(missing);
        auto sound = open_sound(std::as_bytes(std::span(file)));
        ASSERT_TRUE(sound) << sound.error().message;
        EXPECT_EQ((*sound)->sample_rate, 48000);
        EXPECT_NEAR(static_cast<double>(samples_in(**sound)), 96000, 1000);
        EXPECT_FALSE((*sound)->cut());
    }
    // libav would not tell what is missing of these, and the last has no page of sound.
    const std::string file = opus(312);
    std::string damaged = file;
    damaged[file.size() - 10] ^= 1;
    for (const std::string& less : {damaged, file.substr(0, file.size() - 10), opus(0).substr(0, 250)})
        EXPECT_EQ(error_of(std::as_bytes(std::span(less))),
                  "an Opus file whose header is damaged or cut; export it again");
}

// Telephone sound (mu-law, 8 kHz) in pieces of a tenth of a second.
const std::string kPiece(800, '\x55');

std::string little(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i);
    return text;
}

std::string chunk(const std::string& name, const std::string& content) {
    return name + little(content.size(), 4) + content;
}

const std::string kTelephone =
    little(7, 2) + little(1, 2) + little(8000, 4) + little(8000, 4) + little(800, 2) + little(8, 2) + little(0, 2);

// Of ten pieces, after `silent` empty ones that stand for silence.
std::string avi(std::uint64_t silent, bool indexed) {
    std::string pieces, index;
    for (std::uint64_t i = 0; i < silent + 10; ++i) {
        const std::string piece = chunk("00wb", i < silent ? "" : kPiece);
        index += "00wb" + little(16, 4) + little(4 + pieces.size(), 4) + little(piece.size() - 8, 4);
        pieces += piece;
    }
    const std::string stream = "auds" + std::string(16, '\0') + little(800, 4) + little(8000, 4) + little(0, 4) +
                               little(silent + 10, 4) + little(808, 4) + std::string(16, '\0');
    const std::string format = chunk("LIST", "strl" + chunk("strh", stream) + chunk("strf", kTelephone));
    const std::string header = little(100000, 4) + std::string(20, '\0') + little(1, 4) + std::string(28, '\0');
    const std::string all = "AVI " + chunk("LIST", "hdrl" + chunk("avih", header) + format) +
                            chunk("LIST", "movi" + pieces) + (indexed ? chunk("idx1", index) : "");
    return chunk("RIFF", all);
}

std::string object(const std::string& id, const std::string& content) {
    return id + little(content.size() + 24, 8) + content;
}

// Windows Media. Ten pieces of the first stream, begun so late; where there is another, one of it 3 s later.
std::string asf(std::uint64_t late_ms, bool other) {
    const std::string none(16, '\0');
    std::string packets;
    std::uint64_t count = 0;
    const auto add = [&](std::uint64_t stream, std::uint64_t time_ms) {
        packets += std::string("\x82\0\0\0\x5D", 5) + little(time_ms, 4) + little(100, 2) + little(0x80 | stream, 1) +
                   little(count, 1) + little(0, 4) + little(8, 1) + little(800, 4) + little(time_ms, 4) + kPiece;
        ++count;
    };
    for (std::uint64_t i = 0; i < 10; ++i) add(1, late_ms + 100 * i);
    if (other) add(2, late_ms + 3900);
    const std::uint64_t length_ms = late_ms + (other ? 4000 : 1000), packet = packets.size() / count;
    const auto stream = [&](std::uint64_t number) {
        return object("\x91\x07\xDC\xB7\xB7\xA9\xCF\x11\x8E\xE6" + std::string("\0\xC0\x0C\x20\x53\x65", 6),
                      "\x40\x9E\x69\xF8\x4D\x5B\xCF\x11\xA8\xFD" + std::string("\0\x80\x5F\x5C\x44\x2B", 6) + none +
                          little(0, 8) + little(kTelephone.size(), 4) + little(0, 4) + little(number, 2) +
                          little(0, 4) + kTelephone);
    };
    const auto header = [&](std::uint64_t size) {
        const std::string file =
            object("\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11\x8E\xE4" + std::string("\0\xC0\x0C\x20\x53\x65", 6),
                   none + little(size, 8) + little(0, 8) + little(count, 8) + little(length_ms * 10000, 8) +
                       little(length_ms * 10000, 8) + little(0, 8) + little(2, 4) + little(packet, 4) +
                       little(packet, 4) + little(64000, 4));
        return object("\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9" + std::string("\0\xAA\0\x62\xCE\x6C", 6),
                      little(other ? 3 : 2, 4) + "\x01\x02" + file + stream(1) + (other ? stream(2) : ""));
    };
    const std::string data = object("\x36\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9" + std::string("\0\xAA\0\x62\xCE\x6C", 6),
                                    none + little(count, 8) + "\x01\x01" + packets);
    return header(header(0).size() + data.size()) + data;
}

struct Ending {
    std::size_t samples = 0;
    bool cut = false;
    bool operator==(const Ending&) const = default;
};

Ending ending_of(const std::string& file) {
    auto sound = open_sound(std::as_bytes(std::span(file)));
    if (!sound) {
        ADD_FAILURE() << sound.error().message;
        return {};
    }
    const std::size_t samples = samples_in(**sound);
    return {samples, (*sound)->cut()};
}

TEST(Open, TheSilenceThatAviCountsInIsNotMissing) {
    for (const bool indexed : {true, false})
        for (const std::uint64_t silent : {0u, 5u}) {
            const std::string file = avi(silent, indexed);
            EXPECT_EQ(ending_of(file), (Ending{8000, false})) << silent;
            EXPECT_EQ(ending_of(file.substr(0, file.size() - (indexed ? 16 * (silent + 10) + 8 : 0) - 4 * 808)),
                      (Ending{4800, true}))
                << silent;
        }
}

TEST(Open, TheTimesThatWindowsMediaCountsInAreNotMissing) {
    EXPECT_EQ(ending_of(asf(0, false)), (Ending{8000, false}));
    EXPECT_EQ(ending_of(asf(500, false)), (Ending{8000, false}));
    EXPECT_EQ(ending_of(asf(0, true)), (Ending{8000, false}));
    for (const bool other : {false, true}) {
        const std::string file = asf(0, other);
        EXPECT_TRUE(ending_of(file.substr(0, file.size() * 6 / 10)).cut) << other;
    }
}

}  // namespace
}  // namespace moodglass
