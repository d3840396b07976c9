// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "audio/big_endian.h"
#include "audio/mp4.h"
#include "audio/pauses.h"

namespace moodglass {
namespace {

// What the sample table holds. Zero where it does not tell: in fragments.
struct Media {
    double ticks_per_s = 0, length_s = 0, packet_s = 0, pauses_s = 0;
};

Media media_of(Bytes box) {
    const Bytes header = find_box(box, "mdhd"), table = find_box(find_box(find_box(box, "minf"), "stbl"), "stts");
    Media media;
    if (header.empty()) return media;
    media.ticks_per_s = static_cast<double>(number(header, header[0] == std::byte{1} ? 20 : 12, 4));
    if (media.ticks_per_s == 0) return media;
    std::vector<Step> steps;
    const std::uint64_t entries = number(table, 4, 4);
    for (std::size_t at = 8; at + 8 <= table.size() && steps.size() < entries; at += 8)
        steps.push_back({static_cast<double>(number(table, at + 4, 4)) / media.ticks_per_s, number(table, at, 4)});
    for (const Step& step : steps) media.length_s += step.s * static_cast<double>(step.count);
    media.packet_s = usual_s(steps);
    media.pauses_s = pauses_s(steps, media.packet_s);
    return media;
}

// How much of the media an edit list plays, without the silence that its empty edits put before and between.
double edited_s(Bytes list, double movie_ticks_per_s, const Media& media) {
    const bool wide = list[0] == std::byte{1};
    const std::size_t field = wide ? 8 : 4, entry = 2 * field + 4;
    const std::uint64_t entries = number(list, 4, 4), empty = wide ? ~std::uint64_t{0} : 0xFFFFFFFFu;
    double sum_s = 0, seams_s = -media.packet_s;  // where two stretches meet, a decoder may leave out a packet
    for (std::size_t i = 0, at = 8; i < entries && at + entry <= list.size(); ++i, at += entry) {
        const std::uint64_t length = number(list, at, field), begin = number(list, at + field, field);
        if (begin == empty) continue;
        const double there_s = std::max(0.0, media.length_s - static_cast<double>(begin) / media.ticks_per_s);
        sum_s += std::min(static_cast<double>(length) / movie_ticks_per_s, there_s);
        seams_s += media.packet_s;
    }
    return sum_s - std::max(0.0, seams_s);
}

// By the header of a track whose sample table tells nothing.
double track_header_s(Bytes header, double movie_ticks_per_s) {
    if (header.empty()) return 0;
    const bool wide = header[0] == std::byte{1};
    const std::uint64_t duration = wide ? number(header, 28, 8) : number(header, 20, 4);
    const bool unknown = duration == (wide ? ~std::uint64_t{0} : 0xFFFFFFFFu);
    return unknown ? 0 : static_cast<double>(duration) / movie_ticks_per_s;
}

// Zero if it is unknown.
double track_s(Bytes track, double movie_ticks_per_s) {
    const Media media = media_of(find_box(track, "mdia"));
    if (media.length_s <= 0) return track_header_s(find_box(track, "tkhd"), movie_ticks_per_s);
    const Bytes list = find_box(find_box(track, "edts"), "elst");
    const bool edited = number(list, 4, 4) > 0;
    const double played_s = edited ? edited_s(list, movie_ticks_per_s, media) : media.length_s;
    return std::max(0.0, played_s - media.pauses_s);
}

}  // namespace

std::optional<double> mp4_duration_s(Bytes bytes) {
    constexpr double kSame_s = 0.1;
    Bytes movie = find_box(bytes, "moov");
    const Bytes header = find_box(movie, "mvhd");
    if (header.empty() || !find_box(movie, "mvex").empty()) return {};  // fragments follow
    const double per_second =
        static_cast<double>(header[0] == std::byte{1} ? number(header, 20, 4) : number(header, 12, 4));
    if (per_second == 0) return {};
    std::optional<double> told_s;
    while (const auto box = take_box(movie)) {
        const Bytes handler = find_box(find_box(box->content, "mdia"), "hdlr");
        if (box->name != "trak" || number(handler, 8, 4) != 0x736F756E) continue;  // "soun"
        const double one_s = track_s(box->content, per_second);
        // Which track is decoded is not known here.
        if (one_s == 0 || std::abs(told_s.value_or(one_s) - one_s) > kSame_s) return {};
        told_s = std::min(told_s.value_or(one_s), one_s);
    }
    return told_s;
}

}  // namespace moodglass
