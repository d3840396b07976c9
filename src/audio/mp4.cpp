// SPDX-License-Identifier: Apache-2.0
#include "audio/mp4.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "audio/magic.h"

namespace moodglass {
namespace {

std::uint64_t number(Bytes bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    if (at > bytes.size() || size > bytes.size() - at) return 0;
    for (const std::byte b : bytes.subspan(at, size)) value = value << 8 | std::to_integer<std::uint64_t>(b);
    return value;
}

// In an esds box: the kind of MPEG-4's decoder (ISO 14496-1, 7.2.6).
std::uint64_t object_type(Bytes entry) {
    const std::string_view text(reinterpret_cast<const char*>(entry.data()), entry.size());
    const std::size_t found = text.find("esds");
    if (found == text.npos) return 0;
    std::size_t at = found + 8;
    const auto take_length = [&] {
        while (at < entry.size() && std::to_integer<int>(entry[at]) & 0x80) ++at;
        ++at;
    };
    if (number(entry, at, 1) != 3) return 0;
    ++at, take_length();
    const auto flags = number(entry, at + 2, 1);
    at += 3 + (flags & 0x80 ? 2u : 0u) + (flags & 0x20 ? 2u : 0u);
    if (flags & 0x40 || number(entry, at, 1) != 4) return 0;
    ++at, take_length();
    return number(entry, at, 1);
}

std::string_view codec_of(std::string_view name, Bytes entry) {
    struct Codec {
        std::string_view letters, words;
    };
    constexpr Codec kCodecs[] = {{"alac", "Apple Lossless (ALAC)"},
                                 {"ac-3", "Dolby Digital (AC-3)"},
                                 {"ec-3", "Dolby Digital Plus (E-AC-3)"},
                                 {"ac-4", "Dolby AC-4"},
                                 {"mlpa", "Dolby TrueHD"},
                                 {"dtsc", "DTS"},
                                 {"dtsh", "DTS"},
                                 {"dtsl", "DTS"},
                                 {"dtse", "DTS"},
                                 {"dtsx", "DTS"},
                                 {"samr", "AMR"},
                                 {"sawb", "AMR"},
                                 {"sawp", "AMR"},
                                 {"mha1", "MPEG-H 3D Audio"},
                                 {"mha2", "MPEG-H 3D Audio"},
                                 {"mhm1", "MPEG-H 3D Audio"},
                                 {"mhm2", "MPEG-H 3D Audio"},
                                 {"QDM2", "QDesign Music"},
                                 {"QDMC", "QDesign Music"},
                                 {"ima4", "IMA ADPCM"},
                                 {"fLaC", "FLAC"},
                                 {"Opus", "Opus"},
                                 {".mp3", "MP3"}};
    const auto found =
        std::find_if(std::begin(kCodecs), std::end(kCodecs), [&](const Codec& codec) { return codec.letters == name; });
    if (found != std::end(kCodecs)) return found->words;
    if (name != "mp4a") return {};
    switch (object_type(entry)) {
        case 0x40:
        case 0x66:
        case 0x67:
        case 0x68:
            return "AAC";
        case 0x69:
        case 0x6B:
            return "MP3";
        case 0xA5:
            return "Dolby Digital (AC-3)";
        case 0xA6:
            return "Dolby Digital Plus (E-AC-3)";
        case 0xA9:
            return "DTS";
        default:
            return {};
    }
}

}  // namespace

std::optional<Box> take_box(Bytes& rest) {
    if (rest.size() < 8) return {};
    std::uint64_t size = number(rest, 0, 4);
    std::size_t header = 8;
    if (size == 1) {
        size = number(rest, 8, 8);
        header = 16;
    } else if (size == 0) {
        size = rest.size();
    }
    if (size < header || header > rest.size()) return {};
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(size, rest.size()));
    const Box box{{reinterpret_cast<const char*>(&rest[4]), 4}, rest.subspan(header, length - header)};
    rest = rest.subspan(length);
    return box;
}

Bytes find_box(Bytes rest, std::string_view name) {
    while (const auto box = take_box(rest))
        if (box->name == name) return box->content;
    return {};
}

bool is_mp4(Bytes file) {
    constexpr std::string_view kFirst[] = {"moov", "mdat", "wide", "free", "skip", "pnot"};
    if (has(file, 4, "ftyp")) return true;
    const bool begins =
        std::any_of(std::begin(kFirst), std::end(kFirst), [&](std::string_view name) { return has(file, 4, name); });
    return begins && (!find_box(file, "moov").empty() || !find_box(file, "mdat").empty());
}

Mp4Contents mp4_contents(Bytes file) {
    Mp4Contents contents;
    Bytes movie = find_box(file, "moov");
    contents.told = !movie.empty();
    while (const auto box = take_box(movie)) {
        if (box->name != "trak") continue;
        const Bytes media = find_box(box->content, "mdia"), handler = find_box(media, "hdlr");
        if (number(handler, 8, 4) != 0x736F756E || contents.sound) continue;  // "soun"
        contents.sound = true;
        Bytes entries = find_box(find_box(find_box(media, "minf"), "stbl"), "stsd");
        if (entries.size() < 8) continue;
        entries = entries.subspan(8);
        const auto entry = take_box(entries);
        if (!entry) continue;
        contents.locked = entry->name == "enca" || entry->name == "drms" || entry->name == "aavd";
        contents.codec = codec_of(entry->name, entry->content);
    }
    return contents;
}

}  // namespace moodglass
