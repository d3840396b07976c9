// SPDX-License-Identifier: Apache-2.0
// Results as a table: one row a file; file, duration_s, then the seven features and eight emotions; the kind of music it is compared with
// and how that was chosen; the percentiles of all fifteen within it; of every emotion what the reasons leave out, where the model tells
// it (RFC 4180).
#pragma once

#include <string>

#include "analysis/analysis.h"

namespace moodglass::cli {

std::string csv_header();
std::string csv_row(const Analysis& analysis);

}  // namespace moodglass::cli
