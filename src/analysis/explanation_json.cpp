// SPDX-License-Identifier: Apache-2.0
#include "analysis/explanation_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/json.h"
#include "analysis/rounded.h"

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

Json named(const PerFeature<float>& values) {
    Json object = Json::object();
    for (std::size_t f = 0; f < kFeatureCount; ++f) object[std::string(kFeatureNames[f])] = rounded(values[f]);
    return object;
}

Json highlight(const Highlight& h) {
    return {{"begin_s", rounded(h.begin_s)},
            {"end_s", rounded(h.end_s)},
            {"low_hz", std::round(h.low_hz)},
            {"high_hz", std::round(h.high_hz)}};
}

Json map_of(const Explanation& e, bool cells) {
    const Map& map = e.map;
    std::vector<double> times(map.columns.length()), bands(map.rows);
    Json values = Json::array();
    for (std::size_t c = 0; c < times.size(); ++c) {
        Json column = Json::array();
        for (std::size_t r = 0; r < map.rows; ++r) {
            const auto value = static_cast<double>(map.values[c * map.rows + r]);
            times[c] += value;
            bands[r] += value;
            // A song of an hour has a quarter of a million cells: their contributions are as small.
            column.push_back(value);
        }
        values.push_back(std::move(column));
    }
    Json rows = Json::array();
    for (std::size_t r = 0; r < map.rows; ++r) rows.push_back(std::round(band_hz(e.grid.band(static_cast<double>(r)))));
    Json j = {{"from", name_of(map.from)},
              {"base", rounded(map.base)},
              {"measured", rounded(map.measured)},
              {"start_s", rounded(e.grid.time_s(static_cast<double>(map.columns.begin)))},
              {"column_s", rounded(e.grid.column_s)},
              {"row_hz", rows},
              {"field_s", rounded(e.grid.field_s)},
              {"field_bands", rounded(e.grid.field_bands)},
              {"of_columns", times},
              {"of_rows", bands}};
    if (cells) j["cells"] = std::move(values);
    return j;
}

Json json_of(const Explanation& e, bool cells) {
    Json to;
    to["of"] = e.question.name();
    to["begin_s"] = rounded(e.begin_s);
    to["end_s"] = rounded(e.end_s);
    to["value"] = rounded(e.value);
    to["percentile"] = std::round(1000.0 * e.percentile) / 1000;
    to["sentence"] = e.sentence;
    if (e.reasons) {
        to["bias"] = rounded(e.effects.bias);
        to["effects"] = named(e.effects.of);
        to["relative_effects"] = named(e.relative);
        to["usual_effects"] = named(e.usual_effects);
        to["change"] = e.change;
    }
    if (e.left_out)
        to["left_out"] = {{"black_box", rounded(e.left_out->black_box)},
                          {"value", rounded(e.left_out->value)},
                          {"percentile", std::round(1000.0 * e.left_out->percentile) / 1000}};
    to["raises"] = highlight(e.raises);
    to["lowers"] = highlight(e.lowers);
    to["map"] = map_of(e, cells);
    return to;
}

}  // namespace

std::string to_json(const Explanation& explanation, bool cells, int indent) {
    return json_of(explanation, cells).dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const Analysis& analysis, const Explanation& explanation, bool cells, int indent) {
    Json j = Json::parse(to_json(analysis));
    j["explanation"] = json_of(explanation, cells);
    return j.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace moodglass
