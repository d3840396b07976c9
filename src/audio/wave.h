// SPDX-License-Identifier: Apache-2.0
// Where the samples of a WAV, RF64, BW64, Wave64 or AIFF file are and how they are coded, also where a recorder, a pipe
// or a careless program has left the header unfinished, outdated or out of step.
#pragma once

#include <cstdint>
#include <optional>

#include "audio/channel_layout.h"
#include "audio/file_type.h"

namespace moodglass {

struct Wave {
    // Tags of WAVEFORMATEX; AIFF's kinds are told by those they equal.
    enum Encoding : int {
        unknown = 0,
        pcm = 1,
        ms_adpcm = 2,
        ieee_float = 3,
        a_law = 6,
        mu_law = 7,
        ima_adpcm = 0x11,
        mpeg = 0x50,
        mp3 = 0x55,
        flac = 0xF1AC,
    };
    enum class Header { whole, unfinished, outdated };

    int encoding = unknown;  // any tag that the file holds
    std::uint32_t kind = 0;  // AIFF-C: the four letters of its encoding; zero otherwise
    int channels = 0;
    int sample_rate = 0;  // Hz
    int block = 0;        // bytes of one moment of all channels, or of one block of ADPCM
    int bits = 0;         // of a sample
    bool big_endian = false;
    bool unsigned_bytes = false;  // of samples of 8 bits
    ChannelLayout layout;
    Bytes format;                             // content of the fmt chunk
    Bytes data;                               // all samples that are there
    std::optional<std::uint64_t> told_bytes;  // of the samples, where the header tells it
    Header header = Header::whole;
};

// None if the header is damaged, or ends before the samples.
std::optional<Wave> find_wave(Bytes file);

}  // namespace moodglass
