// SPDX-License-Identifier: Apache-2.0
#include "cli/csv.h"

#include <cmath>

#include "story/say.h"

namespace moodglass::cli {
namespace {

// "A 0; B 72.1; A' 160": from when on.
std::string sections(const Analysis& analysis, Decimal decimal) {
    std::string out;
    for (const Section& section : analysis.sections)
        out += (out.empty() ? "" : "; ") + section.letter + (section.varied ? "' " : " ") +
               general_cell(std::round(10.0 * section.start_s) / 10, 6, decimal);
    return out;
}

}  // namespace

std::string csv_header(Decimal decimal) {
    const char between = separator(decimal);
    std::string line = std::string(kByteOrderMark) + "file" + between + "duration_s";
    const auto add = [&](std::string_view name, std::string_view ending = "") {
        ((line += between) += name) += ending;
    };
    for (const auto name : kFeatureNames) add(name);
    for (const auto name : kEmotionNames) add(name);
    add("reference");
    add("reference_chosen");
    for (const auto name : kFeatureNames) add(name, "_percentile");
    for (const auto name : kEmotionNames) add(name, "_percentile");
    for (const auto name : kEmotionNames) add(name, "_left_out");
    add("headline");
    add("sections");
    for (const auto name : kEmotionNames) add(name, "_left_out_percentile");
    for (const auto name : kEmotionNames) add(name, "_black_box");
    return line + "\r\n";
}

std::string csv_row(const Analysis& analysis, Decimal decimal) {
    const char between = separator(decimal);
    const auto number = [&](double value) { return between + general_cell(value, 6, decimal); };
    const auto share = [&](float percentile) {
        return number(std::round(1000.0 * static_cast<double>(percentile)) / 1000);
    };
    const auto rank = [&](const Estimate& e) { return share(e.percentile); };
    const std::string none(1, between);
    std::string line = cell_of(analysis.file) + number(analysis.duration_s);
    for (const Estimate& e : analysis.midlevel) line += analysis.explained ? number(static_cast<double>(e.mean)) : none;
    for (const Estimate& e : analysis.emotions) line += number(static_cast<double>(e.mean));
    line += between + cell_of(analysis.reference.kind) + between + std::string(to_string(analysis.reference.chosen));
    for (const Estimate& e : analysis.midlevel) line += analysis.explained ? rank(e) : none;
    for (const Estimate& e : analysis.emotions) line += rank(e);
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        line += analysis.left_out ? number(static_cast<double>((*analysis.left_out)[e].value)) : none;
    line += between + cell_of(headline(telling_of(analysis), analysis, Language::english));
    line += between + cell_of(sections(analysis, decimal));
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        line += analysis.left_out ? share((*analysis.left_out)[e].percentile) : none;
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        line += analysis.left_out ? number(static_cast<double>((*analysis.left_out)[e].black_box)) : none;
    return line + "\r\n";
}

}  // namespace moodglass::cli
