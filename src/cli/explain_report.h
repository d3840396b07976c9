// SPDX-License-Identifier: Apache-2.0
// An explanation for a reader at a terminal.
#pragma once

#include <string>

#include "analysis/analysis.h"
#include "analysis/explanation.h"

namespace moodglass::cli {

std::string report(const Analysis& analysis, const Explanation& explanation);

}  // namespace moodglass::cli
