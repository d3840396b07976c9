// SPDX-License-Identifier: Apache-2.0
// One song in the list: where it stands, and what is known of it so far.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "analysis/analysis.h"
#include "analysis/overview.h"
#include "explain/cell_grid.h"

namespace moodglass::app {

// Where in the sound the values come from (explain/map.h).
struct SongCells {
    Cells cells;  // with what they say of silence
    CellGrid grid;
};

// What is left of a song's picture while it lies on the shelf.
struct PictureAway {
    std::size_t bytes = 0;
    int bands = 0;                   // Overview::bands, which is 0 meanwhile
    std::optional<SongCells> cells;  // without their values
};

// listening: it still sounds
enum class SongState { waiting, decoding, analysing, done, failed, cancelled, listening };

struct Song {
    int id = 0;
    std::string name;  // the file's name, UTF-8
    SongState state = SongState::waiting;
    float fraction = 0;                // of the whole way, 0 to 1
    std::string message;               // why it failed: one sentence
    std::optional<Analysis> analysis;  // partial while analysing, whole once done
    bool provisional = false;          // it is a glimpse (Session::take_glimpse), while decoding; or of live sound
    std::optional<Overview> overview;  // from the end of decoding on; its levels lie on the shelf while it is not shown
    std::optional<SongCells> cells;    // once done, likewise; a result that was kept without its sound has none
    std::optional<PictureAway> picture_away;  // what of the two lies there (SongQueue::show)
    bool series_away = false;                 // so do curves, windows, keys and pace of the analysis, and the waveform
    std::string key;                          // kept_key() of it, once done
    bool kept = false;                        // of an earlier visit, or from a link: the sound is not at hand
    bool recorded = false;                    // heard live: its sound is a recording
    int revision = 0;                         // grows whenever one of the three changes
    int compared = 0;                         // grows whenever it is compared with other music, which changes no value
};

// Whether it still sounds.
inline bool is_live(const Song& song) { return song.state == SongState::listening; }

// Whether what is known is of a part only: the analysis goes on, or was cancelled on its way.
inline bool is_partial(const Song& song) {
    return song.state == SongState::analysing || (song.state == SongState::cancelled && song.analysis);
}

}  // namespace moodglass::app
