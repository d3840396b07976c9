// SPDX-License-Identifier: Apache-2.0
// Results as a table for spreadsheets (analysis/spreadsheet.h): one row a file; file, duration_s, then the seven
// features and eight emotions; the kind of music it is compared with and how that was chosen; the percentiles of all
// fifteen within it; of every emotion what the reasons leave out, where the model tells it.
#pragma once

#include <string>

#include "analysis/analysis.h"
#include "analysis/spreadsheet.h"

namespace moodglass::cli {

std::string csv_header(Decimal decimal);  // with the byte order mark
std::string csv_row(const Analysis& analysis, Decimal decimal);

}  // namespace moodglass::cli
