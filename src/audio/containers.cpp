// SPDX-License-Identifier: Apache-2.0
#include "audio/containers.h"

#include <algorithm>
#include <iterator>

#include "audio/magic.h"
#include "audio/matroska.h"
#include "audio/mp4.h"
#include "audio/ogg_pages.h"

namespace moodglass {
namespace {

// Packets of equal length that begin with a byte of their own.
bool is_transport_stream(Bytes bytes) {
    struct Packets {
        std::size_t begin, length;
    };
    for (const auto& [begin, length] : {Packets{0, 188}, Packets{4, 192}, Packets{0, 204}}) {
        std::size_t count = 0;
        while (begin + count * length < bytes.size() && bytes[begin + count * length] == std::byte{0x47} && count < 8)
            ++count;
        if (count >= 5) return true;
    }
    return false;
}

// A second frame has to follow the two bytes by which AC-3 begins (ETSI TS 102 366, 4.3).
bool is_ac3(Bytes bytes) {
    constexpr std::size_t kLongestFrame = 4096;
    if (!has(bytes, 0, "\x0B\x77") || bytes.size() < 6 || std::to_integer<int>(bytes[5]) >> 3 > 16) return false;
    for (std::size_t at = 64; at < std::min(bytes.size(), kLongestFrame); ++at)
        if (has(bytes, at, "\x0B\x77")) return true;
    return false;
}

struct Container {
    std::string_view magic, name;
    std::size_t at = 0;
    bool rare = true;  // no browser reads it
};

constexpr Container kContainers[] = {
    {"AVI ", "AVI", 8},
    {"\0\0\x01\xBA"_bytes, "MPEG video (program stream)"},
    {"\0\0\x01\xB3"_bytes, "MPEG video"},
    {"FLV\x01", "Flash video"},
    {".RMF", "RealMedia"},
    {".ra\xFD", "RealAudio"},
    {"\x30\x26\xB2\x75"_bytes, "Windows Media (WMA, WMV)"},
    {"DTSHDHDR", "DTS"},
    {"\x7F\xFE\x80\x01"_bytes, "DTS"},
    {"\xFE\x7F\x01\x80"_bytes, "DTS"},
    {"\x1F\xFF\xE8\0"_bytes, "DTS"},
    {"\xFF\x1F\0\xE8"_bytes, "DTS"},
    {"\xF8\x72\x6F\xBA"_bytes, "Dolby TrueHD", 4},
    {"wvpk", "WavPack"},
    {"MAC ", "Monkey's Audio (APE)"},
    {"TTA1", "True Audio (TTA)"},
    {"TTA2", "True Audio (TTA)"},
    {"MP+", "Musepack"},
    {"MPCK", "Musepack"},
    {"OFR ", "OptimFROG"},
    {"ajkg", "Shorten"},
    {"TWIN", "TwinVQ"},
    {"#!AMR", "AMR", 0, false},
    {".snd", "AU", 0, false},
    {"caff", "Core Audio (CAF)", 0, false},
    {"\x1A\x45\xDF\xA3"_bytes, "Matroska or WebM", 0, false},
};

const Container* container_of(Bytes bytes) {
    const auto found = std::find_if(std::begin(kContainers), std::end(kContainers),
                                    [&](const Container& each) { return has(bytes, each.at, each.magic); });
    if (found == std::end(kContainers)) return nullptr;
    return found->at == 8 && !has(bytes, 0, "RIFF") ? nullptr : found;
}

}  // namespace

std::string_view container_name(Bytes bytes) {
    if (const Container* container = container_of(bytes)) return container->name;
    if (is_ac3(bytes)) return "Dolby Digital (AC-3)";
    if (is_transport_stream(bytes)) return "MPEG transport stream (TS)";
    return {};
}

bool is_rare(Bytes bytes) {
    const Container* container = container_of(bytes);
    return container ? container->rare : !container_name(bytes).empty();
}

bool is_mpeg4_picture(Bytes bytes) {
    constexpr std::string_view kBrands[] = {"heic", "heix", "hevc", "heim", "heis", "hevm",
                                            "hevs", "mif1", "msf1", "avif", "avis", "crx "};
    return has(bytes, 4, "ftyp") && std::any_of(std::begin(kBrands), std::end(kBrands),
                                                [&](std::string_view brand) { return has(bytes, 8, brand); });
}

bool is_video_alone(Bytes bytes) {
    if (has(bytes, 0, "OggS")) return ogg_contents(bytes) == OggContents::video_alone;
    if (is_matroska(bytes)) {
        const MatroskaContents contents = matroska_contents(bytes);
        return contents.told && contents.pictures && !contents.sound;
    }
    if (!is_mp4(bytes)) return false;
    const Mp4Contents contents = mp4_contents(bytes);
    return contents.told && !contents.sound;
}

}  // namespace moodglass
