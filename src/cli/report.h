// SPDX-License-Identifier: Apache-2.0
// An Analysis for a reader at a terminal.
#pragma once

#include <string>

#include "analysis/analysis.h"

namespace moodglass::cli {

std::string report(const Analysis& analysis);

}  // namespace moodglass::cli
