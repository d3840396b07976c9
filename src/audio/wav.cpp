// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <string>
#include <string_view>

#include "audio/adpcm.h"
#include "audio/decoders.h"
#include "audio/pcm.h"
#include "audio/wave.h"

namespace moodglass {
namespace {

// What else people have in WAV files (RFC 2361) and in AIFF-C; empty if it is none of them.
std::string_view name_of(const Wave& wave) {
    struct Name {
        std::uint32_t tag;
        std::string_view name;
    };
    constexpr Name kTags[] = {{0x0008, "DTS"},
                              {0x0010, "OKI ADPCM"},
                              {0x0022, "TrueSpeech"},
                              {0x0031, "GSM 6.10"},
                              {0x0032, "GSM 6.10"},
                              {0x0040, "G.721 ADPCM"},
                              {0x0042, "G.723.1"},
                              {0x0045, "G.726 ADPCM"},
                              {0x0064, "G.726 ADPCM"},
                              {0x0065, "G.722"},
                              {0x0083, "G.729"},
                              {0x0092, "Dolby Digital (AC-3)"},
                              {0x00FF, "AAC"},
                              {0x0160, "Windows Media"},
                              {0x0161, "Windows Media"},
                              {0x0162, "Windows Media"},
                              {0x0163, "Windows Media"},
                              {0x0190, "DTS"},
                              {0x0200, "Creative ADPCM"},
                              {0x0270, "ATRAC3"},
                              {0x1600, "AAC"},
                              {0x1601, "AAC"},
                              {0x1602, "AAC"},
                              {0x1610, "AAC"},
                              {0x2000, "Dolby Digital (AC-3)"},
                              {0x2001, "DTS"},
                              {0x674F, "Ogg Vorbis"},
                              {0x6750, "Ogg Vorbis"},
                              {0x6751, "Ogg Vorbis"},
                              {0x676F, "Ogg Vorbis"},
                              {0x6770, "Ogg Vorbis"},
                              {0x6771, "Ogg Vorbis"},
                              {0x704F, "Opus"},
                              {0xA106, "AAC"},
                              {0xA109, "Speex"}};
    constexpr Name kKinds[] = {{0x696D6134, "IMA ADPCM"},     {0x47534D20, "GSM 6.10"},
                               {0x4D414333, "MACE"},          {0x4D414336, "MACE"},
                               {0x51444D32, "QDesign Music"}, {0x514B4350, "Qualcomm PureVoice"},
                               {0x47373232, "G.722"},         {0x47373236, "G.726 ADPCM"}};
    const auto among = [](auto begin, auto end, std::uint32_t tag) {
        const auto found = std::find_if(begin, end, [&](const Name& name) { return name.tag == tag; });
        return found == end ? std::string_view() : found->name;
    };
    if (wave.kind) return among(std::begin(kKinds), std::end(kKinds), wave.kind);
    return among(std::begin(kTags), std::end(kTags), static_cast<std::uint32_t>(wave.encoding));
}

tl::unexpected<Error> undecodable(const Wave& wave) {
    std::string name(name_of(wave));
    if (name.empty() && wave.kind == 0 && wave.encoding > Wave::mu_law && wave.encoding != Wave::ima_adpcm) {
        char number[32];
        std::snprintf(number, sizeof number, "format 0x%04X", static_cast<unsigned>(wave.encoding));
        name = number;
    }
    if (name.empty())
        return failure(
            "a WAV or AIFF file whose header is damaged or of an unknown encoding; export it again as 16-bit PCM");
    return failure("a WAV or AIFF file whose sound is coded as " + name +
                   ", which is not decoded here; export it again as 16-bit PCM");
}

// Whether so little is missing at the end that the times a warning tells, in tenths of a second, would be the same.
bool hardly_cut(const Wave& wave) {
    const auto tenths = [&](std::uint64_t bytes) {
        const std::uint64_t length = bytes / static_cast<std::uint64_t>(wave.block);
        return std::llround(10 * static_cast<double>(length) / wave.sample_rate);
    };
    return wave.told_bytes > wave.data.size() && tenths(*wave.told_bytes) == tenths(wave.data.size());
}

}  // namespace

Result<std::unique_ptr<Sound>> open_wav(Bytes bytes) {
    auto wave = find_wave(bytes);
    if (!wave)
        return failure(
            "a WAV or AIFF file whose header is damaged or of an unknown encoding; export it again as 16-bit PCM");
    if (Pcm::reads(*wave)) {
        if (hardly_cut(*wave)) wave->told_bytes = wave->data.size();
        return std::make_unique<Pcm>(*wave);
    }
    if (wave->kind == 0) {
        if (wave->encoding == Wave::mp3 || wave->encoding == Wave::mpeg) return open_mp3(wave->data);
        if (wave->encoding == Wave::flac) return open_flac(wave->data);
        if (wave->encoding == Wave::ms_adpcm || wave->encoding == Wave::ima_adpcm) {
            if (auto sound = open_adpcm(*wave)) return sound;
        }
    }
    return undecodable(*wave);
}

}  // namespace moodglass
