// SPDX-License-Identifier: Apache-2.0
#include "cli/explain_report.h"

#include "cli/terminal.h"
#include "cli/text.h"
#include "explain/compare.h"
#include "explain/words.h"
#include "spectrogram/filterbank.h"

namespace moodglass::cli {
namespace {

std::string place(const char* what, const Highlight& h) {
    return text("  %s at %s to %s, and from %.0f to %.0f Hz\n", what, clock(h.begin_s).c_str(), clock(h.end_s).c_str(),
                h.low_hz, h.high_hz);
}

std::string effects_of(const Explanation& e) {
    PerFeature<float> beyond{};
    for (std::size_t f = 0; f < kFeatureCount; ++f) beyond[f] = e.effects.of[f] - e.usual_effects[f];
    std::string out = "\n" + styled("Effects", "1") +
                      " (weight x feature; with the bias they add up to the value)\n  " + titled("") +
                      text("%10s %9s %9s %9s\n", "than usual", "effect", "usual", "share");
    for (const std::size_t f : by_size(beyond))
        out += "  " + titled(kFeatureNames[f]) +
               text("%+10.2f %+9.2f %+9.2f %+7.0f %%\n", static_cast<double>(beyond[f]),
                    static_cast<double>(e.effects.of[f]), static_cast<double>(e.usual_effects[f]),
                    100 * static_cast<double>(e.relative[f]));
    return out + "  " + titled("bias") + text("%20.2f\n", static_cast<double>(e.effects.bias));
}

std::string left_out_of(const LeftOut& of) {
    return "  " + titled("not in these qualities") +
           text("%+18.2f, more than for %d %%; with it the black box's %.2f\n", static_cast<double>(of.value),
                whole_share(of.percentile), static_cast<double>(of.black_box));
}

}  // namespace

std::string report(const Analysis& a, const Explanation& e) {
    std::string out =
        styled(printable(a.file), "1") + "  " + clock(e.begin_s) + " to " + clock(e.end_s) + " of " + clock(a.duration_s) + "\n";
    for (const std::string& warning : a.warnings) out += "  ! " + printable(warning) + "\n";
    out += "\n" + e.sentence + "\n";
    if (e.reasons) out += effects_of(e) + (e.left_out ? left_out_of(*e.left_out) : "");
    if (e.reasons) out += "\n" + styled("What if", "1") + "\n  " + e.change + "\n";
    const auto count = static_cast<int>(e.map.columns.length());
    out += "\n" + styled("Where in the sound", "1") + "\n" + place("raised most", e.raises) +
           place("lowered most", e.lowers);
    const char* from = e.map.from == CountedFrom::usual ? "what is usual" : "silence";
    const char* base = e.map.from == CountedFrom::usual ? "what is usual" : "what silence is given";
    out += styled(text("  %d x %d cells, counted from %s; with %s (%.2f) and what is measured of the harmony (%+.2f) they add up to "
                       "the value. One cell sees %.1f s and %.0f of %d bands.\n",
                       count, static_cast<int>(e.map.rows), from, base, static_cast<double>(e.map.base - e.map.measured), static_cast<double>(e.map.measured), e.grid.field_s, e.grid.field_bands, kBandCount),
                  "2");
    return out + "\n" +
           styled("Scale: rating / 10. \"usual\": mean of " + printable(a.reference.clips) + ". Model " +
                      printable(a.model.name + " " + a.model.version) + ".",
                  "2") +
           "\n";
}

}  // namespace moodglass::cli
