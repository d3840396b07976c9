// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_decoder.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <numeric>
#include <span>
#include <type_traits>

namespace moodglass {
namespace {

// How much of what is looked through at once a frame may need: free format's are the longest.
constexpr std::size_t kLongest = 4096;

bool same_overlap(const ma_dr_mp3dec& a, const ma_dr_mp3dec& b) {
    return std::ranges::equal(a.mdct_overlap[0], b.mdct_overlap[0]) &&
           std::ranges::equal(a.mdct_overlap[1], b.mdct_overlap[1]);
}

// What the synthesis keeps: 15 rows of 64. Of the last one half is not there yet, but something left in memory, over
// which the next frame writes before it reads (ma_dr_mp3d_synth: zlin[4 * i - 64 + 2] and the next, for i below 15).
bool same_rows(const ma_dr_mp3dec& a, const ma_dr_mp3dec& b) {
    constexpr std::size_t kLast = std::size_t{14} * 64, kWhole = kLast + 4 * 15;
    for (std::size_t i = 0; i < std::size(a.qmf_state); ++i) {
        const bool there = i < kLast || i >= kWhole || i % 4 < 2;
        if (there && a.qmf_state[i] != b.qmf_state[i]) return false;
    }
    return true;
}

}  // namespace

void Mp3Decoder::decode(std::size_t channels, std::vector<std::int16_t>& samples) {
    std::array<std::int16_t, MA_DR_MP3_MAX_SAMPLES_PER_FRAME> frame{};
    ma_dr_mp3dec_frame_info info{};
    const std::size_t left = std::min(stream_.size() - at_, kWindow);
    const int got = ma_dr_mp3dec_decode_frame(&state_, reinterpret_cast<const ma_uint8*>(stream_.data() + at_),
                                              static_cast<int>(left), frame.data(), &info);
    const auto passed = static_cast<std::size_t>(info.frame_bytes);
    const bool none = got <= 0 && (passed == 0 || passed == left);
    at_ += !none ? passed : left == kWindow ? left - kLongest : left;
    if (got <= 0) return;
    const auto given = static_cast<std::size_t>(info.channels), count = static_cast<std::size_t>(got);
    const auto sound = std::span(frame).first(count * given);
    if (given == channels) {
        samples.insert(samples.end(), sound.begin(), sound.end());
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const auto moment = sound.subspan(i * given, given);
        const int sum = std::accumulate(moment.begin(), moment.end(), 0);
        samples.insert(samples.end(), channels, static_cast<std::int16_t>(sum / info.channels));
    }
}

bool Mp3Decoder::operator==(const Mp3Decoder& other) const {
    const ma_dr_mp3dec &a = state_, &b = other.state_;
    return at_ == other.at_ && a.reserv == b.reserv && a.free_format_bytes == b.free_format_bytes &&
           std::ranges::equal(a.header, b.header) && std::equal(a.reserv_buf, a.reserv_buf + a.reserv, b.reserv_buf) &&
           same_overlap(a, b) && same_rows(a, b);
}

void Mp3Decoder::write(std::size_t from, std::span<std::byte, kStateBytes> to) const {
    static_assert(std::is_trivially_copyable_v<ma_dr_mp3dec>);
    const std::uint64_t at = from + at_;
    std::memcpy(to.data(), &at, sizeof at);
    std::memcpy(to.data() + sizeof at, &state_, sizeof state_);
}

std::optional<Mp3Decoder> Mp3Decoder::read(Bytes stream, Bytes state) {
    if (state.size() != kStateBytes) return {};
    std::uint64_t at = 0;
    std::memcpy(&at, state.data(), sizeof at);
    if (at > stream.size()) return {};
    Mp3Decoder decoder(stream, static_cast<std::size_t>(at));
    std::memcpy(&decoder.state_, state.data() + sizeof at, sizeof decoder.state_);
    return decoder;
}

}  // namespace moodglass
