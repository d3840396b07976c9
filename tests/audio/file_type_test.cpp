// SPDX-License-Identifier: Apache-2.0
#include "audio/file_type.h"

#include <gtest/gtest.h>

#include <string>

namespace moodglass {
namespace {

FileType type_of(const std::string& text) { return file_type(std::as_bytes(std::span(text))); }

std::string bytes(const char* text, std::size_t length) { return std::string(text, length); }

TEST(FileType, IsToldFromTheFirstBytes) {
    EXPECT_EQ(type_of(bytes("RIFF\0\0\0\0WAVEfmt ", 16)), FileType::wav);
    EXPECT_EQ(type_of(bytes("BW64\xFF\xFF\xFF\xFFWAVEds64", 16)), FileType::wav);
    EXPECT_EQ(type_of(bytes("FORM\0\0\0\0AIFF", 12)), FileType::wav);
    EXPECT_EQ(type_of("fLaC"), FileType::flac);
    EXPECT_EQ(type_of(bytes("\0\0\0\x20"
                            "ftypM4A ",
                            12)),
              FileType::other);
    EXPECT_EQ(type_of(bytes("\0\0\0\x20"
                            "ftypM4P ",
                            12)),
              FileType::locked);
    EXPECT_EQ(type_of(bytes("\0\0\0\x20"
                            "ftypaax ",
                            12)),
              FileType::locked);
    EXPECT_EQ(type_of(bytes("\0\0\0\x18"
                            "ftypheic",
                            12)),
              FileType::none);
    for (const char* rarer : {"wvpk", "MAC ", "TTA1", "MP+", "MPCK", "FLV\x01", "DTSHDHDR"})
        EXPECT_EQ(type_of(rarer), FileType::rare) << rarer;
    for (const char* known : {"#!AMR", ".snd", "caff"}) EXPECT_EQ(type_of(known), FileType::other) << known;
    EXPECT_EQ(type_of(bytes("RIFF\0\0\0\0AVI ", 12)), FileType::rare);
    EXPECT_EQ(type_of("\x1A\x45\xDF\xA3"), FileType::other);
    EXPECT_EQ(type_of(""), FileType::none);
    EXPECT_EQ(type_of("just a few words"), FileType::none);
}

TEST(FileType, OggIsToldByItsFirstPacket) {
    const std::string page = bytes("OggS\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\x1e", 28);
    EXPECT_EQ(type_of(page + "\x01vorbis"), FileType::vorbis);
    EXPECT_EQ(type_of(page + "OpusHead"), FileType::opus);
    EXPECT_EQ(type_of(page + "\x7F"
                             "FLAC"),
              FileType::flac);
    EXPECT_EQ(type_of(page + "Speex   "), FileType::other);
    EXPECT_EQ(type_of("OggS"), FileType::other);
}

}  // namespace
}  // namespace moodglass
