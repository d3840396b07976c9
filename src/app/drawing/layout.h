// SPDX-License-Identifier: Apache-2.0
// Where the panels stand: arithmetic only, so that it can be tested without drawing. Lengths in the caller's pixels;
// `scale` is how many of them make one logical pixel.
#pragma once

#include <cstddef>

namespace moodglass::app {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
};

// wide: three columns. medium: two, the songs above the timeline. stacked: one, which scrolls.
enum class Arrangement { wide, medium, stacked };

struct Layout {
    Arrangement arrangement = Arrangement::wide;
    float height = 0;  // of everything; more than the window's where it has to scroll
    Rect header, songs, timeline, features, plane, emotions, why;
};

// songs: how many are in the list, which is as high as they need where all is stacked.
Layout arrange(float width, float height, float scale, int songs = 3);

// The lanes of the timeline, from top to bottom, inside its panel's content area.
struct Lanes {
    Rect transport, waveform, spectrogram, features, emotions, axis;
    Rect sections;  // the ribbon of sections above the waveform; empty where there is no room
    Rect key;  // the strip of keys below the spectrogram; empty where there is no room
    float gutter = 0;  // left of the lanes: axis labels
    float labels = 0;  // right of the lanes: names of the curves
};

// The names beside a lane of curves: how far apart they stand, and how many find room. `scale` as above.
struct NameSpacing {
    float step = 0;
    std::size_t room = 1;
};
NameSpacing space_names(float lane_height, float scale, std::size_t names);

// The lanes of curves are high enough for all names wherever the content is high enough for that and little more.
// with_features: false where the model has no mid-level features; the lane is then empty and the others share its room.
Lanes divide_timeline(Rect content, float scale, bool with_features);

}  // namespace moodglass::app
