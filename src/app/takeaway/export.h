// SPDX-License-Identifier: Apache-2.0
// Values and curves as text, for spreadsheets.
#pragma once

#include <string>

#include "analysis/spreadsheet.h"
#include "app/songs/summary.h"

namespace moodglass::app {

std::string values_as_text(const Summary& summary);   // tab-separated: name, value, low, high
std::string curves_as_csv(const Analysis& analysis, Decimal decimal);  // a column each, a line a moment of the curve

}  // namespace moodglass::app
