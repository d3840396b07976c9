// SPDX-License-Identifier: Apache-2.0
#include "analysis/playlist.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "analysis/json.h"

namespace moodglass {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

bool can_be_listed(std::string_view place) {
    return !place.empty() && std::none_of(place.begin(), place.end(), is_control) && as_in_json(place) == place;
}

std::string playlist(std::string_view title, std::span<const PlaylistEntry> entries) {
    const auto line = [](std::string_view text) {
        std::string out = as_in_json(text);
        std::replace_if(out.begin(), out.end(), is_control, ' ');
        return out + "\n";
    };
    std::string out = "#EXTM3U\n#PLAYLIST:" + line(title);
    for (const PlaylistEntry& entry : entries) {
        out += "#EXTINF:" + std::to_string(std::lround(entry.duration_s)) + "," + line(entry.title);
        if (entry.place.front() == '#') out += "./";  // else it would be a remark
        out += entry.place + "\n";
    }
    return out;
}

std::vector<std::size_t> way_between(std::span<const PlanePoint> songs, std::size_t from, std::size_t to,
                                     std::size_t steps) {
    struct Pair {
        double distance;
        std::size_t point, song;
    };
    const PlanePoint begin = songs[from], end = songs[to];
    std::vector<Pair> pairs;
    for (std::size_t point = 1; point + 1 < steps; ++point) {
        const double share = static_cast<double>(point) / static_cast<double>(steps - 1);
        const double valence = std::lerp(begin.valence, end.valence, share),
                     energy = std::lerp(begin.energy, end.energy, share);
        for (std::size_t song = 0; song < songs.size(); ++song)
            if (song != from && song != to)
                pairs.push_back({std::hypot(songs[song].valence - valence, songs[song].energy - energy), point, song});
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::tie(a.distance, a.point, a.song) < std::tie(b.distance, b.point, b.song);
    });
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> at(steps, kNone);
    std::vector<bool> taken(songs.size(), false);
    at.front() = from;
    at.back() = to;
    for (const Pair& pair : pairs) {
        if (at[pair.point] != kNone || taken[pair.song]) continue;
        at[pair.point] = pair.song;
        taken[pair.song] = true;
    }
    std::erase(at, kNone);
    return at;
}

}  // namespace moodglass
