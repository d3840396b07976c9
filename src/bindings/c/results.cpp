// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "analysis/json.h"
#include "bindings/c/errors.h"
#include "bindings/c/objects.h"

using namespace moodglass;
using namespace moodglass::c;

namespace {

mg_estimate told(const Estimate& e) { return {e.mean, e.low, e.high, e.percentile, 0}; }

mg_values values_of(const Analysis& a, bool complete) {
    mg_values v{};
    v.complete = complete;
    v.explained = a.explained;
    v.duration_s = a.duration_s;
    v.interval_scale = a.interval_scale;
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        v.emotions[e] = told(a.emotions[e]);
        v.emotions[e].ambiguous = a.emotions[e].ambiguous;
    }
    if (!a.explained) return v;
    for (std::size_t f = 0; f < kFeatureCount; ++f) v.midlevel[f] = told(a.midlevel[f]);
    std::copy(a.measured.begin(), a.measured.end(), v.measured);
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        std::copy(a.weights[e].begin(), a.weights[e].end(), v.weights[e]);
        std::copy(a.effects[e].of.begin(), a.effects[e].of.end(), v.effects[e]);
        v.bias[e] = a.effects[e].bias;
    }
    v.tells_left_out = a.left_out.has_value();
    for (std::size_t e = 0; a.left_out && e < kEmotionCount; ++e) {
        const LeftOut& left_out = (*a.left_out)[e];
        v.black_box[e] = left_out.black_box;
        v.left_out[e] = left_out.value;
        v.left_out_percentile[e] = left_out.percentile;
    }
    return v;
}

std::vector<float> joined(const auto& series) {
    std::vector<float> all;
    for (const auto& values : series) all.insert(all.end(), values.begin(), values.end());
    return all;
}

const float* or_null(const std::vector<float>& values) { return values.empty() ? nullptr : values.data(); }

void take_series(mg_result& to) {
    const Analysis& a = to.analysis;
    if (a.explained) to.curve_midlevel = joined(a.curve.midlevel);
    to.curve_emotions = joined(a.curve.emotions);
    to.curve_black_box = joined(a.curve.black_box);
    to.curve = {a.curve.start_s,
                a.curve.hop_s,
                a.curve.emotions[0].size(),
                or_null(to.curve_midlevel),
                to.curve_emotions.data(),
                or_null(to.curve_black_box)};
    for (const Window& w : a.windows) {
        to.starts_s.push_back(w.start_s);
        to.ends_s.push_back(w.end_s);
        if (a.explained) to.windows_midlevel.insert(to.windows_midlevel.end(), w.midlevel.begin(), w.midlevel.end());
        to.windows_emotions.insert(to.windows_emotions.end(), w.emotions.begin(), w.emotions.end());
    }
    to.windows = {a.windows.size(), to.starts_s.data(), to.ends_s.data(), or_null(to.windows_midlevel),
                  to.windows_emotions.data()};
}

Result<void> take_cells(mg_result& to, Session& session) {
    auto silence = session.silence();
    if (!silence) return tl::unexpected(silence.error());
    to.cells = session.cells();
    to.cells.silence = std::move(*silence);
    to.grid = session.grid();
    to.sound_end_s = session.sounding().end_s;
    for (std::size_t r = 0; r < to.cells.rows; ++r)
        to.row_hz.push_back(static_cast<float>(band_hz(to.grid.band(static_cast<double>(r)))));
    to.cell_views = {to.cells.columns,       to.cells.rows,           to.cells.outputs,
                     to.cells.values.data(), to.cells.silence.data(), or_null(to.cells.measured),
                     to.grid.start_s,        to.grid.column_s,        to.row_hz.data(),
                     to.grid.field_s,        to.grid.field_bands};
    // Of a short song the frames go on with its repetition.
    to.spectrogram = session.spectrogram();
    for (int b = 0; b < kBandCount; ++b) to.band_hz.push_back(static_cast<float>(band_hz(b)));
    to.spectrogram_views = {to.spectrogram.frames(),
                            static_cast<std::size_t>(kBandCount),
                            to.spectrogram.values.data(),
                            session.sounding().begin_s,
                            kFramesPerSecond,
                            to.band_hz.data()};
    return {};
}

}  // namespace

mg_result* mg_session_result(mg_session* session) {
    return guarded(
        [&]() -> mg_result* {
            if (!session) return fail_of_use("there is no session; open one first"), nullptr;
            auto result = std::make_unique<mg_result>();
            result->model = session->model;
            result->analysis = session->session->analysis();
            result->complete = session->stage == Stage::done;
            result->values = values_of(result->analysis, result->complete);
            take_series(*result);
            if (result->complete)
                if (const auto taken = take_cells(*result, *session->session); !taken)
                    return fail(taken.error()), nullptr;
            result->json = to_json(result->analysis);
            return result.release();
        },
        nullptr);
}

void mg_result_close(mg_result* result) { delete result; }

const mg_values* mg_result_values(const mg_result* result) { return result ? &result->values : nullptr; }
const mg_curve* mg_result_curve(const mg_result* result) { return result ? &result->curve : nullptr; }
const mg_windows* mg_result_windows(const mg_result* result) { return result ? &result->windows : nullptr; }

const char* mg_result_sentence(const mg_result* result, size_t emotion) {
    return result && emotion < kEmotionCount ? result->analysis.sentences[emotion].c_str() : nullptr;
}

size_t mg_result_warning_count(const mg_result* result) { return result ? result->analysis.warnings.size() : 0; }

const char* mg_result_warning(const mg_result* result, size_t index) {
    return index < mg_result_warning_count(result) ? result->analysis.warnings[index].c_str() : nullptr;
}

const char* mg_result_json(const mg_result* result) { return result ? result->json.c_str() : nullptr; }

const mg_cells* mg_result_cells(const mg_result* result) {
    return result && result->complete ? &result->cell_views : nullptr;
}

const mg_spectrogram* mg_result_spectrogram(const mg_result* result) {
    return result && result->complete ? &result->spectrogram_views : nullptr;
}
