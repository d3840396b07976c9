// SPDX-License-Identifier: Apache-2.0
#include "audio/ogg_pages.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace moodglass {
namespace {

constexpr int kFirst = 2, kLast = 4;

// The checksum bit by bit, as RFC 3533 words it.
std::uint32_t checksum(const std::string& page) {
    std::uint32_t sum = 0;
    for (const char c : page)
        for (int bit = 7; bit >= 0; --bit)
            sum = sum << 1 ^ ((sum >> 31 ^ (static_cast<unsigned char>(c) >> bit & 1u)) ? 0x04C11DB7u : 0u);
    return sum;
}

// A page of stream `stream` with 100 bytes, which begin with `content`.
std::string page(int flags, char stream = 'a', char number = 0, std::string content = "") {
    content.resize(100, 's');
    std::string text = std::string("OggS\0", 5) + static_cast<char>(flags) + std::string(8, '\0') + stream +
                       std::string(3, '\0') + number + std::string(7, '\0') + std::string("\x01\x64", 2) + content;
    const std::uint32_t sum = checksum(text);
    for (int i = 0; i < 4; ++i) text[static_cast<std::size_t>(22 + i)] = static_cast<char>(sum >> 8 * i);
    return text;
}

std::string stream(char name) { return page(kFirst, name, 0) + page(0, name, 1) + page(kLast, name, 2); }

std::string told(const std::string& file) {
    const OggPages found = ogg_pages(std::as_bytes(std::span(file)));
    return std::string(found.cut ? "cut " : found.unmarked ? "unmarked " : "") + (found.gaps ? "gaps" : "");
}

TEST(OggPages, AWholeFileEnds) {
    EXPECT_EQ(told(stream('a')), "");
    EXPECT_EQ(told(page(kFirst | kLast)), "");
    EXPECT_EQ(told(stream('a') + stream('b')), "");
    EXPECT_EQ(told(stream('a') + stream('a')), "");
    EXPECT_EQ(told(page(kFirst, 'a', 0) + page(kFirst, 'b', 0) + page(kLast, 'a', 1) + page(kLast, 'b', 1)), "");
    EXPECT_EQ(told(stream('a') + "TAG and what else stands behind"), "");
}

TEST(OggPages, ACutIsSeenWhereverItIs) {
    const std::string whole = stream('a') + stream('b');
    const std::size_t one = stream('a').size();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        if (length >= one && length < one + 4) continue;  // whole, and a few bytes behind it
        const bool at_page = length >= page(0).size() && length % page(0).size() < 4;
        EXPECT_EQ(told(whole.substr(0, length)), at_page ? "unmarked " : "cut ") << length;
    }
}

TEST(OggPages, AnyDamagedBitIsSeen) {
    const std::string whole = stream('a') + stream('b');
    const std::size_t last = whole.size() - page(kLast).size();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int bit : {1, 0x10}) {
            std::string file = whole;
            file[at] = static_cast<char>(file[at] ^ bit);
            EXPECT_NE(told(file), "") << at;
            if (at >= last) {
                EXPECT_EQ(told(file), "cut ") << at;
            }
        }
    }
}

TEST(OggPages, AStreamWithoutItsEndIsSeenBehindOthers) {
    EXPECT_EQ(told(page(kFirst, 'a', 0) + page(0, 'a', 1) + stream('b')), "gaps");
    EXPECT_EQ(told(page(kFirst, 'a', 0) + page(0, 'a', 1) + stream('a')), "gaps");
}

TEST(OggPages, WhatStandsBesideTheSoundNeedsNoEnd) {
    EXPECT_EQ(told(page(kFirst, 'v', 0, std::string("fishead\0", 8)) + stream('a')), "");
    EXPECT_EQ(told(page(kFirst, 'v', 0, "\x80theora") + stream('a') + page(0, 'v', 1)), "");
    EXPECT_EQ(told(stream('a') + page(kFirst, 'v', 0, "\x80theora")), "");
}

TEST(OggPages, TheSoundIsFoundBehindWhatStandsBeside) {
    const auto contents = [](const std::string& file) { return ogg_contents(std::as_bytes(std::span(file))); };
    const std::string theora = page(kFirst, 'v', 0, "\x80theora"),
                      index = page(kFirst, 'i', 0, std::string("fishead\0", 8));
    EXPECT_EQ(contents(theora + page(kFirst, 'a', 0, "\x01vorbis")), OggContents::vorbis);
    EXPECT_EQ(contents(index + theora + page(kFirst, 'a', 0, "OpusHead")), OggContents::opus);
    EXPECT_EQ(contents(index + page(kFirst, 'a', 0,
                                    "\x7F"
                                    "FLAC")),
              OggContents::flac);
    EXPECT_EQ(contents(theora + page(0, 'v', 1)), OggContents::video_alone);
    EXPECT_EQ(contents(theora.substr(0, 60)), OggContents::unknown);
    EXPECT_EQ(contents(index + page(0, 'i', 1)), OggContents::unknown);
}

TEST(OggPages, AMissingPageIsSeenByTheNumberOfTheNext) {
    EXPECT_EQ(told(page(kFirst, 'a', 0) + page(0, 'a', 2) + page(kLast, 'a', 3)), "gaps");
}

TEST(OggPages, NothingHasNoEnd) {
    EXPECT_EQ(told(""), "cut ");
    EXPECT_EQ(told("OggS"), "cut ");
}

}  // namespace
}  // namespace moodglass
