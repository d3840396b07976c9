// SPDX-License-Identifier: Apache-2.0
#include "audio/coded_sound.h"

#include <cstddef>

namespace moodglass {
namespace {

// Two words of 16 bits, as samples, that begin each frame (ETSI TS 102 114, 5.3.1 and annex C; IEC 61937-1).
struct Words {
    float first, second;
    CodedSound::Kind kind;
};

constexpr float sample(unsigned word) {
    return static_cast<float>(word < 0x8000 ? static_cast<int>(word) : static_cast<int>(word) - 0x10000) / 32768.0f;
}

constexpr std::array<Words, 6> kWords = {{
    {sample(0x1FFF), sample(0xE800), CodedSound::Kind::dts},  // 14 bits a word, as on a CD
    {sample(0xFF1F), sample(0x00E8), CodedSound::Kind::dts},  // with the bytes the other way round
    {sample(0x7FFE), sample(0x8001), CodedSound::Kind::dts},  // 16 bits a word
    {sample(0xFE7F), sample(0x0180), CodedSound::Kind::dts},
    {sample(0xF872), sample(0x4E1F), CodedSound::Kind::cable},
    {sample(0x72F8), sample(0x1F4E), CodedSound::Kind::cable},
}};

constexpr int kEnough = 3;  // equal distances, which no music has

// Samples, near a minute of stereo, in which it has shown itself: nobody joins it to music.
constexpr std::uint64_t kSearch = 1u << 22;

}  // namespace

CodedSound::Kind CodedSound::look(std::span<const float> interleaved) {
    if (at_ > kSearch) return found_;
    for (const float value : interleaved) {
        ++at_;
        for (std::size_t i = 0; i < kWords.size(); ++i) {
            if (value != kWords[i].second || before_ != kWords[i].first) continue;
            Sync& sync = syncs_[i];
            const std::uint64_t distance = at_ - sync.newest;
            sync.equal = distance == sync.distance ? sync.equal + 1 : 0;
            sync.distance = distance;
            sync.newest = at_;
            if (sync.equal + 1 >= kEnough) found_ = kWords[i].kind;
        }
        before_ = value;
    }
    return found_;
}

}  // namespace moodglass
