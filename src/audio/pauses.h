// SPDX-License-Identifier: Apache-2.0
// Where a track has no packet for a while. Decoders give nothing there.
#pragma once

#include <cstdint>
#include <vector>

namespace moodglass {

// How far packets begin from each other, and how many do so.
struct Step {
    double s = 0;
    std::uint64_t count = 0;
};

// How long most packets last. Sorts them.
double usual_s(std::vector<Step>& steps);

// Time without a packet, which decoders leave out. A packet lasts about as long as most do; those that vary, at most
// 0.12 s (Opus).
double pauses_s(const std::vector<Step>& steps, double packet_s);

}  // namespace moodglass
