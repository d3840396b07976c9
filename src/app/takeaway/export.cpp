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

std::string curves_as_csv(const Analysis& analysis) {
    std::string out = "time_s";
    if (analysis.explained)
        for (std::string_view name : kFeatureNames) out += "," + std::string(name);
    for (std::string_view name : kEmotionNames) out += "," + std::string(name);
    out += "\n";
    const Curve& curve = analysis.curve;
    for (std::size_t i = 0; i < curve.emotions[0].size(); ++i) {
        out += number(curve.start_s + static_cast<double>(i) * curve.hop_s, 3);
        if (analysis.explained)
            for (const auto& values : curve.midlevel) out += "," + number(static_cast<double>(values[i]), 4);
        for (const auto& values : curve.emotions) out += "," + number(static_cast<double>(values[i]), 4);
        out += "\n";
    }
    return out;
}

}  // namespace moodglass::app
