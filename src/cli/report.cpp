// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "cli/pulse.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "explain/uncertainty.h"
#include "explain/words.h"
#include "story/say.h"

namespace moodglass::cli {
namespace {

constexpr const char* kBold = "1";
constexpr const char* kDim = "2";
constexpr const char* kBlue = "34";
constexpr const char* kOrange = "33";

// A bar of eighths: value 1 fills `width` characters.
std::string bar(double value, int width) {
    static constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const int eighths = static_cast<int>(std::lround(std::clamp(value, 0.0, 1.0) * width * 8));
    std::string drawn;
    for (int i = 0; i < eighths / 8; ++i) drawn += "█";
    drawn += kEighths[eighths % 8];
    for (int i = (eighths + 7) / 8; i < width; ++i) drawn += ' ';
    return drawn;
}

std::string row(std::string_view name, const Estimate& e, const char* colour) {
    return "  " + titled(name) + styled(bar(static_cast<double>(e.mean), 24), colour) +
           text("  %.2f  ", static_cast<double>(e.mean)) +
           styled(text("%.2f to %.2f, above %3d %%", static_cast<double>(e.low), static_cast<double>(e.high),
                       whole_share(e.percentile)),
                  kDim);
}

// "Key: A minor (69 %), or D major (6 %)"
std::string key(const HeardKey& heard) {
    return "Key: " + to_string(heard.key) +
           text(" (%.0f %%), or ", 100 * static_cast<double>(heard.sure)) + to_string(heard.rival) +
           text(" (%.0f %%)", 100 * static_cast<double>(heard.rival_sure)) + "\n";
}

// ", slow"
std::string pace(const Pulse& p) {
    if (p.tempo_bpm == 0 || p.sure < kLikelierTempo) return "";
    const double shown = std::round(p.tempo_bpm);
    return shown < kSlow_bpm ? ", slow" : shown > kFast_bpm ? ", fast" : "";
}

// Rows under the effects.
std::string left_out(const PerEmotion<LeftOut>& of) {
    std::string out = "\n" + styled("Not in these qualities", kBold) + " (with them they add up to what a black box over the same network hears)\n";
    const auto line = [&](const char* title, const char* format, auto&& value) {
        out += "  " + titled(title);
        for (const LeftOut& each : of) out += text(format, static_cast<double>(value(each)));
        out += "\n";
    };
    line("left out", "%+9.2f", [](const LeftOut& each) { return each.value; });
    line("more than for", "%7.0f %%", [](const LeftOut& each) { return static_cast<float>(whole_share(each.percentile)); });
    line("black box", "%9.2f", [](const LeftOut& each) { return each.black_box; });
    return out;
}

// A line for each section: "  0:00  A   calmer, smoother".
std::string sections(const Analysis& a) {
    std::string out;
    for (const Section& section : a.sections)
        out += text("  %5s  %s%s  ", clock(section.start_s).c_str(), section.letter.c_str(), section.varied ? "'" : " ") +
               (a.sections.size() > 1 ? name_of(section, a.explained, Language::english) : std::string()) + "\n";
    return out;
}

// What sets the song apart from the music that it is compared with comes first.
PerEmotion<std::size_t> emotions_by_how_telling(const Analysis& a) {
    PerEmotion<std::size_t> order;
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return std::fabs(a.emotions[one].percentile - 50) > std::fabs(a.emotions[other].percentile - 50);
    });
    return order;
}

// Why with this music.
std::string told_how(const Analysis& a) {
    const auto& probable = a.reference.probabilities;
    if (a.reference.chosen == Chosen::asked || probable.empty()) return {};
    const std::string share = text("%.0f %%", 100 * static_cast<double>(probable.front().probability));
    const std::string music(music_of(probable.front().kind));
    if (a.reference.chosen == Chosen::unsure) return " (what kind of music this is, is not sure: " + music + " with " + share + ")";
    return " (it sounds like " + music + ", " + share + ")";
}

}  // namespace

std::string report(const Analysis& a) {
    std::string out = styled(printable(a.file), kBold) + "  " + clock(a.duration_s) + "\n";
    for (const std::string& warning : a.warnings) out += "  ! " + printable(warning) + "\n";
    if (!a.sections.empty()) {
        const Telling told = telling_of(a);
        out += "\n" + styled(headline(told, a, Language::english), kBold) + "\n  " + way(told, a, Language::english) + "\n" + sections(a);
        if (!told.moments.empty()) out += "  " + moments(told, a, Language::english) + "\n";
    }
    if (a.explained) {
        out += "\n" + styled("How it sounds", kBold) + "\n";
        for (std::size_t f = 0; f < kFeatureCount; ++f) out += row(kFeatureNames[f], a.midlevel[f], kBlue) + "\n";
    }
    if (!a.harmony.minor.empty()) out += "\n" + key(a.harmony.heard);
    if (!a.pulse.series.clarity.empty()) out += "Tempo: " + tempo_told(a.pulse) + pace(a.pulse) + "\n";
    out += "\n" + styled("What it expresses", kBold) + "\n";
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        out += row(kEmotionNames[e], a.emotions[e], kOrange) + (a.emotions[e].ambiguous ? "  ambiguous" : "") + "\n";
    out += "\n" + styled(a.explained ? "Why" : "In words", kBold) + "\n";
    for (const std::size_t e : emotions_by_how_telling(a)) out += "  " + a.sentences[e] + "\n";
    if (a.explained) {
        out += "\n" + styled("Effects", kBold) + " (weight x feature; with the bias they add up to the emotion)\n  " + titled("");
        for (const auto name : kEmotionNames) out += text("%9.*s", static_cast<int>(name.size()), name.data());
        out += "\n";
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            out += "  " + titled(kFeatureNames[f]);
            for (std::size_t e = 0; e < kEmotionCount; ++e) out += text("%+9.2f", static_cast<double>(a.effects[e].of[f]));
            out += "\n";
        }
        out += "  " + titled("bias");
        for (std::size_t e = 0; e < kEmotionCount; ++e) out += text("%+9.2f", static_cast<double>(a.effects[e].bias));
        out += "\n";
    }
    if (a.left_out) out += left_out(*a.left_out);
    const std::string origin = "Scale: rating / 10. \"above\": share of " + printable(a.reference.clips) + told_how(a) + ". Ranges: 80 % of ratings. Model " +
                               printable(a.model.name + " " + a.model.version) + text(", %.2f s.", a.timings_s.total);
    const std::string note = interval_note(a.intervals_of, a.explained);
    return out + "\n" + styled(origin, kDim) + "\n" + (note.empty() ? "" : styled(note, kDim) + "\n");
}

}  // namespace moodglass::cli
