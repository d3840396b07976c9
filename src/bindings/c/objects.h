// SPDX-License-Identifier: Apache-2.0
// What stands behind the pointers of moodglass.h.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.h"
#include "analysis/crew.h"
#include "analysis/explanation.h"
#include "analysis/prepared_model.h"
#include "analysis/session.h"
#include "bindings/c/moodglass.h"

namespace moodglass::c {

// A model, its networks that are at rest, and the threads that help whoever runs a session of it.
class SharedModel {
  public:
    static Result<std::shared_ptr<SharedModel>> of(Model model);

    const Model model;
    const Yardstick yardstick;
    Crew crew;

    // One that was given back, or a new one.
    Result<std::unique_ptr<PreparedModel>> take_prepared();
    void give_back(std::unique_ptr<PreparedModel> prepared);

    // Starts the threads, once.
    void call_helpers();

  private:
    SharedModel(Model m, Yardstick y) : model(std::move(m)), yardstick(std::move(y)) {}

    std::mutex mutex_;
    std::vector<std::unique_ptr<PreparedModel>> at_rest_;
    std::optional<Helpers> helpers_;
};

}  // namespace moodglass::c

struct mg_model {
    std::shared_ptr<moodglass::c::SharedModel> shared;
};

struct mg_session {
    std::shared_ptr<moodglass::c::SharedModel> model;
    std::vector<std::byte> file;  // where it is the library that has read it
    bool alone = false;
    std::unique_ptr<moodglass::PreparedModel> prepared;
    std::optional<moodglass::Session> session;
    moodglass::Stage stage = moodglass::Stage::decoding;
    std::optional<moodglass::Error> error;  // that ended it
    ~mg_session();
};

struct mg_result {
    std::shared_ptr<moodglass::c::SharedModel> model;
    moodglass::Analysis analysis;
    std::string json;
    mg_values values{};

    mg_curve curve{};
    std::vector<float> curve_midlevel, curve_emotions, curve_black_box;

    mg_windows windows{};
    std::vector<double> starts_s, ends_s;
    std::vector<float> windows_midlevel, windows_emotions;

    // Of a whole song.
    bool complete = false;
    moodglass::Cells cells;
    moodglass::CellGrid grid;
    double sound_end_s = 0;
    std::vector<float> row_hz;
    mg_cells cell_views{};
    moodglass::Spectrogram spectrogram;
    std::vector<float> band_hz;
    mg_spectrogram spectrogram_views{};
};

struct mg_explanation {
    moodglass::Explanation explanation;
    mg_reasons reasons{};
    mg_map map{};
    std::vector<float> row_hz;
    std::string json;
};

struct mg_comparison {
    moodglass::Comparison comparison;
    mg_difference difference{};
    std::string json;
};
