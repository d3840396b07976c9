// SPDX-License-Identifier: Apache-2.0
#include "cli/harmony.h"

#include <algorithm>
#include <vector>

#include "cli/keep_in.h"
#include "cli/npy.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "harmony/measures.h"
#include "harmony/of_file.h"
#include "platform/files/file.h"

namespace moodglass::cli {
namespace {

constexpr std::size_t kColumns = kPitchClasses + kKeys + kHarmonyMeasureCount;

std::vector<float> rows(const Harmony& harmony, const std::vector<HarmonyMeasures>& measures) {
    std::vector<float> values;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const HarmonyMoment& moment = harmony.moments[i];
        values.insert(values.end(), moment.pitch_classes.begin(), moment.pitch_classes.end());
        values.insert(values.end(), moment.keys.begin(), moment.keys.end());
        values.insert(values.end(), measures[i].begin(), measures[i].end());
    }
    return values;
}

std::string report(const Harmony& harmony, const std::vector<HarmonyMeasures>& measures) {
    const HeardKey heard = key_of(harmony.moments);
    std::string out = text("%s (%.0f %%), or %s (%.0f %%); minor %.0f %%; tuned %+.0f cents from A = 440 Hz\n",
                           to_string(heard.key).c_str(), 100 * heard.sure, to_string(heard.rival).c_str(),
                           100 * heard.rival_sure, 100 * heard.minor, 100 * harmony.tuning);
    const auto sounding = static_cast<double>(std::ranges::count(harmony.moments, false, &HarmonyMoment::silent));
    for (std::size_t m = 0; m < kHarmonyMeasureCount; ++m) {
        double sum = 0;
        for (std::size_t i = 0; i < measures.size(); ++i) sum += harmony.moments[i].silent ? 0 : measures[i][m];
        out += "  " + titled(kHarmonyMeasureNames[m]) + text(" %.3f\n", sum / sounding);
    }
    return out;
}

}  // namespace

int harmony(const HarmonyOptions& options) {
    auto npy_file = NpyFile::at(options.npy, options.force);
    if (!npy_file) return 2;
    keep_in({{options.file}, {}, {}, {}});
    const auto bytes = read_file(options.file);
    if (!bytes) return complain(options.file, bytes.error().message), 1;
    std::vector<std::string> warnings;
    const auto heard = harmony_of(*bytes, &warnings);
    if (!heard) return complain(options.file, heard.error().message), 1;
    for (const std::string& warning : warnings) complain(options.file, warning);
    const auto measures = measures_of(*heard);
    if (!npy_file->write(rows(*heard, measures), kColumns)) return 1;
    return print(report(*heard, measures)) ? 0 : 1;
}

}  // namespace moodglass::cli
