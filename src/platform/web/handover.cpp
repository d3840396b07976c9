// SPDX-License-Identifier: Apache-2.0
#include "platform/web/handover.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace moodglass::web {

using emscripten::val;

namespace {

// Times come as floats, which know them to some microseconds.
double of_float(float time_s) { return std::round(static_cast<double>(time_s) * 1e4) / 1e4; }

}  // namespace

Overview overview_of(const val& from) {
    Overview overview;
    overview.slice_s = from["slice_s"].as<double>();
    overview.lowest = emscripten::convertJSArrayToNumberVector<float>(from["lowest"]);
    overview.highest = emscripten::convertJSArrayToNumberVector<float>(from["highest"]);
    overview.start_s = from["start_s"].as<double>();
    overview.frames_per_second = from["frames_per_second"].as<double>();
    overview.bands = from["bands"].as<int>();
    overview.levels = emscripten::convertJSArrayToNumberVector<std::uint8_t>(from["levels"]);
    return overview;
}

app::SongCells cells_of(const val& from) {
    const auto number = [&](const char* name) { return from[name].as<double>(); };
    const auto count = [&](const char* name) { return from[name].as<std::size_t>(); };
    const auto floats = [&](const char* name) { return emscripten::convertJSArrayToNumberVector<float>(from[name]); };
    const auto bytes = [&](const char* name) { return emscripten::convertJSArrayToNumberVector<std::uint8_t>(from[name]); };
    return {{count("columns"), count("rows"), count("outputs"), floats("values"), floats("silence"), floats("measured"), bytes("silent")},
            {number("start_s"), number("column_s"), number("first_band"), number("row_bands"), number("field_s"),
             number("field_bands")}};
}

void add_series(Analysis& to, const val& from) {
    const auto numbers = [&](const char* name) { return emscripten::convertJSArrayToNumberVector<float>(from[name]); };
    const auto rows = [](const std::vector<float>& flat, auto& series) {
        const auto length = static_cast<std::ptrdiff_t>(flat.size() / series.size());
        auto at = flat.begin();
        for (std::vector<float>& row : series) {
            row.assign(at, at + length);
            at += length;
        }
    };
    to.curve.start_s = from["curve_start_s"].as<double>();
    to.curve.hop_s = from["curve_hop_s"].as<double>();
    rows(numbers("curve_midlevel"), to.curve.midlevel);
    rows(numbers("curve_emotions"), to.curve.emotions);
    rows(numbers("curve_black_box"), to.curve.black_box);
    constexpr std::size_t kNumbers = 2 + kFeatureCount + kEmotionCount;
    const std::vector<float> flat = numbers("windows");
    for (std::size_t i = 0; i + kNumbers <= flat.size(); i += kNumbers) {
        Window& window = to.windows.emplace_back();
        window.start_s = of_float(flat[i]);
        window.end_s = of_float(flat[i + 1]);
        const auto features = flat.begin() + static_cast<std::ptrdiff_t>(i + 2);
        std::copy_n(features, kFeatureCount, window.midlevel.begin());
        std::copy_n(features + kFeatureCount, kEmotionCount, window.emotions.begin());
    }
}
}  // namespace moodglass::web
