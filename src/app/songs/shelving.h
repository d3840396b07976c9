// SPDX-License-Identifier: Apache-2.0
// A song with less, and what it has less of as bytes, to be given back to it.
#pragma once

#include "app/songs/shelf.h"
#include "app/songs/song.h"

namespace moodglass::app {

// Spectrogram and cells: song.picture_away tells what is left of them. Nothing if it has none.
Shelf::Bytes take_picture(Song& song);
void give_picture(Song& song, const Shelf::Bytes& bytes);

// The waveform, and curves, windows, keys and pace of the analysis, which must be there.
Shelf::Bytes take_series(Song& song);
void give_series(Song& song, const Shelf::Bytes& bytes);

}  // namespace moodglass::app
