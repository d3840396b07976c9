// SPDX-License-Identifier: Apache-2.0
#include "audio/refusals.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "audio/containers.h"
#include "audio/magic.h"
#include "audio/matroska.h"
#include "audio/mp4.h"

namespace moodglass {
namespace {

constexpr std::size_t kStart = 4096;  // bytes of a text that tell what it is

std::string_view start_of(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), kStart)};
}

// The beginning of a text in lower case and without the bytes by which UTF-16 differs from ASCII; empty if it is no
// text.
std::string text_of(Bytes bytes) {
    std::string_view start = start_of(bytes);
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    const bool wide = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
    if (wide) start.remove_prefix(2);
    std::string text;
    for (const char c : start) {
        if (wide && c == '\0') continue;
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20 && c != '\n' && c != '\r' && c != '\t') return {};
        text += static_cast<char>(std::tolower(code));
    }
    text.erase(0, std::min(text.find_first_not_of(" \r\n\t"), text.size()));
    return text;
}

// Lines that are names of sound files, but for comments: a playlist without a header. The last may be cut.
bool names_only(std::string_view text, bool cut) {
    constexpr std::string_view kEndings[] = {".mp3", ".m4a", ".flac", ".ogg", ".opus",
                                             ".wav", ".aac", ".wma",  ".aif", ".aiff"};
    std::size_t names = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#' || (cut && text.empty())) continue;
        if (std::none_of(std::begin(kEndings), std::end(kEndings),
                         [&](std::string_view ending) { return line.ends_with(ending); }))
            return false;
        ++names;
    }
    return names > 0;
}

bool is_mp4_without_index(Bytes bytes) { return is_mp4(bytes) && !mp4_contents(bytes).told; }

// In words; empty if it is none that we know.
std::string_view codec_in(Bytes bytes) {
    return is_matroska(bytes) ? matroska_contents(bytes).codec : mp4_contents(bytes).codec;
}

tl::unexpected<Error> seems(const char* what) {
    return failure("not audio: it seems to be " + std::string(what) +
                   "; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file");
}

tl::unexpected<Error> of_kind(std::string_view name) {
    return failure("a file of the kind " + std::string(name) +
                   ", which could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus");
}

// The number by which IRCAM's sound files begin, in either order: its third byte tells the machine.
bool is_ircam(Bytes bytes) {
    if (bytes.size() < 4) return false;
    const bool other_order = bytes[0] == std::byte{0};
    const std::byte machine = bytes[other_order ? 1 : 2];
    return machine > std::byte{0} && machine < std::byte{5} &&
           (other_order ? has(bytes, 2, "\xA3\x64") : has(bytes, 0, "\x64\xA3") && bytes[3] == std::byte{0});
}

std::optional<tl::unexpected<Error>> text_refusal(Bytes bytes) {
    const std::string text = text_of(bytes);
    if (text.empty()) return {};
    const auto begins = [&](auto... words) { return (text.starts_with(words) || ...); };
    const auto holds = [&](auto... words) { return ((text.find(words) != text.npos) || ...); };
    if (begins("#extm3u", "[playlist]", "<asx", "<?wpl", "<smil") ||
        (begins("<?xml", "<playlist") && holds("xspf.org", "<playlist")) || names_only(text, bytes.size() > kStart))
        return failure("a playlist: it names songs and holds none; choose the songs themselves");
    if (holds("audacityproject"))
        return failure(
            "a project of Audacity, which only tells how sound is put together; export it as WAV or FLAC there");
    if (holds("<score-partwise", "<score-timewise", "<musescore"))
        return failure("a score: notes without sound; export it as WAV or MP3 from the program that plays it");
    if (begins("version https://git-lfs"))
        return failure("a shortcut to a file elsewhere, without the song itself; choose that file");
    if (begins("[internetshortcut]") || (begins("[desktop entry]") && holds("type=link")) ||
        (holds("<plist") && holds("<key>url</key>")))
        return failure(
            "a shortcut to an address, without the song itself; open it, download the song and choose that file");
    if (begins("{") && holds("docs.google.com", "drive.google.com", "\"doc_id\"", "1drv.ms", "onedrive", "dropbox.com"))
        return failure(
            "a shortcut to a file in the cloud, without the song itself; open it, download the song and choose that "
            "file");
    if (begins("<!doctype html", "<html", "<head", "<!--") || holds("<html"))
        return failure(
            "a web page and not the song, as a download leaves where one has to sign in or the link has ended; "
            "download it again in the browser and listen to it");
    if (holds("file \"") && holds("track 01", "track 1 "))
        return failure("a cue sheet: it tells where the tracks of another file begin; choose that file");
    if (begins("d8:announce", "d10:created", "d13:announce"))
        return failure("a torrent: it tells where a download is, and holds no sound; choose what was downloaded by it");
    return {};
}

std::optional<tl::unexpected<Error>> refusal_by_name(Bytes bytes) {
    if (has(bytes, 0, "%PDF")) return seems("a PDF document");
    if (has(bytes, 0, "\x89PNG") || has(bytes, 0, "\xFF\xD8\xFF") || has(bytes, 0, "GIF8") ||
        has(bytes, 0, "II*\0"_bytes) || has(bytes, 0, "MM\0*"_bytes) ||
        (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) || is_mpeg4_picture(bytes))
        return seems("a picture");
    if (has(bytes, 0, "PK\3\4") || has(bytes, 0, "PK\5\6"))
        return failure("a ZIP archive, or a document that is one inside; unpack it and choose the songs in it");
    if (has(bytes, 0, "Rar!\x1A\x07") || has(bytes, 0, "7z\xBC\xAF\x27\x1C") || has(bytes, 0, "\x1F\x8B\x08") ||
        has(bytes, 0,
            "\xFD"
            "7zXZ") ||
        has(bytes, 0, "BZh") || has(bytes, 257, "ustar"))
        return failure("a packed archive; unpack it and choose the songs in it");
    if (has(bytes, 0, "MThd") || (has(bytes, 0, "RIFF") && has(bytes, 8, "RMID")))
        return failure("a MIDI file: notes without sound; export it as WAV or MP3 from a program that plays it");
    if (has(bytes, 0, "Extended Module: ") || has(bytes, 0, "IMPM") || has(bytes, 44, "SCRM") ||
        has(bytes, 1080, "M.K.") || has(bytes, 1080, "M!K!") || has(bytes, 1080, "FLT4"))
        return failure(
            "a tracker's module: notes and the instruments for them; export it as WAV or MP3 from a program that plays "
            "it");
    if (has(bytes, 0, "RIFF") && (has(bytes, 8, "sfbk") || has(bytes, 8, "DLS ")))
        return failure("a bank of instruments, and no song; choose a recording");
    if (has(bytes, 0, "DSD ") || (has(bytes, 0, "FRM8") && has(bytes, 12, "DSD ")))
        return failure(
            "DSD, as of a Super Audio CD, which is not decoded here; convert it to FLAC or WAV at 88,200 or 96,000 Hz");
    if (has(bytes, 0, ".SoX") || has(bytes, 0, "XoS.")) return of_kind("SoX");
    if (has(bytes, 0, "Creative Voice File")) return of_kind("Creative Voice (VOC)");
    if (is_ircam(bytes)) return of_kind("IRCAM");
    if (has(bytes, 0, "L\0\0\0\x01\x14\x02\0"_bytes) || has(bytes, 0, "book\0\0\0\0mark"_bytes))
        return failure("a shortcut to a file elsewhere, without the song itself; choose that file");
    if (has(bytes, 0, "bplist00")) {
        const std::string_view start = start_of(bytes);
        if (start.find("NSURL") != start.npos)
            return failure(
                "a placeholder of a song in iCloud that is not downloaded yet; download it there and choose it again");
        if (start.find("http") != start.npos)
            return failure(
                "a shortcut to an address, without the song itself; open it, download the song and choose that file");
    }
    if (has(bytes, 0, "\0\x05\x16\x07"_bytes))
        return failure(
            "a companion file of macOS, whose name begins with ._, without sound; choose the file without ._ in its "
            "name");
    if (has(bytes, 0, "SQLite format 3") && has(bytes, 68, "AUDY"))
        return failure(
            "a project of Audacity, which only tells how sound is put together; export it as WAV or FLAC there");
    if (has(bytes, 0, "MZ") || has(bytes, 0,
                                   "\x7F"
                                   "ELF"))
        return failure("a program, and no song; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file");
    if (is_video_alone(bytes)) return failure("a video without sound; choose one with a sound track, or a song");
    return text_refusal(bytes);
}

}  // namespace

bool is_something_else(Bytes bytes) { return refusal_by_name(bytes).has_value(); }

tl::unexpected<Error> not_sound(Bytes bytes) {
    if (auto named = refusal_by_name(bytes)) return std::move(*named);
    if (std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{0}; }))
        return failure(
            "the file holds nothing but zeros, as a download or copy leaves that was never finished; get it again");
    if (has(bytes, 0, "ID3")) return seems("an MP3 tag without sound");
    if (!text_of(bytes).empty()) return seems("text");
    return failure("not audio; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file");
}

tl::unexpected<Error> not_decoded(Bytes bytes) {
    if (is_mp4_without_index(bytes))
        return failure(
            "an M4A or MP4 file without its index, as a recording or download leaves that was never finished; get it "
            "again");
    const std::string name(container_name(bytes)), codec(codec_in(bytes));
    if (!codec.empty())
        return failure("sound coded as " + codec +
                       ", which could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus");
    if (!name.empty()) return of_kind(name);
    return failure(
        "sound in a format that could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus");
}

std::string not_decoded_by_browser(Bytes bytes) {
    if (is_mp4_without_index(bytes)) return not_decoded(bytes).value().message;
    constexpr std::string_view kCommon[] = {"AAC", "MP3", "FLAC", "Opus", "Vorbis", "Matroska or WebM"};
    const std::string_view codec = codec_in(bytes), name = codec.empty() ? container_name(bytes) : codec;
    if (name.empty() || std::find(std::begin(kCommon), std::end(kCommon), name) != std::end(kCommon)) return {};
    return not_decoded(bytes).value().message;
}

}  // namespace moodglass
