// SPDX-License-Identifier: Apache-2.0
// FLAC of any bytes, by the engine's decoder and by the machine's libav. What the engine takes for a whole file, with
// the length that it promises, has the same rate, channels, length and samples there, if it is opened. (Of Vorbis and
// Opus libav is no judge: of the seed vorbis/22050-1-q0.ogg it gives 5,632 samples, where the file and oggdec have
// 5,512.)
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "audio/decoders.h"
#include "audio/file_type.h"
#include "audio/open.h"
#include "fuzz/require.h"

namespace {

using moodglass::Bytes;
using moodglass::Sound;

constexpr std::size_t kEnough = 1u << 20;  // samples of all channels; longer ones are left

struct Read {
    std::vector<float> samples;  // of all channels together: their order is not the same
    bool all = false;
};

Read read(Sound& sound) {
    Read result;
    const auto channels = static_cast<std::size_t>(sound.channels);
    std::vector<float> piece(4096 * channels);
    while (result.samples.size() * channels < kEnough) {
        const std::size_t count = sound.read(piece);
        if (count == 0) {
            result.all = true;
            break;
        }
        for (std::size_t i = 0; i < count; ++i)
            result.samples.push_back(std::accumulate(piece.begin() + static_cast<std::ptrdiff_t>(i * channels),
                                                     piece.begin() + static_cast<std::ptrdiff_t>((i + 1) * channels),
                                                     0.0f));
    }
    return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using moodglass::fuzz::require;
    const Bytes bytes = std::as_bytes(std::span(data, size));
    if (moodglass::file_type(bytes) != moodglass::FileType::flac) return 0;
    const auto own = moodglass::open_sound(bytes);
    if (!own) return 0;
    const Read mine = read(**own);
    if (!mine.all || (*own)->cut() || (*own)->gaps() || (*own)->other_follows() || !(*own)->remarks().empty()) return 0;
    if (mine.samples.empty() || (*own)->promised_length != mine.samples.size()) return 0;

    // Where a block before the first frame has a wrong length libav refuses the file; the engine looks for its frames.
    const auto other = moodglass::open_libav(bytes);
    if (!other) return 0;
    require((*other)->sample_rate == (*own)->sample_rate, "the rate is the same");
    require((*other)->channels == (*own)->channels, "the channels are the same");
    const Read its = read(**other);
    // Frames whose sum is wrong are sound for libav; the engine leaves them out, and tells of it where one is missed.
    if (its.samples.size() > mine.samples.size()) return 0;
    require(its.all && its.samples.size() == mine.samples.size(), "the length is the same");
    require(its.samples == mine.samples, "the samples are the same");
    return 0;
}
