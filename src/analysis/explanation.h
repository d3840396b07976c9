// SPDX-License-Identifier: Apache-2.0
// The second level: for one feature or emotion over one stretch of a song, where in the sound it comes from, by which
// effects, and what would have to change. Everything follows from the cells of the last feature map; nothing is
// analysed again.
#pragma once

#include <optional>
#include <string>

#include "explain/cell_grid.h"
#include "explain/effects.h"
#include "explain/left_out.h"
#include "explain/map.h"
#include "explain/reference.h"

namespace moodglass {

// What is explained: a feature, an emotion, or what the reasons of an emotion leave out.
struct Question {
    bool feature = false;
    std::size_t index = 0;
    bool left_out = false;  // of a model that holds the black box's head, too
    CountedFrom from = CountedFrom::usual;  // the map
    std::string_view name() const { return feature ? kFeatureNames[index] : kEmotionNames[index]; }
};

// Where a map is highest: about two seconds, and the range of frequencies around its highest row in which the rows'
// sums are at least half as high.
struct Highlight {
    double begin_s = 0, end_s = 0;
    double low_hz = 0, high_hz = 0;
};

struct Explanation {
    Question question;
    double begin_s = 0, end_s = 0;  // the stretch: from the middle of its first column to that of its last
    float value = 0;
    float percentile = 0;  // share of the reference music that lies below
    bool reasons = true;   // false for the black box, a feature, and what is left out: no effects and no change then
    PerFeature<float> midlevel{};
    Effects effects;
    PerFeature<float> relative{};       // effects as shares of the sum of their sizes
    PerFeature<float> usual_effects{};  // their means over the reference music
    std::optional<LeftOut> left_out;    // of the emotion, where the model holds the black box's head
    std::string sentence;
    std::string change;  // "For a tension of 0.52 instead of 0.61 the music would have to be ..."
    Map map;             // counted from silence where it is asked, or where the model file does not tell what is usual
    CellGrid grid;
    Highlight raises, lowers;
};

// cells: with what they say of silence. begin_s < end_s: a stretch of the file; what lies outside the song is cut off.
// sound_end_s: where the sound ends; the columns beyond it hear the repetition of a song shorter than an excerpt, and count
// for the values but are no place to point at. level: of the emotion, that the change should bring about; NaN: the median
// of the reference music.
Explanation explain(const Model& model, const Reference& reference, const Cells& cells, const CellGrid& grid,
                    Question question, double begin_s, double end_s, double sound_end_s, float level);

Highlight highlight(const Map& map, const CellGrid& grid, bool highest, double sound_end_s);

}  // namespace moodglass
