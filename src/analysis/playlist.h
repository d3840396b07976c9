// SPDX-License-Identifier: Apache-2.0
// Songs in an order that their emotions give, as a playlist that players read (M3U, in UTF-8).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace moodglass {

struct PlaylistEntry {
    std::string place;  // of the file, as the player is to find it
    std::string title;  // shown by the player
    double duration_s = 0;
};

// False where a line of a playlist cannot hold the place: it has control characters, or is no UTF-8.
bool can_be_listed(std::string_view place);

// Every entry's place can be listed. Control characters of titles become spaces, and what is no UTF-8 is replaced.
std::string playlist(std::string_view title, std::span<const PlaylistEntry> entries);

// A song's valence and energy.
struct PlanePoint {
    double valence = 0, energy = 0;
};

// The way from one song to another over the plane of valence and energy: indices of `songs`, `steps` at most, `from`
// first and `to` last. Between them, for each of steps - 2 points that divide the straight line evenly, a song near it:
// of all pairs of a point and a song the nearest is taken first, each point and song once. steps: at least 2.
std::vector<std::size_t> way_between(std::span<const PlanePoint> songs, std::size_t from, std::size_t to,
                                     std::size_t steps);

}  // namespace moodglass
