// SPDX-License-Identifier: Apache-2.0
#include "audio/told_duration.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <vector>

#include "audio/magic.h"
#include "audio/matroska.h"
#include "audio/mp3_tags.h"
#include "audio/mp4.h"

namespace moodglass {
namespace {

std::uint64_t big_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (const std::byte b : bytes) value = value << 8 | std::to_integer<std::uint64_t>(b);
    return value;
}

Bytes at_most_8(Bytes bytes) { return bytes.first(std::min<std::size_t>(8, bytes.size())); }

// The number of `size` bytes at `at`; zero where the bytes end before.
std::uint64_t number(Bytes bytes, std::size_t at, std::size_t size) {
    return at + size <= bytes.size() ? big_endian(bytes.subspan(at, size)) : 0;
}

// How far packets begin from each other, and how many do so.
struct Step {
    double s = 0;
    std::uint64_t count = 0;
};

// How long most packets last.
double usual_s(std::vector<Step>& steps) {
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.s < b.s; });
    std::uint64_t left = 0;
    for (const Step& step : steps) left += step.count;
    left /= 2;
    for (const Step& step : steps) {
        if (left < step.count) return step.s;
        left -= step.count;
    }
    return 0;
}

// Time without a packet, which decoders leave out. A packet lasts about as long as most do; those that vary, at most
// 0.12 s (Opus).
double pauses_s(const std::vector<Step>& steps, double packet_s) {
    constexpr double kLongest_s = 0.12;
    double sum_s = 0;
    for (const Step& step : steps)
        if (step.s > std::max(2 * packet_s, kLongest_s)) sum_s += (step.s - packet_s) * static_cast<double>(step.count);
    return sum_s;
}

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

// The head of an element of Matroska (RFC 8794).
struct Head {
    std::uint64_t id = 0, size = 0;
    bool endless = false;  // its size is unknown
};

// A number whose leading zeros tell its length; zero bytes long where none is.
struct Variable {
    std::uint64_t value = 0, mark = 0;
    std::size_t length = 0;
};

Variable variable_at(Bytes bytes) {
    Variable one;
    if (bytes.empty()) return one;
    const auto length = static_cast<std::size_t>(std::countl_zero(std::to_integer<std::uint8_t>(bytes[0]))) + 1;
    if (length > 8 || length > bytes.size()) return one;
    return {big_endian(bytes.first(length)), std::uint64_t{1} << 7 * length, length};
}

std::optional<Head> take_head(Bytes& rest) {
    const Variable id = variable_at(rest), size = variable_at(rest.subspan(id.length));
    if (id.length == 0 || size.length == 0) return {};
    rest = rest.subspan(id.length + size.length);
    const std::uint64_t value = size.value & (size.mark - 1);
    return Head{id.value, value, value == size.mark - 1};
}

Bytes skip(Bytes rest, std::uint64_t size) {
    return rest.subspan(static_cast<std::size_t>(std::min<std::uint64_t>(size, rest.size())));
}

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

std::optional<double> webm_duration_s(Bytes bytes) {
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

// AAC in ADTS frames (ISO 13818-7): a header of seven bytes begins each.
struct Frame {
    int profile_and_rate = 0;
    std::size_t bytes = 0;
    std::uint64_t samples = 0;
};

constexpr std::array<int, 13> kRates = {96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                        22050, 16000, 12000, 11025, 8000,  7350};

std::optional<Frame> frame_at(Bytes bytes, std::size_t at) {
    const std::uint64_t header = number(bytes, at, 7);
    Frame frame;
    frame.profile_and_rate = static_cast<int>(header >> 34 & 0x3F);
    frame.bytes = static_cast<std::size_t>(header >> 13 & 0x1FFF);
    frame.samples = 1024 * ((header & 3) + 1);
    const bool is_one =
        header >> 44 == 0xFFF && (header >> 41 & 3) == 0 && frame.bytes > 7 && (frame.profile_and_rate & 15) < 13;
    return is_one ? std::optional(frame) : std::nullopt;
}

std::optional<double> adts_duration_s(Bytes bytes) {
    const auto first = frame_at(bytes, 0);
    if (!first) return {};
    double samples = 0, in_frames = 0, stray = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto frame = frame_at(bytes, at);
        // What looks like a frame is one if another follows it, or the end.
        const bool is_one = frame && frame->profile_and_rate == first->profile_and_rate &&
                            (at + frame->bytes >= bytes.size() || frame_at(bytes, at + frame->bytes));
        if (!is_one) {
            stray += bytes[at++] == std::byte{0} ? 0 : 1;
            continue;
        }
        samples += static_cast<double>(frame->samples);
        in_frames += static_cast<double>(frame->bytes);
        at += frame->bytes;
    }
    if (in_frames == 0) return {};
    return samples * (1 + stray / in_frames) / kRates[static_cast<std::size_t>(first->profile_and_rate & 15)];
}

std::uint64_t little_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | std::to_integer<std::uint64_t>(bytes[i]);
    return value;
}

// Whether the list of AVI's pieces is longer than what is there.
bool avi_ends_within_sound(Bytes rest) {
    constexpr std::uint64_t kUnknown = 0xFFFFFFFF;  // written to a pipe
    for (rest = skip(rest, 12); rest.size() >= 12;) {
        const std::uint64_t size = little_endian(rest.subspan(4, 4));
        if (has(rest, 0, "LIST") && has(rest, 8, "movi")) return size != kUnknown && size > rest.size() - 8;
        rest = skip(rest, 8 + size + size % 2);
    }
    return false;
}

// The same of the data object, which stands behind the header object.
bool asf_ends_within_sound(Bytes bytes) {
    if (bytes.size() < 24) return false;
    const Bytes data = skip(bytes, little_endian(bytes.subspan(16, 8)));
    return has(data, 0, "\x36\x26\xB2\x75") && data.size() >= 24 && little_endian(data.subspan(16, 8)) > data.size();
}

}  // namespace

std::optional<double> told_duration_s(Bytes bytes) {
    if (is_mp4(bytes)) return mp4_duration_s(bytes);
    if (is_matroska(bytes)) return webm_duration_s(bytes);
    return adts_duration_s(without_tags_behind(without_tags_in_front(bytes)));
}

bool ends_within_sound(Bytes bytes) {
    if (is_matroska(bytes)) return Blocks(matroska_contents(bytes).segment, 0).ends_within_cluster();
    if (has(bytes, 0, "RIFF") && has(bytes, 8, "AVI ")) return avi_ends_within_sound(bytes);
    return has(bytes, 0, "\x30\x26\xB2\x75") && asf_ends_within_sound(bytes);
}

}  // namespace moodglass
