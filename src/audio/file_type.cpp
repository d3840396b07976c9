// SPDX-License-Identifier: Apache-2.0
#include "audio/file_type.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "audio/mp3_frames.h"
#include "audio/mp3_tags.h"

namespace moodglass {
namespace {

bool has(Bytes bytes, std::size_t offset, std::string_view magic) {
    return bytes.size() >= offset + magic.size() && std::memcmp(bytes.data() + offset, magic.data(), magic.size()) == 0;
}

// Pictures in the container of MPEG-4: HEIC, AVIF and a camera's raw ones.
bool is_mpeg4_picture(Bytes bytes) {
    constexpr std::string_view kBrands[] = {"heic", "heix", "hevc", "heim", "heis", "hevm", "hevs", "mif1", "msf1", "avif", "avis", "crx "};
    return has(bytes, 4, "ftyp") && std::any_of(std::begin(kBrands), std::end(kBrands), [&](std::string_view brand) { return has(bytes, 8, brand); });
}

std::string_view operator""_bytes(const char* text, std::size_t length) { return {text, length}; }

// All but MP3, which may begin anywhere.
FileType type_at_start(Bytes bytes) {
    if ((has(bytes, 0, "RIFF") || has(bytes, 0, "RF64") || has(bytes, 0, "RIFX")) && has(bytes, 8, "WAVE"))
        return FileType::wav;
    if (has(bytes, 0, "riff\x2E\x91\xCF\x11"_bytes)) return FileType::wav;
    if (has(bytes, 0, "FORM") && (has(bytes, 8, "AIFF") || has(bytes, 8, "AIFC"))) return FileType::wav;
    if (has(bytes, 0, "fLaC")) return FileType::flac;
    if (has(bytes, 0, "OggS")) {
        const std::size_t first_packet = bytes.size() > 26 ? 27 + std::to_integer<std::size_t>(bytes[26]) : 0;
        if (has(bytes, first_packet, "\x01vorbis"_bytes)) return FileType::vorbis;
        if (has(bytes, first_packet, "OpusHead")) return FileType::opus;
        if (has(bytes, first_packet, "\x7F" "FLAC"_bytes)) return FileType::flac;
        return FileType::other;
    }
    if (is_mpeg4_picture(bytes)) return FileType::none;
    if (has(bytes, 4, "ftyp")) {
        const bool locked = has(bytes, 8, "M4P ") || has(bytes, 8, "aax ") || has(bytes, 8, "aaxc");  // the latter two: Audible
        return locked ? FileType::locked : FileType::other;
    }
    if (has(bytes, 0, "\x1A\x45\xDF\xA3"_bytes)) return FileType::other;  // Matroska, WebM
    if (has(bytes, 0, "\x30\x26\xB2\x75"_bytes)) return FileType::other;  // ASF: WMA
    if (has(bytes, 0, "caff")) return FileType::other;
    if (has(bytes, 0, "ADIF")) return FileType::other;
    // WavPack, Monkey's Audio, True Audio, Musepack (two versions), AMR, Sun's AU
    constexpr std::string_view kRarer[] = {"wvpk", "MAC ", "TTA1", "MP+", "MPCK", "#!AMR", ".snd"};
    if (std::any_of(std::begin(kRarer), std::end(kRarer), [&](std::string_view magic) { return has(bytes, 0, magic); }))
        return FileType::other;
    if (bytes.size() > 1 && bytes[0] == std::byte{0xFF} && (std::to_integer<int>(bytes[1]) & 0xF6) == 0xF0)
        return FileType::other;  // ADTS: AAC
    return FileType::none;
}

}  // namespace

Bytes without_foreign_tags(Bytes bytes) {
    if (type_at_start(bytes) != FileType::none) return bytes;
    const Bytes inner = without_tags_in_front(bytes);
    return type_at_start(inner) != FileType::none ? inner : bytes;
}

FileType file_type(Bytes bytes) {
    const FileType type = type_at_start(without_foreign_tags(bytes));
    return type == FileType::none && find_mp3_frame(bytes) ? FileType::mp3 : type;
}

std::string_view what_else(Bytes bytes) {
    if (has(bytes, 0, "%PDF")) return "a PDF document";
    if (has(bytes, 0, "\x89PNG"_bytes) || has(bytes, 0, "\xFF\xD8\xFF"_bytes) || has(bytes, 0, "GIF8")) return "a picture";
    if ((has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) || is_mpeg4_picture(bytes)) return "a picture";
    if (has(bytes, 0, "PK\x03\x04"_bytes)) return "a ZIP archive or office document";
    if (has(bytes, 0, "MThd")) return "MIDI: notes without sound";
    if (has(bytes, 0, "ID3")) return "an MP3 tag without sound";
    const auto start = bytes.first(std::min<std::size_t>(bytes.size(), 512));
    const bool printable = std::all_of(start.begin(), start.end(), [](std::byte b) {
        const int c = std::to_integer<int>(b);
        return c >= 0x20 || c == '\n' || c == '\r' || c == '\t';
    });
    return printable ? "text" : "";
}

}  // namespace moodglass
