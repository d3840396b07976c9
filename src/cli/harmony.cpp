// SPDX-License-Identifier: Apache-2.0
#include "cli/harmony.h"

#include <optional>
#include <vector>

#include "cli/npy.h"
#include "cli/output.h"
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
    for (std::size_t m = 0; m < kHarmonyMeasureCount; ++m) {
        double sum = 0;
        for (const HarmonyMeasures& moment : measures) sum += moment[m];
        out += "  " + titled(kHarmonyMeasureNames[m]) + text(" %.3f\n", sum / static_cast<double>(measures.size()));
    }
    return out;
}

}  // namespace

int harmony(const HarmonyOptions& options) {
    std::optional<NewFile> npy_file;
    if (!options.npy.empty()) {
        if (const auto good = check_output(options.npy, options.force, "--force overwrites it"); !good)
            return complain(options.npy, good.error().message), 2;
        auto made = NewFile::at(options.npy);
        if (!made) return complain(options.npy, made.error().message), 2;
        npy_file.emplace(std::move(*made));
    }
    const auto bytes = read_file(options.file);
    if (!bytes) return complain(options.file, bytes.error().message), 1;
    std::vector<std::string> warnings;
    const auto heard = harmony_of(*bytes, &warnings);
    if (!heard) return complain(options.file, heard.error().message), 1;
    for (const std::string& warning : warnings) complain(options.file, warning);
    const auto measures = measures_of(*heard);
    if (npy_file) {
        const auto written =
            npy_file->write(npy(rows(*heard, measures), kColumns)).and_then([&] { return npy_file->finish(); });
        if (!written) return complain(options.npy, written.error().message), 1;
    }
    return print(report(*heard, measures)) ? 0 : 1;
}

}  // namespace moodglass::cli
