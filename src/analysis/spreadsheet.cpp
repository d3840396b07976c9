// SPDX-License-Identifier: Apache-2.0
#include "analysis/spreadsheet.h"

#include <algorithm>
#include <cstdio>

#include "analysis/json.h"

namespace moodglass {
namespace {

std::string printed(const char* format, int digits, double value, Decimal decimal) {
    char text[64];
    std::snprintf(text, sizeof text, format, digits, value);
    std::string out = text;
    if (decimal == Decimal::comma) std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

bool may_be_run(std::string_view text) {
    if (text.empty()) return false;
    const auto first = static_cast<unsigned char>(text.front());
    return first < 0x20 || first == 0x7f || std::string_view("=+-@").find(text.front()) != std::string_view::npos;
}

}  // namespace

char separator(Decimal decimal) { return decimal == Decimal::comma ? ';' : ','; }

std::string cell_of(std::string_view text) {
    std::string out = may_be_run(text) ? "\"'" : "\"";
    for (const char c : as_in_json(text)) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string fixed_cell(double value, int decimals, Decimal decimal) {
    return printed("%.*f", decimals, value, decimal);
}
std::string general_cell(double value, int digits, Decimal decimal) { return printed("%.*g", digits, value, decimal); }

}  // namespace moodglass
