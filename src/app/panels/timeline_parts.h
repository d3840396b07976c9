// SPDX-License-Identifier: Apache-2.0
// What the timeline is made of, one file each; every part fills its lane with the times that the view shows.
#pragma once

#include <imgui/imgui.h>

#include <optional>
#include <span>

#include "app/drawing/layout.h"
#include "app/screen.h"

namespace moodglass::app {

inline float x_at(const Rect& lane, const View& view, double time_s) {
    return lane.x + static_cast<float>((time_s - view.start_s) / view.span_s()) * lane.w;
}
inline double time_at(const Rect& lane, const View& view, float x) {
    return view.start_s + static_cast<double>((x - lane.x) / lane.w) * view.span_s();
}

void draw_transport(Screen& screen, const Rect& row);
// Takes at most `width` from `x` on; returns how much of it.
float draw_hearing_controls(Screen& screen, float x, float middle, float width);
float draw_listen_controls(Screen& screen, float x, float middle, float width);
void draw_waveform(const Screen& screen, ImDrawList& list, const Rect& lane, const Overview& overview);
// Over the waveform, where there is room between them: as wide as a hair, and longer where the row is.
void draw_beats(const Screen& screen, ImDrawList& list, const Rect& lane, std::span<const double> beats_s);
// With nothing to draw where no key is known.
void draw_key_strip(const Screen& screen, ImDrawList& list, const Rect& lane, const SongHarmony& harmony);
std::optional<Key> key_at_time(const SongHarmony& harmony, double time_s);  // empty where none is known
void draw_spectrogram(const Screen& screen, ImDrawList& list, const Rect& lane, const Song& song);
const char* name_of(const Screen& screen, MapOf of);
void draw_map_controls(Screen& screen, const Rect& side);     // at the end of what is beside the spectrogram
float map_controls_height(const Screen& screen, float room);  // how much of that they take; 0: there are none
void draw_map_readout(const Screen& screen, const Rect& lane, double time_s);  // at the mouse
void draw_time_axis(const Screen& screen, ImDrawList& list, const Rect& axis, float top);

// Curves of one lane, with their names at the right. The chosen one is drawn in ink; a name that is pressed is
// returned.
struct CurveLane {
    const char* title;
    std::span<const CurveAverages> curves;
    std::span<const char* const> names;
    std::optional<std::size_t> chosen;
    double start_s = 0, hop_s = 0;  // as in Curve
    Limits limits;                  // of the value axis
    float labels = 0;               // width of the names
};
std::optional<std::size_t> draw_curves(const Screen& screen, ImDrawList& list, const Rect& lane, const CurveLane& what);

// Curves are shown as means over this long, by how much the view shows: the finest view is too restless to read.
double smoothing_s(const View& view, double hop_s);

// The curve's value at a time, smoothed like the drawing; empty where nothing is analysed.
std::optional<float> curve_at(const CurveAverages& curve, double start_s, double hop_s, double time_s, double over_s);

}  // namespace moodglass::app
