// SPDX-License-Identifier: Apache-2.0
// What the page's engine (engine.cpp) gives to JavaScript beside text and numbers: objects whose fields are named here, and views
// into the engine's memory, to be copied before the next call.
#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "analysis/analysis.h"

namespace moodglass::web {

using emscripten::typed_memory_view;
using emscripten::val;

EMSCRIPTEN_DECLARE_VAL_TYPE(Bytes)
EMSCRIPTEN_DECLARE_VAL_TYPE(BytesOrNull)
EMSCRIPTEN_DECLARE_VAL_TYPE(Floats)
EMSCRIPTEN_DECLARE_VAL_TYPE(Shorts)

struct Step {
    std::string stage;    // decoding, analysing or done
    double fraction = 0;  // of the whole way, 0 to 1
    std::string error;    // a sentence; empty if all is well
    bool waiting = false;  // for helpers alone
};

// A model's reference music, as text of its file (docs/model-file.md).
struct ReferenceTexts {
    std::string model;  // its id
    bool explained = false;
    int outputs = 0;  // of each cell
    std::string reference, kinds, usual_cells;
};

// What a helper is to run, a tile or the glimpse: frames (count, kBandCount). A view, to be copied before the next
// call.
struct TaskView {
    bool glimpse = false;
    int index = -1;  // -1: there is none
    Floats frames{val::null()};
};

// What a helper is to decode, and what came of it: bytes that the engines alone understand. Views, as above.
struct PieceView {
    int index = -1;  // -1: there is none
    Bytes bytes{val::null()};
};

// Of live sound: what to keep of it (16 bits at 22,050 Hz, a view as above), how loud it came in since the last time,
// and whether there are new values (as of take()).
struct LiveView {
    std::string error;  // a sentence; empty if all is well
    Shorts recording{val::null()};
    double recorded_s = 0;
    float peak = 0, rms = 0;
    bool clips = false;
    double silent_s = 0;
    bool fresh = false, provisional = false;
};

// What came of it: cells (columns, rows, outputs), a view as above.
struct TaskResult {
    std::string error;  // a sentence; empty if all is well
    Floats cells{val::null()};
};

// Views into the engine's memory: to be copied before the next call.
struct OverviewViews {
    double slice_s = 0;
    Floats lowest{val::null()}, highest{val::null()};
    double start_s = 0;
    double frames_per_second = 0;
    int bands = 0;
    Bytes levels{val::null()};
};

// The part of an Analysis that grows with the song, as numbers: a page that is busy drawing should not have to read
// megabytes of text. Row by row: curve_midlevel (7, T), curve_emotions (8, T), curve_black_box (8, T or 0), windows (n, start_s, end_s, 7 features,
// 8 emotions). Views, as above.
struct SeriesViews {
    double curve_start_s = 0;
    double curve_hop_s = 0;
    Floats curve_midlevel{val::null()}, curve_emotions{val::null()}, curve_black_box{val::null()}, windows{val::null()};
};

// Where in the sound the values come from (explain/cell_grid.h): values row-major (columns, rows, outputs), and what a row
// says of silence (rows, outputs); measured (columns or more, outputs), or empty; silent (columns or
// more), or empty; end_s: where the sound ends. Views, as above.
struct CellViews {
    int columns = 0, rows = 0, outputs = 0;
    Floats values{val::null()}, silence{val::null()}, measured{val::null()};
    Bytes silent{val::null()};
    double start_s = 0, column_s = 0, first_band = 0, row_bands = 0, field_s = 0, field_bands = 0, end_s = 0;
};

inline Floats view(const std::vector<float>& values) {
    return Floats(val(typed_memory_view(values.size(), values.data())));
}

inline Bytes view(const std::vector<std::uint8_t>& values) {
    return Bytes(val(typed_memory_view(values.size(), values.data())));
}

// What SeriesViews are views of.
class FlatSeries {
  public:
    void take(const Analysis& from);
    SeriesViews views() const;

  private:
    double curve_start_s_ = 0, curve_hop_s_ = 0;
    std::vector<float> curve_midlevel_, curve_emotions_, curve_black_box_, windows_;
};

}  // namespace moodglass::web
