// SPDX-License-Identifier: Apache-2.0
// What is chosen: a song, a stretch of it, an emotion, a quality; and where the timeline looks.
#pragma once

#include <optional>

#include "app/songs/summary.h"

namespace moodglass::app {

// A piece of time, as the timeline shows it; may begin before the song only by nothing.
struct View {
    double start_s = 0;
    double end_s = 0;

    double span_s() const { return end_s - start_s; }
    void zoom(double factor, double around_s, double duration_s);  // factor > 1: closer
    void pan(double by_s, double duration_s);
};

inline constexpr std::size_t kTension = 2;  // of kEmotionNames: shown while nothing speaks for another

struct Selection {
    int song = 0;  // its id; 0: none
    std::optional<Stretch> stretch;
    std::size_t emotion = kTension;
    bool emotion_by_hand = false;        // else the one that sets the song apart
    std::optional<std::size_t> feature;  // whose curve is drawn in ink
    bool feature_by_hand = false;        // else the first of Why
    View view;
    double viewed_duration_s = 0;       // the duration `view` was last fitted to
    std::optional<double> drag_from_s;  // where a stretch that is being drawn began
    double cursor_s = 0;

    void leave_song();                              // what belongs to a song alone is gone
    void fit_view(double duration_s);               // to the whole song, whenever its duration is known better
    void follow(double time_s, double duration_s);  // the cursor goes there, and the view with it
    // A stretch from the cursor on, or up to it; the other end stays where it lies beyond the cursor.
    void begin_stretch(double duration_s);
    void end_stretch();
};

// The emotion whose rank lies farthest from the middle: what sets the song apart. Empty where there are no ranks.
std::optional<std::size_t> telling_emotion(const Summary& whole);

}  // namespace moodglass::app
