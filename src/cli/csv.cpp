// SPDX-License-Identifier: Apache-2.0
#include "cli/csv.h"

#include <cmath>
#include <cstdio>

namespace moodglass::cli {
namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

}  // namespace

std::string csv_header() {
    std::string line = "file,duration_s";
    for (const auto name : kFeatureNames) line += "," + std::string(name);
    for (const auto name : kEmotionNames) line += "," + std::string(name);
    line += ",reference,reference_chosen";
    for (const auto name : kFeatureNames) line += "," + std::string(name) + "_percentile";
    for (const auto name : kEmotionNames) line += "," + std::string(name) + "_percentile";
    for (const auto name : kEmotionNames) line += "," + std::string(name) + "_left_out";
    return line + "\r\n";
}

std::string csv_row(const Analysis& analysis) {
    std::string line = quoted(analysis.file) + "," + number(analysis.duration_s);
    for (const Estimate& e : analysis.midlevel) line += analysis.explained ? "," + number(e.mean) : ",";
    for (const Estimate& e : analysis.emotions) line += "," + number(e.mean);
    line += "," + quoted(analysis.reference.kind) + "," + std::string(to_string(analysis.reference.chosen));
    const auto rank = [](const Estimate& e) { return "," + number(std::round(10.0 * static_cast<double>(e.percentile)) / 10); };
    for (const Estimate& e : analysis.midlevel) line += analysis.explained ? rank(e) : ",";
    for (const Estimate& e : analysis.emotions) line += rank(e);
    for (std::size_t e = 0; e < kEmotionCount; ++e) line += analysis.left_out ? "," + number((*analysis.left_out)[e].value) : ",";
    return line + "\r\n";
}

}  // namespace moodglass::cli
