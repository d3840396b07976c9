// SPDX-License-Identifier: Apache-2.0
#include "analysis/explanation.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "explain/feature_space.h"
#include "explain/sentence.h"
#include "explain/what_if.h"
#include "explain/words.h"

namespace moodglass {
namespace {

constexpr double kMoment_s = 2;

float average(const Cells& cells, Range columns, std::size_t output) {
    return value_of(map_of(cells, columns, of_output(output), Baseline::zero));
}

Readout readout_of(const Model& model, const Question& question) {
    const std::size_t index = question.index;
    if (question.feature || !model.explained()) return of_output(index);
    if (question.left_out) return of_left_out(index, model.weights[index], model.bias[index]);
    return of_emotion(model.weights[index], model.bias[index]);
}

LeftOut left_out(const Model& model, const Reference& reference, const Cells& cells, Range columns, std::size_t emotion) {
    PerFeature<float> midlevel{};
    for (std::size_t f = 0; f < kFeatureCount; ++f) midlevel[f] = average(cells, columns, f);
    LeftOut out;
    out.black_box = average(cells, columns, kFeatureCount + emotion);
    out.value = out.black_box - model.emotions(midlevel)[emotion];
    out.percentile = percentile_of_size(reference.left_out[emotion], out.value);
    return out;
}

std::string feature_sentence(std::size_t feature, float value, const Reference& reference) {
    const float percentile = reference.midlevel[feature].percentile_of(value);
    const bool more = percentile >= 50;
    return "The music is " + std::string(more_or_less(feature, more)) + " than " + std::to_string(share_beyond(percentile)) +
           " % of " + std::string(music_of(reference.kind)) + " (" + decimals(value) + ").";
}

}  // namespace

Highlight highlight(const Map& map, const CellGrid& grid, bool highest, double sound_end_s) {
    const float sign = highest ? 1.0f : -1.0f;
    const Range within = columns_between(grid, map.columns.end, grid.time_s(static_cast<double>(map.columns.begin)), sound_end_s);
    const std::size_t columns = std::max(within.end, map.columns.begin + 1) - map.columns.begin;
    std::vector<float> of_column(columns), of_row(map.rows);
    for (std::size_t i = 0; i < columns * map.rows; ++i) {
        of_column[i / map.rows] += sign * map.values[i];
        of_row[i % map.rows] += sign * map.values[i];
    }
    const auto moment =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(kMoment_s / grid.column_s)), 1, columns);
    std::size_t best = 0;
    double best_sum = 0, sum = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        sum += static_cast<double>(of_column[c]);
        if (c >= moment) sum -= static_cast<double>(of_column[c - moment]);
        if (c + 1 == moment || (c + 1 > moment && sum > best_sum)) {
            best = c + 1 - moment;
            best_sum = sum;
        }
    }
    const auto top = static_cast<std::size_t>(std::max_element(of_row.begin(), of_row.end()) - of_row.begin());
    std::size_t low = top, high = top;
    while (low > 0 && of_row[low - 1] >= of_row[top] / 2) --low;
    while (high + 1 < map.rows && of_row[high + 1] >= of_row[top] / 2) ++high;
    const auto column = static_cast<double>(map.columns.begin + best);
    return {std::min(grid.time_s(column), sound_end_s), std::min(grid.time_s(column + static_cast<double>(moment)), sound_end_s),
            band_hz(grid.band(static_cast<double>(low) - 0.5)), band_hz(grid.band(static_cast<double>(high) + 0.5))};
}

Explanation explain(const Model& model, const Reference& reference, const Cells& cells, const CellGrid& grid,
                    Question question, double begin_s, double end_s, double sound_end_s, float level) {
    const Range columns = columns_between(grid, cells.columns, begin_s, end_s);
    const std::size_t index = question.index;
    Explanation e;
    e.question = question;
    e.begin_s = std::min(grid.time_s(static_cast<double>(columns.begin)), sound_end_s);
    e.end_s = std::min(grid.time_s(static_cast<double>(columns.end - 1)), sound_end_s);
    e.grid = grid;
    const bool direct = question.feature || !model.explained();
    e.map = map_of(cells, columns, readout_of(model, question), question.from, reference.usual_cells);
    e.value = value_of(e.map);
    e.percentile = (question.feature ? reference.midlevel[index] : reference.emotions[index]).percentile_of(e.value);
    e.raises = highlight(e.map, grid, true, sound_end_s);
    e.lowers = highlight(e.map, grid, false, sound_end_s);
    e.reasons = !direct;
    if (question.feature) e.sentence = feature_sentence(index, e.value, reference);
    if (!question.feature && !model.explained()) e.sentence = sentence_without_reasons(index, e.value, reference);
    if (model.explained())
        for (std::size_t f = 0; f < kFeatureCount; ++f) e.midlevel[f] = average(cells, columns, f);
    if (!question.feature && model.has_black_box()) e.left_out = left_out(model, reference, cells, columns, index);
    if (question.left_out) {
        e.reasons = false;
        e.percentile = e.left_out->percentile;
        e.sentence = left_out_sentence(index, *e.left_out, reference.kind);
    }
    if (!e.reasons) return e;
    e.effects = effects(model, e.midlevel)[index];
    e.relative = relative(e.effects);
    e.usual_effects = reference.effect_means(model.weights[index]);
    e.sentence = sentence(index, e.value, e.effects, model.weights[index], e.midlevel, reference);
    if (e.left_out && reference.tells_left_out && outweighs(e.left_out->value, e.effects.of, e.usual_effects))
        e.sentence += " " + admission(*e.left_out, reference.kind);
    const FeatureSpace space = FeatureSpace::of(reference);
    const float wanted = std::isnan(level) ? reference.emotions[index].at[50] : level;
    e.change = what_would_have_to_change(index, e.value, space, e.midlevel,
                                         smallest_change(space, model.weights[index], e.midlevel, wanted - e.value));
    return e;
}

}  // namespace moodglass
