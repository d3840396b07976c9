// SPDX-License-Identifier: Apache-2.0
#include "platform/web/engine_values.h"

#include <emscripten/bind.h>

namespace moodglass::web {

namespace {

template <typename Rows>
void join(const Rows& rows, std::vector<float>& to) {
    to.clear();
    for (const std::vector<float>& row : rows) to.insert(to.end(), row.begin(), row.end());
}

}  // namespace

void FlatSeries::take(const Analysis& from) {
    curve_start_s_ = from.curve.start_s;
    curve_hop_s_ = from.curve.hop_s;
    join(from.curve.midlevel, curve_midlevel_);
    join(from.curve.emotions, curve_emotions_);
    join(from.curve.black_box, curve_black_box_);
    windows_.clear();
    for (const Window& window : from.windows) {
        windows_.push_back(static_cast<float>(window.start_s));
        windows_.push_back(static_cast<float>(window.end_s));
        windows_.insert(windows_.end(), window.midlevel.begin(), window.midlevel.end());
        windows_.insert(windows_.end(), window.emotions.begin(), window.emotions.end());
    }
}

SeriesViews FlatSeries::views() const {
    return {curve_start_s_,         curve_hop_s_,           view(curve_midlevel_),
            view(curve_emotions_), view(curve_black_box_), view(windows_)};
}

}  // namespace moodglass::web

EMSCRIPTEN_BINDINGS(moodglass_engine_values) {
    using namespace moodglass::web;
    emscripten::register_type<Bytes>("Uint8Array");
    emscripten::register_type<BytesOrNull>("Uint8Array | null");
    emscripten::register_type<Floats>("Float32Array");
    emscripten::register_type<Shorts>("Int16Array");
    emscripten::value_object<Step>("Step")
        .field("stage", &Step::stage)
        .field("fraction", &Step::fraction)
        .field("error", &Step::error)
        .field("waiting", &Step::waiting);
    emscripten::value_object<ReferenceTexts>("References")
        .field("model", &ReferenceTexts::model)
        .field("explained", &ReferenceTexts::explained)
        .field("outputs", &ReferenceTexts::outputs)
        .field("reference", &ReferenceTexts::reference)
        .field("kinds", &ReferenceTexts::kinds)
        .field("usual_cells", &ReferenceTexts::usual_cells);
    emscripten::value_object<TaskView>("Task")
        .field("glimpse", &TaskView::glimpse)
        .field("index", &TaskView::index)
        .field("frames", &TaskView::frames);
    emscripten::value_object<PieceView>("Piece").field("index", &PieceView::index).field("bytes", &PieceView::bytes);
    emscripten::value_object<LiveView>("Live")
        .field("error", &LiveView::error)
        .field("recording", &LiveView::recording)
        .field("recorded_s", &LiveView::recorded_s)
        .field("peak", &LiveView::peak)
        .field("rms", &LiveView::rms)
        .field("clips", &LiveView::clips)
        .field("silent_s", &LiveView::silent_s)
        .field("fresh", &LiveView::fresh)
        .field("provisional", &LiveView::provisional);
    emscripten::value_object<TaskResult>("TaskResult").field("error", &TaskResult::error).field("cells", &TaskResult::cells);
    emscripten::value_object<OverviewViews>("Overview")
        .field("slice_s", &OverviewViews::slice_s)
        .field("lowest", &OverviewViews::lowest)
        .field("highest", &OverviewViews::highest)
        .field("start_s", &OverviewViews::start_s)
        .field("frames_per_second", &OverviewViews::frames_per_second)
        .field("bands", &OverviewViews::bands)
        .field("levels", &OverviewViews::levels);
    emscripten::value_object<SeriesViews>("Series")
        .field("curve_start_s", &SeriesViews::curve_start_s)
        .field("curve_hop_s", &SeriesViews::curve_hop_s)
        .field("curve_midlevel", &SeriesViews::curve_midlevel)
        .field("curve_emotions", &SeriesViews::curve_emotions)
        .field("curve_black_box", &SeriesViews::curve_black_box)
        .field("windows", &SeriesViews::windows);
    emscripten::value_object<CellViews>("Cells")
        .field("columns", &CellViews::columns)
        .field("rows", &CellViews::rows)
        .field("outputs", &CellViews::outputs)
        .field("values", &CellViews::values)
        .field("silence", &CellViews::silence)
        .field("measured", &CellViews::measured)
        .field("silent", &CellViews::silent)
        .field("start_s", &CellViews::start_s)
        .field("column_s", &CellViews::column_s)
        .field("first_band", &CellViews::first_band)
        .field("row_bands", &CellViews::row_bands)
        .field("field_s", &CellViews::field_s)
        .field("field_bands", &CellViews::field_bands)
        .field("end_s", &CellViews::end_s);
}
