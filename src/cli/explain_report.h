// SPDX-License-Identifier: Apache-2.0
// An explanation, and a comparison, for a reader at a terminal.
#pragma once

#include <string>

#include "analysis/analysis.h"
#include "analysis/explanation.h"

namespace moodglass::cli {

std::string report(const Analysis& analysis, const Explanation& explanation);

// "rhythmic stability", filled up to a column's width.
std::string titled(std::string_view name);

}  // namespace moodglass::cli
