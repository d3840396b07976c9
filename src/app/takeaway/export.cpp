// SPDX-License-Identifier: Apache-2.0
#include "app/takeaway/export.h"

#include <cstdio>

namespace moodglass::app {
namespace {

std::string number(double value, int decimals) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    return buffer;
}

}  // namespace

std::string values_as_text(const Summary& summary) {
    std::string out = "name\tvalue\tlow\thigh\n";
    const auto line = [&](std::string_view name, const Reading& r) {
        out += std::string(name) + "\t" + number(static_cast<double>(r.value), 3) + "\t" +
               number(static_cast<double>(r.low), 3) + "\t" + number(static_cast<double>(r.high), 3) + "\n";
    };
    for (std::size_t f = 0; f < kFeatureCount && summary.explained; ++f) line(kFeatureNames[f], summary.midlevel[f]);
    for (std::size_t k = 0; k < kEmotionCount; ++k) line(kEmotionNames[k], summary.emotions[k]);
    return out;
}

std::string curves_as_csv(const Analysis& analysis, Decimal decimal) {
    const char between = separator(decimal);
    std::string out = std::string(kByteOrderMark) + "time_s";
    if (analysis.explained)
        for (std::string_view name : kFeatureNames) (out += between) += name;
    for (std::string_view name : kEmotionNames) (out += between) += name;
    out += "\n";
    const Curve& curve = analysis.curve;
    const auto add = [&](float value) { (out += between) += fixed_cell(static_cast<double>(value), 4, decimal); };
    for (std::size_t i = 0; i < curve.emotions[0].size(); ++i) {
        out += fixed_cell(curve.start_s + static_cast<double>(i) * curve.hop_s, 3, decimal);
        if (analysis.explained)
            for (const auto& values : curve.midlevel) add(values[i]);
        for (const auto& values : curve.emotions) add(values[i]);
        out += "\n";
    }
    return out;
}

}  // namespace moodglass::app
