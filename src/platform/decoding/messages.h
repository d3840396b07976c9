// SPDX-License-Identifier: Apache-2.0
// What a decoding process tells of a file's sound, as bytes in a pipe: one message after the other, each a kind, a size
// and so many bytes. Both ends are the same program on the same machine, so numbers are as it has them in memory.
//
//     opened   once, first: Standing; sample rate, channels (i32 each); count of speakers, the speakers (i32 each)
//     samples  Standing; interleaved float samples, at most a second of them
//     ended    once, last: Standing; flags (u32); count of remarks (u32), each a text
//     failed   once, instead of any other, and then last: cause (u32); a text
//
// A text is its length (u32) and as many bytes of ASCII.
#pragma once

#include <cstddef>
#include <cstdint>

namespace moodglass {

enum class Message : std::uint32_t { opened = 1, samples, ended, failed };

struct MessageHead {
    std::uint32_t kind = 0;
    std::uint32_t size = 0;  // bytes that follow
};

// Where the reading of the file has come to.
struct Standing {
    double progress = 0;         // Sound::progress()
    std::uint64_t promises = 0;  // 1: promised_length is known
    std::uint64_t promised_length = 0;
};

enum EndFlags : std::uint32_t { kCut = 1, kGaps = 2, kOtherFollows = 4 };

inline constexpr std::size_t kMostText = 600;  // bytes: sentences have some 200
inline constexpr std::size_t kMostRemarks = 16;
inline constexpr std::size_t kMostTold = 1 << 14;  // bytes of a message without samples

}  // namespace moodglass
