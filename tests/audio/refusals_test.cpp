// SPDX-License-Identifier: Apache-2.0
#include "audio/refusals.h"

#include <gtest/gtest.h>

#include <string>

namespace moodglass {
namespace {

Bytes as_bytes(const std::string& text) { return std::as_bytes(std::span(text)); }

std::string bytes(const char* text, std::size_t length) { return std::string(text, length); }

// The sentence about a file that is no sound, up to what to do.
std::string told(const std::string& file) {
    EXPECT_EQ(file_type(as_bytes(file)), FileType::none);
    const std::string sentence = not_sound(as_bytes(file)).value().message;
    return sentence.substr(0, sentence.find(';'));
}

// The same of sound that nothing at hand decodes.
std::string undecoded(const std::string& file) {
    const std::string sentence = not_decoded(as_bytes(file)).value().message;
    return sentence.substr(0, sentence.find(';'));
}

std::string big_endian(std::size_t value) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(value >> shift);
    return text;
}

std::string box(const std::string& name, const std::string& content) {
    return big_endian(8 + content.size()) + name + content;
}

// An MP4 with one track of the handler ("soun", "vide") and the sample entry.
std::string mp4(const std::string& handler, const std::string& entry) {
    const std::string described = box("stsd", big_endian(0) + big_endian(1) + box(entry, std::string(28, '\0')));
    const std::string media = box("hdlr", big_endian(0) + big_endian(0) + handler + std::string(12, '\0')) +
                              box("minf", box("stbl", described));
    return box("ftyp", "isom" + big_endian(0)) + box("moov", box("trak", box("mdia", media)));
}

TEST(Refusals, NameWhatIsNoSound) {
    EXPECT_EQ(told("milk, bread, a tin of tomatoes\n"), "not audio: it seems to be text");
    EXPECT_EQ(told("%PDF-1.7"), "not audio: it seems to be a PDF document");
    EXPECT_EQ(told("\x89PNG\r\n"), "not audio: it seems to be a picture");
    EXPECT_EQ(told(bytes("\0\0\0\x20"
                         "ftypavif",
                         12)),
              "not audio: it seems to be a picture");
    EXPECT_EQ(told(bytes("\0\1\2\3", 4)), "not audio");
    EXPECT_EQ(told("MThd"), "a MIDI file: notes without sound");
    EXPECT_EQ(told("PK\3\4"), "a ZIP archive, or a document that is one inside");
    EXPECT_EQ(told("DSD "), "DSD, as of a Super Audio CD, which is not decoded here");
    EXPECT_EQ(told(".SoX"), "a file of the kind SoX, which could not be decoded here");
    EXPECT_EQ(told("Creative Voice File\x1A"),
              "a file of the kind Creative Voice (VOC), which could not be decoded here");
    for (const std::string& ircam : {bytes("\x64\xA3\1\0", 4), bytes("\0\3\xA3\x64", 4)})
        EXPECT_EQ(told(ircam), "a file of the kind IRCAM, which could not be decoded here");
    EXPECT_EQ(told(bytes("\x64\xA3\5\0", 4)), "not audio");
    EXPECT_EQ(told(std::string(1000, '\0')),
              "the file holds nothing but zeros, as a download or copy leaves that was never finished");
}

TEST(Refusals, NameTextsThatStandForASong) {
    const std::string playlist = "a playlist: it names songs and holds none";
    EXPECT_EQ(told("#EXTM3U\nsong.mp3\n"), playlist);
    EXPECT_EQ(told("C:\\Music\\one.mp3\r\ntwo.FLAC\r\n\r\n"), playlist);
    EXPECT_EQ(told("one.opus"), playlist);
    EXPECT_EQ(told("[playlist]\nFile1=a.mp3\n"), playlist);
    EXPECT_EQ(told("\xEF\xBB\xBF<!DOCTYPE html><title>Sign in</title>"),
              "a web page and not the song, as a download leaves where one has to sign in or the link has ended");
    EXPECT_EQ(told("[InternetShortcut]\r\nURL=https://example.org/song.mp3\r\n"),
              "a shortcut to an address, without the song itself");
    EXPECT_EQ(told("{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}"),
              "a shortcut to a file in the cloud, without the song itself");
    EXPECT_EQ(told("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n"),
              "a shortcut to a file elsewhere, without the song itself");
    EXPECT_EQ(told(bytes("bplist00\xD1\x01\x02^NSURLNameKey", 23)),
              "a placeholder of a song in iCloud that is not downloaded yet");
}

TEST(Refusals, NameTheCodecOfAnMp4) {
    EXPECT_EQ(undecoded(mp4("soun", "alac")), "sound coded as Apple Lossless (ALAC), which could not be decoded here");
    EXPECT_EQ(undecoded(mp4("soun", "ac-3")), "sound coded as Dolby Digital (AC-3), which could not be decoded here");
    EXPECT_EQ(undecoded(mp4("soun", "????")), "sound in a format that could not be decoded here");
    EXPECT_EQ(file_type(as_bytes(mp4("soun", "enca"))), FileType::locked);
    EXPECT_EQ(undecoded(mp4("soun", "mp4a").substr(0, 20)),
              "an M4A or MP4 file without its index, as a recording or download leaves that was never finished");
}

// One track of Matroska, sizes in one byte.
std::string matroska(char type, const std::string& codec) {
    const auto element = [](const std::string& id, const std::string& content) {
        return id + static_cast<char>(0x80 | content.size()) + content;
    };
    const std::string track = element("\xAE", element("\x83", std::string(1, type)) + element("\x86", codec));
    return element("\x1A\x45\xDF\xA3", "") + element("\x18\x53\x80\x67", element("\x16\x54\xAE\x6B", track));
}

TEST(Refusals, NameTheCodecOfAMatroska) {
    EXPECT_EQ(undecoded(matroska(2, "A_AC3/BSID9")), "sound coded as Dolby Digital (AC-3), which could not be decoded here");
    EXPECT_EQ(undecoded(matroska(2, "A_TRUEHD")), "sound coded as Dolby TrueHD, which could not be decoded here");
    EXPECT_EQ(undecoded(matroska(2, "A_NEW")), "a file of the kind Matroska or WebM, which could not be decoded here");
    EXPECT_EQ(told(matroska(1, "V_VP9")), "a video without sound");
    EXPECT_EQ(file_type(as_bytes(matroska(2, "A_OPUS"))), FileType::other);
}

TEST(Refusals, KnowQuickTimeWithoutAWordOfWhatItIs) {
    const std::string whole = mp4("soun", "alac");
    const std::string bare = bytes("\0\0\0\x8wide", 8) + whole.substr(whole.find("moov") - 4);
    EXPECT_EQ(file_type(as_bytes(bare)), FileType::other);
    EXPECT_EQ(undecoded(bare), "sound coded as Apple Lossless (ALAC), which could not be decoded here");
    const std::string unfinished = bytes("\0\0\0\x8wide\0\0\0\x10mdat", 16) + "12345678";
    EXPECT_EQ(undecoded(unfinished),
              "an M4A or MP4 file without its index, as a recording or download leaves that was never finished");
    EXPECT_EQ(file_type(as_bytes(bytes("\0\0\0\x8wide it was, and deep", 25))), FileType::none);
}

TEST(Refusals, OfWhatABrowserFailedAtNameWhatFewKnow) {
    const auto named = [](const std::string& file) { return not_decoded_by_browser(as_bytes(file)); };
    EXPECT_EQ(named(mp4("soun", "alac")).substr(0, 41), "sound coded as Apple Lossless (ALAC), whi");
    EXPECT_EQ(named("caff").substr(0, 40), "a file of the kind Core Audio (CAF), whi");
    EXPECT_EQ(named(mp4("soun", "Opus")), "");
    EXPECT_EQ(named("\x1A\x45\xDF\xA3"), "");
    EXPECT_EQ(named(matroska(2, "A_OPUS")), "");
    EXPECT_EQ(named(matroska(2, "A_DTS")).substr(0, 25), "sound coded as DTS, which");
}

TEST(Refusals, TellAVideoWithoutSound) {
    EXPECT_EQ(told(mp4("vide", "avc1")), "a video without sound");
    EXPECT_EQ(file_type(as_bytes(mp4("soun", "mp4a"))), FileType::other);
}

TEST(Refusals, NameContainers) {
    EXPECT_EQ(undecoded(bytes("RIFF\0\0\0\0AVI ", 12)), "a file of the kind AVI, which could not be decoded here");
    std::string packets;
    for (int i = 0; i < 10; ++i) packets += "G" + std::string(187, '\xFF');
    EXPECT_EQ(undecoded(packets), "a file of the kind MPEG transport stream (TS), which could not be decoded here");
    EXPECT_EQ(file_type(as_bytes(packets)), FileType::rare);
}

}  // namespace
}  // namespace moodglass
