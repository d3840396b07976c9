// SPDX-License-Identifier: Apache-2.0
// One decoder, on any bytes: it refuses with a sentence, or gives sound within its own promises and comes to an end.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "audio/decoders.h"
#include "audio/open.h"
#include "fuzz/require.h"

// Samples of all channels after which a target stops: more of the same tells little, and takes long under sanitizers.
constexpr std::size_t kEnough = 1u << 16;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using moodglass::fuzz::require;
    if (size == 0) return 0;
    auto sound = moodglass::OPEN(std::as_bytes(std::span(data, size))).and_then(moodglass::check_range);
    if (!sound) {
        require(!sound.error().message.empty(), "a refusal has a sentence");
        return 0;
    }
    const auto channels = static_cast<std::size_t>((*sound)->channels);
    std::vector<float> piece(4096 * channels);
    for (std::size_t total = 0; total < kEnough;) {
        const std::size_t count = (*sound)->read(piece);
        require(count <= 4096, "no more samples than there is room for");
        require(static_cast<std::size_t>((*sound)->channels) == channels, "the channels stay");
        require(std::isfinite((*sound)->progress()), "progress is a number");
        if (count == 0) {
            (*sound)->cut();
            require((*sound)->read(piece) == 0, "the end is the end");
            return 0;
        }
        total += count * channels;
    }
    return 0;
}
