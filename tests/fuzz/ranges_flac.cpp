// SPDX-License-Identifier: Apache-2.0
// A FLAC file of any bytes of which ranges are decoded ahead, by this program or as if by another one: what is read,
// and what is told of it, is the same as by one decoder that goes through.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <vector>

#include "audio/ahead.h"
#include "audio/decoders.h"
#include "fuzz/require.h"

namespace {

using moodglass::Ahead;
using moodglass::Bytes;

struct Heard {
    std::vector<float> samples;
    bool cut = false, gaps = false, other = false;

    bool operator==(const Heard&) const = default;  // no sample of an integer is none
};

constexpr std::size_t kMost = 4'000'000;  // samples: silence takes hardly a byte

Heard read(Bytes bytes, std::size_t range_samples, const std::uint8_t* seed) {
    auto sound = moodglass::open_flac(bytes, range_samples);
    if (!sound || (*sound)->channels > 8) return {};
    std::minstd_rand random(seed ? *seed : 0);
    std::vector<Ahead::Order> out;  // to another program, which answers at some time or never
    Heard heard;
    std::vector<float> piece(3000 * static_cast<std::size_t>((*sound)->channels));
    const auto others = seed ? (*sound)->ahead() : nullptr;
    while (heard.samples.size() < kMost) {
        if (others) {
            for (std::size_t i = random() % 3; i > 0; --i) others->work();
            for (std::size_t i = random() % 3; i > 0; --i)
                if (auto order = others->take()) out.push_back(std::move(*order));
            while (!out.empty() && random() % 2 == 0) {
                others->give(out.back().piece, moodglass::decode_order(out.back().bytes));
                out.pop_back();
            }
            if (random() % 8 == 0) others->reclaim();
        }
        // So that both come to the limit by the same steps: all of a piece, or what there is.
        std::size_t filled = 0;
        while (filled < piece.size()) {
            const std::size_t count =
                (*sound)->read(std::span(piece).subspan(filled)) * static_cast<std::size_t>((*sound)->channels);
            if (count == 0) break;
            filled += count;
        }
        if (filled == 0) {
            heard.cut = (*sound)->cut();
            heard.gaps = (*sound)->gaps();
            heard.other = (*sound)->other_follows();
            break;
        }
        heard.samples.insert(heard.samples.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(filled));
    }
    return heard;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const Bytes bytes = std::as_bytes(std::span(data, size));
    const std::size_t range_samples = 1 + 400 * std::size_t{data[size - 1]};
    moodglass::fuzz::require(read(bytes, range_samples, data + size - 2) == read(bytes, range_samples, nullptr),
                             "ranges are what one decoder makes of the whole");
    return 0;
}
