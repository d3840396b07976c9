// SPDX-License-Identifier: Apache-2.0
#include "audio/matroska.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "audio/big_endian.h"
#include "audio/magic.h"

namespace moodglass {
namespace {

constexpr std::uint64_t kSegment = 0x18538067, kTracks = 0x1654AE6B, kTrack = 0xAE, kType = 0x83, kCodec = 0x86;

struct Element {
    std::uint64_t id = 0;
    Bytes content;
};

std::optional<Element> take_element(Bytes& rest) {
    const auto head = take_head(rest);
    if (!head) return {};
    const Bytes behind = skip(rest, head->size);  // "unknown" is a large one
    const Element element{head->id, rest.first(rest.size() - behind.size())};
    rest = behind;
    return element;
}

std::string_view words(std::string_view id) {
    struct Codec {
        std::string_view start, words;
    };
    constexpr Codec kCodecs[] = {{"A_AC3", "Dolby Digital (AC-3)"},
                                 {"A_EAC3", "Dolby Digital Plus (E-AC-3)"},
                                 {"A_TRUEHD", "Dolby TrueHD"},
                                 {"A_MLP", "Dolby TrueHD"},
                                 {"A_DTS", "DTS"},
                                 {"A_ALAC", "Apple Lossless (ALAC)"},
                                 {"A_WAVPACK4", "WavPack"},
                                 {"A_TTA1", "True Audio (TTA)"},
                                 {"A_REAL/", "RealAudio"},
                                 {"A_QUICKTIME/QDM", "QDesign Music"},
                                 {"A_MPEG/L2", "MPEG audio, layer II"},
                                 {"A_MPEG/L3", "MP3"},
                                 {"A_AAC", "AAC"},
                                 {"A_FLAC", "FLAC"},
                                 {"A_OPUS", "Opus"},
                                 {"A_VORBIS", "Vorbis"}};
    const auto found = std::find_if(std::begin(kCodecs), std::end(kCodecs),
                                    [&](const Codec& codec) { return id.starts_with(codec.start); });
    return found == std::end(kCodecs) ? std::string_view() : found->words;
}

}  // namespace

bool is_matroska(Bytes file) { return has(file, 0, "\x1A\x45\xDF\xA3"_bytes); }

VariableNumber variable_at(Bytes bytes) {
    VariableNumber one;
    if (bytes.empty()) return one;
    const auto length = static_cast<std::size_t>(std::countl_zero(std::to_integer<std::uint8_t>(bytes[0]))) + 1;
    if (length > 8 || length > bytes.size()) return one;
    return {big_endian(bytes.first(length)), std::uint64_t{1} << 7 * length, length};
}

std::optional<ElementHead> take_head(Bytes& rest) {
    const VariableNumber id = variable_at(rest), size = variable_at(rest.subspan(id.length));
    if (id.length == 0 || size.length == 0) return {};
    rest = rest.subspan(id.length + size.length);
    const std::uint64_t value = size.value & (size.mark - 1);
    return ElementHead{id.value, value, value == size.mark - 1};
}

Bytes find_element(Bytes rest, std::uint64_t id) {
    while (const auto element = take_element(rest))
        if (element->id == id) return element->content;
    return {};
}

MatroskaContents matroska_contents(Bytes file) {
    MatroskaContents contents;
    contents.segment = find_element(file, kSegment);
    Bytes tracks = find_element(contents.segment, kTracks);
    contents.told = !tracks.empty();
    while (const auto track = take_element(tracks)) {
        if (track->id != kTrack) continue;
        const std::uint64_t type = big_endian(find_element(track->content, kType));
        contents.pictures |= type == 1;
        if (type != 2 || contents.sound) continue;
        contents.sound = true;
        const Bytes codec = find_element(track->content, kCodec);
        contents.codec = words({reinterpret_cast<const char*>(codec.data()), codec.size()});
    }
    return contents;
}

}  // namespace moodglass
