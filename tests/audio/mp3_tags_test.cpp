// SPDX-License-Identifier: Apache-2.0
// A song sounds the same, and nothing is told of damage, whatever tags stand around it and in whatever order; real
// damage is told.
#include "audio/mp3_tags.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "audio/mp3_frames.h"
#include "audio/open.h"

namespace moodglass {
namespace {

Bytes as_bytes(const std::string& text) { return std::as_bytes(std::span(text)); }

std::string number(std::size_t value, int bytes, int bits, bool big_endian) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
        const int at = big_endian ? bytes - 1 - i : i;
        text += static_cast<char>(value >> bits * at & ((1u << bits) - 1));
    }
    return text;
}

// A picture, as an entropy coder leaves it: with bytes of all values, a stuffed zero behind each 0xFF.
std::string picture(std::size_t size) {
    std::string text = "\xFF\xD8\xFF\xE1";
    for (unsigned state = 1; text.size() < size; state = state * 1664525u + 1013904223u) {
        text += static_cast<char>(state >> 24);
        if (text.back() == '\xFF') text += '\0';
    }
    return text;
}

// missing: by how much the tag says that it is shorter than it is
std::string id3v2(int version, const std::string& content, bool footer = false, std::size_t missing = 0) {
    const std::string rest = std::string(1, static_cast<char>(version)) + '\0' + (footer ? '\x10' : '\0') +
                             number(content.size() - missing, 4, 7, true);
    return "ID3" + rest + content + (footer ? "3DI" + rest : "");
}

std::string id3v1() { return "TAG" + std::string("A title that is long") + std::string(104, '\0') + '\x07'; }
std::string id3v1_extended() { return "TAG+" + std::string(223, 'e') + id3v1(); }

std::string ape(const std::string& content, bool second_version = true, bool header = true) {
    const auto edge = [&](unsigned flags) {
        return "APETAGEX" + number(second_version ? 2000 : 1000, 4, 8, false) +
               number(content.size() + 32, 4, 8, false) + number(2, 4, 8, false) +
               number(second_version ? flags : 0, 4, 8, false) + std::string(8, '\0');
    };
    const unsigned has_header = header ? 1u << 31 : 0;
    return (header ? edge(has_header | 1u << 29) : "") + content + edge(has_header);
}

std::string lyrics3v1() { return "LYRICSBEGIN[00:01]A line\r\n[00:02]Another" + std::string(300, 'l') + "LYRICSEND"; }
std::string lyrics3v2() {
    const std::string fields = "LYRICSBEGININD0000200LYR00012[00:01]A line" + std::string(500, 'l');
    std::string size = std::to_string(fields.size());
    return fields + std::string(6 - size.size(), '0') + size + "LYRICS200";
}

std::string music_match(bool header, std::size_t picture_size) {
    const std::string section = "18273645" + std::string(2, '\0') + "3.05" + std::string(242, ' ');
    const std::string image =
        "jpg " + number(picture_size, 4, 8, false) + picture(picture_size).substr(0, picture_size);
    const std::size_t begin = 5000;
    std::string offsets;
    for (const std::size_t at : {begin, begin + 4, begin + 8, begin + image.size(), begin + image.size() + 256})
        offsets += number(at, 4, 8, false);
    return (header ? section : "") + image + section + std::string(7868, 'm') + offsets +
           "Brava Software Inc.             3.05" + std::string(12, ' ');
}

using Parts = std::map<std::string, std::string>;

Parts in_front() {
    return {{"nothing", ""},
            {"ID3v2.2", id3v2(2, std::string(40, 'x'))},
            {"ID3v2.3", id3v2(3, std::string(2000, '\0'))},
            {"ID3v2.3 with a cover", id3v2(3, picture(90000))},
            {"ID3v2.3 that is longer than it says", id3v2(3, picture(150000), false, 140000)},
            {"ID3v2.4 with a footer", id3v2(4, std::string(300, 'x'), true)},
            {"APEv2 with a cover", ape(picture(150000))},
            {"zeros", std::string(100000, '\0')},
            {"two ID3v2", id3v2(4, std::string(100, 'x')) + id3v2(3, std::string(100, 'y'))}};
}

Parts behind() {
    return {{"nothing", ""},
            {"ID3v1", id3v1()},
            {"two ID3v1", id3v1() + id3v1()},
            {"TAG+", id3v1_extended()},
            {"APEv1", ape(std::string(200, 'a'), false, false)},
            {"APEv2", ape(picture(20000))},
            {"APEv2 without a header", ape(std::string(200, 'a'), true, false)},
            {"Lyrics3v1", lyrics3v1()},
            {"Lyrics3v2", lyrics3v2()},
            {"MusicMatch", music_match(true, 3000)},
            {"MusicMatch without a header", music_match(false, 0)},
            {"ID3v2.4 with a footer", id3v2(4, picture(5000), true)},
            {"ID3v2.3", id3v2(3, std::string(500, 'x'))},
            {"zeros", std::string(2048, '\0')},
            {"one zero", std::string(1, '\0')},
            {"spaces", std::string(4096, ' ')}};
}

std::string song(const std::string& name) {
    std::ifstream in(std::filesystem::path(BUILD) / "seeds" / "mp3" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// With a Xing tag that promises a length, and without.
const char* const kSongs[] = {"44100-2-variable.mp3", "no-tag.mp3"};

struct Heard {
    std::vector<float> samples;
    bool cut = false, gaps = false;
    bool operator==(const Heard&) const = default;
};

Heard hear(const std::string& file) {
    auto sound = open_sound(as_bytes(file));
    if (!sound) {
        ADD_FAILURE() << sound.error().message;
        return {};
    }
    Heard heard;
    std::vector<float> piece(4096 * static_cast<std::size_t>((*sound)->channels));
    while (const std::size_t count = (*sound)->read(piece))
        heard.samples.insert(
            heard.samples.end(), piece.begin(),
            piece.begin() + static_cast<std::ptrdiff_t>(count * static_cast<std::size_t>((*sound)->channels)));
    heard.cut = (*sound)->cut();
    heard.gaps = (*sound)->gaps();
    return heard;
}

TEST(Mp3Tags, ChangeNothingInAnyCombination) {
    for (const char* name : kSongs) {
        const std::string bare = song(name);
        ASSERT_FALSE(bare.empty()) << "tools/media/seeds makes it";
        const Heard wanted = hear(bare);
        ASSERT_GT(wanted.samples.size(), 20000u);
        ASSERT_FALSE(wanted.cut || wanted.gaps);
        for (const auto& [first, a] : in_front())
            for (const auto& [second, b] : behind())
                for (const auto& [third, c] : behind())
                    EXPECT_TRUE(hear(a + bare + b + c) == wanted)
                        << name << ": " << first << ", song, " << second << ", " << third;
    }
}

TEST(Mp3Tags, InFrontStandInAnyOrder) {
    const std::string bare = song(kSongs[0]);
    const Heard wanted = hear(bare);
    for (const auto& [first, a] : in_front())
        for (const auto& [second, b] : in_front()) EXPECT_TRUE(hear(a + b + bare) == wanted) << first << ", " << second;
}

TEST(Mp3Tags, RealDamageIsToldThroughThem) {
    const std::string promising = song(kSongs[0]), part = song(kSongs[1]);
    const std::string cut =
        promising.substr(0, promising.size() / 2 + 10);  // elsewhere nothing tells where a frame ends and zeros begin
    std::string damaged = part + part + part;
    for (std::size_t at = damaged.size() / 3; at < damaged.size() * 2 / 3; ++at)
        damaged[at] = static_cast<char>('a' + at % 23);
    for (const auto& [first, a] : in_front()) {
        for (const auto& [second, b] : behind()) {
            EXPECT_TRUE(hear(a + damaged + b).gaps) << first << ", " << second;
            const Heard short_one = hear(a + cut + b);
            EXPECT_TRUE(short_one.cut || short_one.gaps) << first << ", " << second;
        }
    }
}

TEST(Mp3Tags, StandBeforeOtherFormats) {
    for (const char* name :
         {"flac/44100-2-16.flac", "wav/44100-2-16.wav", "vorbis/44100-2-q0.ogg", "opus/2-96-20.opus"}) {
        const std::string bare = song(std::string("../") + name);
        const Heard wanted = hear(bare);
        ASSERT_GT(wanted.samples.size(), 3000u) << name;
        for (const auto& [tag, bytes] : in_front())
            if (!tag.ends_with("says")) {
                EXPECT_TRUE(hear(bytes + bare) == wanted) << tag << ", " << name;
            }
    }
}

TEST(Mp3Tags, OfAnyLengthLieWithinTheBytes) {
    for (const auto& [name, tag] : behind()) {
        for (std::size_t length = 0; length <= std::min<std::size_t>(tag.size(), 400); ++length) {
            EXPECT_LE(tag_length(as_bytes(tag.substr(0, length)), 0), length) << name;
            EXPECT_LE(without_tags_behind(as_bytes(tag.substr(tag.size() - length))).size(), length) << name;
        }
    }
}

// Ten megabytes of what looks like tags are walked over once: each look at the rest would cost minutes.
TEST(Mp3Tags, ThatNeverEndAreNotLookedForAgainAndAgain) {
    const std::string_view pieces[] = {"LYRICSBEGINLYRICSEND", "LYRICSBEGINLYRICS200", "18273645"};
    for (const std::string_view piece : pieces) {
        std::string file;
        while (file.size() < 10'000'000) file += piece;
        const Bytes bytes = as_bytes(file);
        std::size_t steps = 0;
        for (std::size_t at = 0; at < bytes.size(); ++steps) at += std::max<std::size_t>(1, tag_length(bytes, at));
        EXPECT_LE(steps, bytes.size());
    }
}

}  // namespace
}  // namespace moodglass
