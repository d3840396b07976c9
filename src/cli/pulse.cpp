// SPDX-License-Identifier: Apache-2.0
#include "cli/pulse.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "cli/keep_in.h"
#include "cli/npy.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "platform/files/file.h"
#include "pulse/of_file.h"

namespace moodglass::cli {
namespace {

constexpr std::size_t kColumns = 5;

std::vector<float> rows(const Pulse& pulse) {
    std::vector<float> values;
    for (std::size_t m = 0; m < pulse.series.clarity.size(); ++m) {
        const auto at_s = static_cast<float>(pulse.start_s + static_cast<double>(m) * pulse.hop_s);
        values.insert(values.end(), {at_s, pulse.series.tempo_bpm[m], pulse.series.clarity[m],
                                     pulse.series.beat_strength[m], pulse.series.events_per_s[m]});
    }
    return values;
}

std::string json(const Pulse& pulse) {
    nlohmann::ordered_json out;
    out["tempo_bpm"] = pulse.tempo_bpm;
    out["rival_bpm"] = pulse.rival_bpm;
    out["sure"] = pulse.sure;
    out["clarity"] = pulse.clarity;
    out["beat_strength"] = pulse.beat_strength;
    out["events_per_s"] = pulse.events_per_s;
    out["beats_s"] = pulse.beats_s;
    return out.dump(2);
}

// "126 BPM, or perhaps 63, a clear pulse (clarity 0.61, beat strength 0.40), 4.2 events a second"
std::string report(const Pulse& p) {
    const std::string measures =
        text(" (clarity %.2f, beat strength %.2f), %.1f events a second", static_cast<double>(p.clarity),
             static_cast<double>(p.beat_strength), static_cast<double>(p.events_per_s));
    if (p.tempo_bpm == 0) return tempo_told(p) + measures;
    return tempo_told(p) + (p.clarity >= kClearPulse ? ", a clear pulse" : ", an unclear pulse") + measures;
}

}  // namespace

std::string tempo_told(const Pulse& heard) {
    if (heard.tempo_bpm == 0) return "no pulse can be told";
    const std::string tempo = text("%.0f BPM", heard.tempo_bpm);
    if (heard.sure >= kSureTempo) return tempo;
    return tempo + (heard.sure >= kLikelierTempo ? ", or perhaps" : ", or as likely") + text(" %.0f", heard.rival_bpm);
}

int pulse(const PulseOptions& options) {
    auto npy_file = NpyFile::at(options.npy, options.force);
    if (!npy_file) return 2;
    keep_in({{options.file}, {}, {}, {}});
    const auto bytes = read_file(options.file);
    if (!bytes) return complain(options.file, bytes.error().message), 1;
    std::vector<std::string> warnings;
    const auto heard = pulse_of_file(*bytes, &warnings);
    if (!heard) return complain(options.file, heard.error().message), 1;
    for (const std::string& warning : warnings) complain(options.file, warning);
    if (!npy_file->write(rows(*heard), kColumns)) return 1;
    return print((options.json ? json(*heard) : report(*heard)) + "\n") ? 0 : 1;
}

}  // namespace moodglass::cli
