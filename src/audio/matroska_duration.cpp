// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

#include "audio/big_endian.h"
#include "audio/matroska.h"
#include "audio/pauses.h"

namespace moodglass {
namespace {

Bytes at_most_8(Bytes bytes) { return bytes.first(std::min<std::size_t>(8, bytes.size())); }

constexpr std::uint64_t kInfo = 0x1549A966, kTracks = 0x1654AE6B, kTrack = 0xAE, kCluster = 0x1F43B675, kTime = 0xE7,
                        kSimpleBlock = 0xA3, kBlockGroup = 0xA0, kBlock = 0xA1;
// What else stands in a segment or a cluster. Another id is damage, and what follows cannot be trusted.
constexpr std::uint64_t kOthers[] = {kInfo, kTracks, 0x114D9B74, 0x1C53BB6B, 0x1254C367, 0x1941A469, 0x1043A770,
                                     0xEC,  0xBF,    0xA7,       0xAB,       0xAF,       0x5854};

// Walks the blocks of all clusters, up to where the file ends or is damaged.
class Blocks {
  public:
    Blocks(Bytes segment, double tick_s) : tick_s_(tick_s) {
        while (const auto head = take_head(segment)) {
            const Bytes content = segment;
            if (head->id == kCluster) {  // entered, for its end may be unknown
                ends_within_ |= !head->endless && head->size > content.size();
                continue;
            }
            if (head->size > content.size()) break;
            segment = skip(segment, head->size);
            if (!take(head->id, content.first(static_cast<std::size_t>(head->size)))) break;
        }
    }
    bool ends_within_cluster() const { return ends_within_; }
    double silent_s() { return first_s_.value_or(0) + pauses_s(steps_, usual_s(steps_)); }

  private:
    bool take(std::uint64_t id, Bytes content) {
        switch (id) {
            case kTime:
                cluster_ticks_ = static_cast<double>(big_endian(at_most_8(content)));
                return true;
            case kSimpleBlock:
                take_block(content);
                return true;
            case kBlockGroup:
                take_block(find_element(content, kBlock));
                return true;
            default:
                return std::find(std::begin(kOthers), std::end(kOthers), id) != std::end(kOthers);
        }
    }
    void take_block(Bytes block) {
        const auto ticks = static_cast<std::int16_t>(number(block, variable_at(block).length, 2));
        const double time_s = (cluster_ticks_ + ticks) * tick_s_;
        if (first_s_)
            steps_.push_back({std::max(0.0, time_s - last_s_), 1});
        else
            first_s_ = std::max(0.0, time_s);
        last_s_ = time_s;
    }

    double tick_s_;
    double cluster_ticks_ = 0, last_s_ = 0;
    std::optional<double> first_s_;
    std::vector<Step> steps_;
    bool ends_within_ = false;
};

std::size_t tracks_in(Bytes segment) {
    std::size_t count = 0;
    Bytes tracks = find_element(segment, kTracks);
    while (const auto head = take_head(tracks)) {
        count += head->id == kTrack ? 1 : 0;
        tracks = skip(tracks, head->size);
    }
    return count;
}

}  // namespace

std::optional<double> matroska_duration_s(Bytes bytes) {
    const MatroskaContents contents = matroska_contents(bytes);
    if (contents.pictures || tracks_in(contents.segment) > 1) return {};  // which may last longer than the sound
    const Bytes info = find_element(contents.segment, kInfo);
    const Bytes duration = find_element(info, 0x4489), scale = find_element(info, 0x2AD7B1);
    const double tick_s = scale.empty() ? 1e-3 : 1e-9 * static_cast<double>(big_endian(at_most_8(scale)));
    double ticks = 0;
    if (duration.size() == 4) ticks = std::bit_cast<float>(static_cast<std::uint32_t>(big_endian(duration)));
    if (duration.size() == 8) ticks = std::bit_cast<double>(big_endian(duration));
    if (!std::isfinite(ticks * tick_s) || ticks <= 0) return {};
    const double told_s = ticks * tick_s - Blocks(contents.segment, tick_s).silent_s();
    return told_s > 0 ? std::optional(told_s) : std::nullopt;
}

bool matroska_ends_within_cluster(Bytes bytes) {
    return Blocks(matroska_contents(bytes).segment, 0).ends_within_cluster();
}

}  // namespace moodglass
